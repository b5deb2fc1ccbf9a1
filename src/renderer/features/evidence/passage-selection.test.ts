// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { paragraphsOf } from './evidence-paragraphs.ts';
import { keepPassage, rangeOf, selectedPassage, trimmed } from './passage-selection.ts';
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

/** Formatted text: runs point into the written text, a note stands between them, `&` stands for `&amp;`. */
function formatted(): { readonly root: HTMLElement; readonly written: string } {
  const written = 'She **said** yes &amp; no.';
  const root = document.createElement('div');
  for (const [shown, start, end] of [
    ['She ', 0, 4],
    ['said', 6, 10],
    [' yes ', 12, 17],
    ['&', 17, 22],
    [' no.', 22, 26],
  ] as const) {
    const run = document.createElement('span');
    run.dataset['start'] = String(start);
    if (shown.length !== end - start) run.dataset['end'] = String(end);
    run.textContent = shown;
    root.append(run);
    if (shown === 'said') root.append(document.createElement('button'));
  }
  document.body.append(root);
  return { root, written };
}

it('gives offsets of what is written, whatever is shown of it', () => {
  const { root, written } = formatted();
  const [, said, , sign, end] = [...root.querySelectorAll('span')].map((run) => run.firstChild!);
  const passage = selectedPassage(root, select(said!, 0, sign!, 1), written);
  expect(written.slice(passage?.start, passage?.end)).toBe('said** yes &amp;');
  // From between two runs to the end of the whole.
  const rest = selectedPassage(root, select(root, 2, end!, 4), written);
  expect(written.slice(rest?.start, rest?.end)).toBe('yes &amp; no.');
});

it('finds a passage again on the page', () => {
  const { root, written } = formatted();
  const start = written.indexOf('said');
  expect(rangeOf(root, { start, end: start + 4 })?.toString()).toBe('said');
  expect(rangeOf(root, { start: 12, end: 22 })?.toString()).toBe(' yes &');
});

it('selects a passage again when new marks have moved the selection', () => {
  const root = rendered();
  const start = text.indexOf('ferry carried');
  const passage = { start, end: start + 'ferry carried 1,950'.length };
  const [first] = [...root.querySelectorAll('p')].slice(1);
  const words = first!.firstElementChild!;
  select(words.firstChild!, 4, words.nextElementSibling!.firstChild!, 5);
  expect(selectedPassage(root, document.getSelection(), text)).toEqual(passage);
  // A mark over “ferry” cuts the words in three, and the selection goes on in what is left of them.
  const rest = words.firstChild as Text;
  const behind = rest.splitText('The ferry'.length);
  const mark = document.createElement('mark');
  mark.textContent = behind.data;
  words.after(mark);
  behind.remove();
  select(mark.firstChild!, 3, mark.nextElementSibling!.firstChild!, 5);
  expect(selectedPassage(root, document.getSelection(), text)).not.toEqual(passage);
  keepPassage(root, passage, text);
  expect(selectedPassage(root, document.getSelection(), text)).toEqual(passage);
});
