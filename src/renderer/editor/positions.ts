import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import type { TextRange } from './article-editor-props.ts';
import { $isTextBlock, type TextBlockNode } from './nodes/TextBlockNode.ts';

/** Between Lexical's points (node and offset) and ours (text block and UTF-16 offset into its text). */

/** A place in a text block. */
export interface Place {
  readonly block: TextBlockNode;
  readonly offset: number;
}

/** Length of a node's text as the article counts it: a line break is one unit, a note reference none. */
export function $lengthOf(node: LexicalNode): number {
  if ($isTextNode(node)) return node.getTextContentSize();
  if ($isLineBreakNode(node)) return 1;
  if ($isElementNode(node)) return node.getChildren().reduce((sum, child) => sum + $lengthOf(child), 0);
  return 0;
}

/** The text block a node stands in, or the node itself. */
export function $textBlockOf(node: LexicalNode | null): TextBlockNode | null {
  for (let at = node; at !== null; at = at.getParent()) if ($isTextBlock(at)) return at;
  return null;
}

/** All text blocks of the article in reading order. */
export function $textBlocks(parent: ElementNode = $getRoot()): TextBlockNode[] {
  return parent
    .getChildren()
    .flatMap((child) => ($isTextBlock(child) ? [child] : $isElementNode(child) ? $textBlocks(child) : []));
}

/** Where a point lies; null when it is at no text (between blocks, on a divider). */
export function $placeOf(point: PointType): Place | null {
  const node = point.getNode();
  const block = $textBlockOf(node);
  if (block === null) return null;
  let offset = 0;
  if (point.type === 'text') offset = point.offset;
  else if ($isElementNode(node)) {
    offset = node
      .getChildren()
      .slice(0, point.offset)
      .reduce((sum, child) => sum + $lengthOf(child), 0);
  }
  for (let at: LexicalNode = node; !at.is(block); at = at.getParentOrThrow()) {
    for (const before of at.getPreviousSiblings()) offset += $lengthOf(before);
  }
  return { block, offset };
}

/** Sets a point to a place; between two pieces of text it takes the end of the first. */
export function $setPoint(point: PointType, { block, offset }: Place): void {
  let rest = offset;
  const walk = (parent: ElementNode): boolean => {
    const children = parent.getChildren();
    for (const [index, child] of children.entries()) {
      if ($isElementNode(child)) {
        if (walk(child)) return true;
        continue;
      }
      const length = $lengthOf(child);
      if ($isTextNode(child) && rest <= length) {
        point.set(child.getKey(), rest, 'text');
        return true;
      }
      if (!$isTextNode(child) && rest === 0 && length > 0) {
        point.set(parent.getKey(), index, 'element');
        return true;
      }
      rest -= length;
    }
    return false;
  };
  if (!walk(block)) point.set(block.getKey(), block.getChildrenSize(), 'element');
}

/** Selects from one place to another, and answers with the new selection. */
export function $select(anchor: Place, focus: Place = anchor): RangeSelection {
  const selection = $createRangeSelection();
  $setPoint(selection.anchor, anchor);
  $setPoint(selection.focus, focus);
  $setSelection(selection);
  const node = selection.anchor.getNode();
  if ($isTextNode(node)) selection.format = node.getFormat();
  return selection;
}

/** The caret's place when the selection is one; null otherwise. */
export function $caret(): Place | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) && selection.isCollapsed() ? $placeOf(selection.anchor) : null;
}

/** A part of one text block inside the selection. */
export interface SelectedPart {
  readonly block: TextBlockNode;
  readonly start: number;
  readonly end: number;
}

/** The parts of text blocks inside a selection, in reading order; blocks touched at their edge only count as empty parts. */
export function $selectedParts(selection = $getSelection()): SelectedPart[] {
  if (!$isRangeSelection(selection)) return [];
  const blocks = $textBlocks();
  const [from, to] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const first = $edge(blocks, from, 'start');
  const last = $edge(blocks, to, 'end');
  if (first === null || last === null || first.index > last.index) return [];
  return blocks.slice(first.index, last.index + 1).map((block, at) => ({
    block,
    start: at === 0 ? first.offset : 0,
    end: first.index + at === last.index ? last.offset : $lengthOf(block),
  }));
}

/** The nearest text place at or after (start), at or before (end) a point. */
function $edge(blocks: readonly TextBlockNode[], point: PointType, side: 'start' | 'end') {
  const place = $placeOf(point);
  if (place !== null) {
    const index = blocks.findIndex((block) => block.is(place.block));
    return index < 0 ? null : { index, offset: place.offset };
  }
  const node = point.getNode();
  const inside = $isElementNode(node)
    ? node.getChildAtIndex(side === 'start' ? point.offset : point.offset - 1)
    : node;
  if (inside === null) return null;
  const isBeyond = (block: TextBlockNode): boolean =>
    side === 'start'
      ? block.is(inside) || inside.isParentOf(block) || inside.isBefore(block)
      : block.is(inside) || inside.isParentOf(block) || block.isBefore(inside);
  const index = side === 'start' ? blocks.findIndex(isBeyond) : blocks.findLastIndex(isBeyond);
  const found = blocks[index];
  return found ? { index, offset: side === 'start' ? 0 : $lengthOf(found) } : null;
}

/** What is selected, as ranges of the article; none of them empty. */
export function $selectedRanges(): TextRange[] {
  return $selectedParts()
    .filter((part) => part.start < part.end)
    .map(({ block, start, end }) => ({ blockId: block.getBlockId(), start, end }));
}

/** The text block with this id; null when it is not in the editor. */
export function $findTextBlock(blockId: string): TextBlockNode | null {
  return $textBlocks().find((block) => block.getBlockId() === blockId) ?? null;
}

/**
 * Runs `change`, which may replace what is inside text blocks, and puts the selection back to the same offsets
 * (moved by `carry`, when the text itself changed).
 */
export function $keepingSelection(
  change: () => void,
  carry: (blockId: string, offset: number) => number = (_blockId, offset) => offset,
): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    change();
    return;
  }
  const { format, style } = selection;
  const anchor = $placeOf(selection.anchor);
  const focus = selection.isCollapsed() ? anchor : $placeOf(selection.focus);
  change();
  if (anchor === null || focus === null) return;
  const again = (place: Place): Place | null => {
    const block = $getNodeByKey(place.block.getKey());
    if (!$isTextBlock(block) || !block.isAttached()) return null;
    const offset = carry(block.getBlockId(), place.offset);
    return { block, offset: Math.min(offset, $lengthOf(block)) };
  };
  const to = again(anchor);
  const toFocus = again(focus);
  if (to === null || toFocus === null) return;
  const next = $select(to, toFocus);
  next.format = format;
  next.style = style;
}
