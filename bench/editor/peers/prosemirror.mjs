import { Schema } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
});
const key = new PluginKey('claims');

/** ProseMirror with each claim as an inline decoration that is mapped through every change, as its manual shows it. */
export function mountProseMirror(place, { paragraphs, claims }) {
  place.replaceChildren();
  const doc = schema.node(
    'doc',
    null,
    paragraphs.map((text) => schema.node('paragraph', null, [schema.text(text)])),
  );
  const starts = [];
  doc.forEach((_node, offset) => starts.push(offset + 1));
  const decorate = ({ paragraph, start, end }) =>
    Decoration.inline(starts[paragraph] + start, starts[paragraph] + end, { class: 'mark' });
  const plugin = new Plugin({
    key,
    state: {
      init: () => DecorationSet.create(doc, claims.map(decorate)),
      apply: (transaction, set) => {
        const mapped = set.map(transaction.mapping, transaction.doc);
        const added = transaction.getMeta(key);
        return added === undefined ? mapped : mapped.add(transaction.doc, [added]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: [plugin] }),
    attributes: { class: 'text', spellcheck: 'false' },
  });
  return {
    root: view.dom,
    putCaret: (paragraph, offset) => {
      const selection = TextSelection.create(view.state.doc, starts[paragraph] + offset);
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
      view.focus();
    },
    createClaim: (place) => view.dispatch(view.state.tr.setMeta(key, decorate(place))),
  };
}
