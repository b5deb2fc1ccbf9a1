/**
 * Between the selection of the document and offsets of the evidence text. Paragraph elements carry `data-start`, the
 * offset of their first character, and render their text unchanged, so that lengths in the DOM are lengths in the text.
 */

/** A passage of the evidence text, UTF-16 offsets. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

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
  const from = pointAt(root, start);
  const to = pointAt(root, end);
  if (from === null || to === null) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  revealPassage(root, start);
}

/** Brings the paragraph of an offset into view. */
export function revealPassage(root: HTMLElement, start: number): void {
  paragraphOf(root, start)?.scrollIntoView({ block: 'center' });
}

function paragraphOf(root: HTMLElement, at: number): HTMLElement | null {
  const all = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  return all.findLast((paragraph) => Number(paragraph.dataset['start']) <= at) ?? null;
}

function offsetOf(root: HTMLElement, node: Node, offset: number, edge: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>('[data-start]');
  if (paragraph === null || paragraph === undefined) {
    // Between paragraphs: the border of the nearest one inside the range.
    const children = [...root.querySelectorAll<HTMLElement>('[data-start]')];
    const next = children.find(
      (child) => node.contains(child) && [...node.childNodes].indexOf(topOf(child, node)) >= offset,
    );
    const border = edge === 'start' ? next : (next?.previousElementSibling ?? children.at(-1));
    if (!(border instanceof HTMLElement)) return null;
    const start = Number(border.dataset['start']);
    return edge === 'start' ? start : start + border.textContent.length;
  }
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset['start']) + before.toString().length;
}

function topOf(node: Node, container: Node): ChildNode {
  let top: Node = node;
  while (top.parentNode !== null && top.parentNode !== container) top = top.parentNode;
  return top as ChildNode;
}

function pointAt(root: HTMLElement, at: number): { node: Node; offset: number } | null {
  const paragraph = paragraphOf(root, at);
  if (paragraph === null) return null;
  let rest = at - Number(paragraph.dataset['start']);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (rest <= length) return { node, offset: rest };
    rest -= length;
    last = node;
  }
  return last === null ? null : { node: last, offset: last.textContent?.length ?? 0 };
}
