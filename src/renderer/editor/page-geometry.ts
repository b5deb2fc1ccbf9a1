import type { LexicalEditor } from 'lexical';
import type { TextRange } from './article-editor-props.ts';
import type { TextBlockNode } from './nodes/TextBlockNode.ts';
import { $piecesOf } from './pieces.ts';
import { $textBlocks } from './positions.ts';

/** Ranges of the article as ranges of the page; those whose block is not there are left out. */
export function pageRanges(editor: LexicalEditor, ranges: readonly TextRange[]): Range[] {
  return editor.getEditorState().read(() => {
    const blocks = new Map($textBlocks().map((block) => [block.getBlockId(), block]));
    return ranges.flatMap((range) => {
      const block = blocks.get(range.blockId);
      return block ? ($pageRange(editor, block, range.start, range.end) ?? []) : [];
    });
  });
}

/** The same for a range of one block; null where the page has no such place. */
export function $pageRange(
  editor: LexicalEditor,
  block: TextBlockNode,
  start: number,
  end: number,
): Range | null {
  const pieces = $piecesOf(block);
  const from = pieces.find((piece) => piece.end > start);
  const to = pieces.findLast((piece) => piece.start < end);
  const first = from && textIn(editor.getElementByKey(from.node.getKey()));
  const last = to && textIn(editor.getElementByKey(to.node.getKey()));
  if (!from || !to || !first || !last) return null;
  const range = document.createRange();
  range.setStart(first, Math.min(Math.max(0, start - from.start), first.data.length));
  range.setEnd(last, Math.min(end - to.start, last.data.length));
  return range;
}

/** The top-level elements of the page that are in sight, and `margin` CSS pixels beyond. */
export function elementsInView(scroller: HTMLElement, root: HTMLElement, margin = 200): HTMLElement[] {
  const view = scroller.getBoundingClientRect();
  const { children } = root;
  // They lie one below the other, so the first in sight is found without asking for every box.
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((children[middle] as Element).getBoundingClientRect().bottom < view.top - margin) low = middle + 1;
    else high = middle;
  }
  const found: HTMLElement[] = [];
  for (let at = low; at < children.length; at += 1) {
    const element = children[at];
    if (!(element instanceof HTMLElement)) continue;
    if (element.getBoundingClientRect().top > view.bottom + margin) break;
    found.push(element);
  }
  return found;
}

function textIn(element: Node | null): Text | null {
  for (let at = element; at !== null; at = at.firstChild) if (at instanceof Text) return at;
  return null;
}

/** The text range an element of the page lies in: the block that holds a DOM node. */
export function blockElementOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-block]') : null;
}

/** Paints ranges under a name of the stylesheet (`::highlight(name)`), without touching the text. */
export function paintHighlight(name: string, ranges: readonly Range[]): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
