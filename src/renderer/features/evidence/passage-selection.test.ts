// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { paragraphsOf } from './evidence-paragraphs.ts';
import { selectedPassage, trimmed } from './passage-selection.ts';
import { runsOf } from './text-marks.ts';

const text = 'First paragraph.\n\nThe ferry carried 1,950 people. \n\nLast one.';

/** The text as the document view renders it, with a mark inside the second paragraph. */
function rendered(): HTMLElement {
  const root = document.createElement('div');
  const number = text.indexOf('1,950');
  for (const paragraph of paragraphsOf(text)) {
    const element = document.createElement('p');
    element.dataset['start'] = String(paragraph.start);
    for (const run of runsOf(paragraph.start, paragraph.end, [
      { kind: 'number', start: number, end: number + 5 },
    ])) {
      const piece = document.createElement('mark');
      piece.textContent = text.slice(run.start, run.end);
      element.append(piece);
    }
    root.append(element);
  }
  document.body.append(root);
  return root;
}

function select(from: Node, fromOffset: number, to: Node, toOffset: number): Selection {
  const selection = document.getSelection()!;
  selection.setBaseAndExtent(from, fromOffset, to, toOffset);
  return selection;
}

afterEach(() => {
  document.body.replaceChildren();
});

it('gives offsets of the text, across marks and paragraphs', () => {
  const root = rendered();
  const [first, second] = [...root.children];
  const intoMark = select(second!.childNodes[0]!.firstChild!, 10, second!.childNodes[1]!.firstChild!, 5);
  const passage = selectedPassage(root, intoMark, text)!;
  expect(text.slice(passage.start, passage.end)).toBe('carried 1,950');
  const across = select(first!.firstChild!.firstChild!, 6, second!.childNodes[1]!.firstChild!, 1);
  const long = selectedPassage(root, across, text)!;
  expect(text.slice(long.start, long.end)).toBe('paragraph.\n\nThe ferry carried 1');
});

it('takes a whole paragraph when its element is selected', () => {
  const root = rendered();
  const selection = select(root, 1, root, 2);
  const passage = selectedPassage(root, selection, text)!;
  expect(text.slice(passage.start, passage.end)).toBe('The ferry carried 1,950 people.');
});

it('has nothing for an empty selection or one elsewhere', () => {
  const root = rendered();
  const second = root.children[1]!.childNodes[0]!.firstChild!;
  expect(selectedPassage(root, select(second, 3, second, 3), text)).toBeNull();
  const elsewhere = document.createElement('p');
  elsewhere.textContent = 'Elsewhere';
  document.body.append(elsewhere);
  expect(selectedPassage(root, select(elsewhere.firstChild!, 0, elsewhere.firstChild!, 4), text)).toBeNull();
  expect(selectedPassage(root, null, text)).toBeNull();
});

it('leaves white space at the ends out', () => {
  expect(trimmed('  a b ', 0, 6)).toEqual({ start: 2, end: 5 });
  expect(trimmed('   ', 0, 3)).toBeNull();
});
