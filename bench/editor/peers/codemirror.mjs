import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

const addClaim = StateEffect.define();

/** CodeMirror 6 with each claim as a mark decoration; it draws only the lines in view. */
export function mountCodeMirror(place, { paragraphs, claims }) {
  place.replaceChildren();
  const starts = [];
  paragraphs.reduce((offset, text) => (starts.push(offset), offset + text.length + 1), 0);
  const mark = Decoration.mark({ class: 'mark' });
  const decorate = ({ paragraph, start, end }) =>
    mark.range(starts[paragraph] + start, starts[paragraph] + end);
  const field = StateField.define({
    create: () => Decoration.set(claims.map(decorate), true),
    update: (set, transaction) => {
      const add = transaction.effects
        .filter((effect) => effect.is(addClaim))
        .map((effect) => decorate(effect.value));
      return set.map(transaction.changes).update({ add });
    },
    provide: (value) => EditorView.decorations.from(value),
  });
  const view = new EditorView({
    state: EditorState.create({ doc: paragraphs.join('\n'), extensions: [field, EditorView.lineWrapping] }),
    parent: place,
  });
  return {
    root: view.contentDOM,
    putCaret: (paragraph, offset) => {
      const at = starts[paragraph] + offset;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    createClaim: (claim) => view.dispatch({ effects: addClaim.of(claim) }),
  };
}
