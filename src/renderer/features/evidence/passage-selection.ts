/**
 * Between the selection of the document and offsets of the evidence text. Elements that carry `data-start`, the offset
 * of their first character, show a stretch of the text unchanged, so that lengths in the DOM are lengths in the text.
 * With `data-end` they show it in other characters and stand for all of it. They stand in the order of the text.
 */

/** A passage of the evidence text, UTF-16 offsets. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

const mapped = '[data-start]';

/** The passage that is selected inside `root`; null when nothing of its text is. White space at the ends is left out. */
export function selectedPassage(
  root: HTMLElement,
  selection: Selection | null,
  text: string,
): Passage | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset, 'start');
  const end = offsetOf(root, range.endContainer, range.endOffset, 'end');
  return start === null || end === null ? null : trimmed(text, start, end);
}

/** The same passage without white space at its ends; null when nothing is left. */
export function trimmed(text: string, start: number, end: number): Passage | null {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = start + piece.trimEnd().length;
  return to > from ? { start: from, end: to } : null;
}

/** Selects a passage and brings it into view. */
export function selectPassage(root: HTMLElement, { start, end }: Passage): void {
  const range = rangeOf(root, { start, end });
  if (range === null) return;
  selectRange(range);
  revealPassage(root, start);
}

/** Selects a passage again when what is drawn around it has moved the selection to other words; nothing scrolls. */
export function keepPassage(root: HTMLElement, passage: Passage, text: string): void {
  const selection = document.getSelection();
  if (selection === null || !root.contains(selection.anchorNode)) return;
  const now = selectedPassage(root, selection, text);
  if (now?.start === passage.start && now.end === passage.end) return;
  const range = rangeOf(root, passage);
  if (range === null) return;
  selectRange(range);
}

function selectRange(range: Range): void {
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** The passage as a range of the document; null when no element shows its place. */
export function rangeOf(root: HTMLElement, { start, end }: Passage): Range | null {
  const from = pointAt(root, start, 'start');
  const to = pointAt(root, end, 'end');
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Brings the place of an offset into view. */
export function revealPassage(root: HTMLElement, start: number): void {
  elementAt(root, start, 'start')?.scrollIntoView({ block: 'center' });
}

/** The offset of a point that a click or a caret is at; null outside the text. */
export function offsetAtPoint(root: HTMLElement, node: Node, offset: number): number | null {
  return root.contains(node) ? offsetOf(root, node, offset, 'start') : null;
}

function elementAt(root: HTMLElement, at: number, edge: 'start' | 'end'): HTMLElement | null {
  const all = [...root.querySelectorAll<HTMLElement>(mapped)];
  // An end belongs to the element before it, a start to the one behind it.
  return (
    all.findLast((element) =>
      edge === 'start'
        ? startOf(element) <= at
        : startOf(element) < at || (at === 0 && startOf(element) === 0),
    ) ?? null
  );
}

const startOf = (element: HTMLElement): number => Number(element.dataset['start']);

function endOf(element: HTMLElement): number {
  const end = element.dataset['end'];
  return end === undefined ? startOf(element) + element.textContent.length : Number(end);
}

function offsetOf(root: HTMLElement, node: Node, offset: number, edge: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const inside = element?.closest<HTMLElement>(mapped);
  if (inside === null || inside === undefined || !root.contains(inside))
    return offsetNear(root, node, offset, edge);
  if (inside.dataset['end'] !== undefined) return edge === 'start' ? startOf(inside) : endOf(inside);
  const before = document.createRange();
  before.setStart(inside, 0);
  before.setEnd(node, offset);
  return startOf(inside) + before.toString().length;
}

/** Between the elements that show text: the border of the next one inside the selection. */
function offsetNear(root: HTMLElement, node: Node, offset: number, edge: 'start' | 'end'): number | null {
  const point = document.createRange();
  point.setStart(node, offset);
  const all = [...root.querySelectorAll<HTMLElement>(mapped)];
  if (edge === 'start') {
    const next = all.find((each) => point.comparePoint(each, 0) >= 0);
    return next === undefined ? null : startOf(next);
  }
  const last = all.findLast((each) => point.comparePoint(each, each.childNodes.length) <= 0);
  return last === undefined ? null : endOf(last);
}

function pointAt(
  root: HTMLElement,
  at: number,
  edge: 'start' | 'end',
): { readonly node: Node; readonly offset: number } | null {
  const element = elementAt(root, at, edge);
  if (element === null) return null;
  if (element.dataset['end'] !== undefined) {
    return { node: element, offset: edge === 'start' ? 0 : element.childNodes.length };
  }
  let rest = at - startOf(element);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (rest <= length) return { node, offset: rest };
    rest -= length;
    last = node;
  }
  return last === null ? null : { node: last, offset: last.textContent?.length ?? 0 };
}
