import {
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isLink } from './nodes/LinkNode.ts';
import { spansState } from './nodes/node-state.ts';
import type { TextBlockNode } from './nodes/TextBlockNode.ts';

/** A piece of a text block's text: one text node or line break, with the spans it stands in. */
export interface Piece {
  readonly node: LexicalNode;
  readonly start: number;
  readonly end: number;
  readonly spanIds: readonly string[];
}

/** The pieces of a text block in order. Note references have no length and are left out. */
export function $piecesOf(block: TextBlockNode): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const walk = (parent: ElementNode): void => {
    for (const node of parent.getChildren()) {
      if ($isElementNode(node)) walk(node);
      else if ($isTextNode(node) || $isLineBreakNode(node)) {
        const end = at + ($isTextNode(node) ? node.getTextContentSize() : 1);
        pieces.push({ node, start: at, end, spanIds: $getState(node, spansState) });
        at = end;
      }
    }
  };
  walk(block);
  return pieces;
}

/** The pieces that meet at an offset; the same piece twice when the offset lies inside it. */
export function piecesAt(
  pieces: readonly Piece[],
  offset: number,
): { left: Piece | null; right: Piece | null } {
  return {
    left: pieces.find((piece) => piece.start < offset && piece.end >= offset) ?? null,
    right: pieces.find((piece) => piece.start <= offset && piece.end > offset) ?? null,
  };
}

/** The spans that hold text typed at an offset: those on both sides of it. */
export function spansAround(pieces: readonly Piece[], offset: number): readonly string[] {
  const { left, right } = piecesAt(pieces, offset);
  if (left === null || right === null) return [];
  return left.spanIds.filter((id) => right.spanIds.includes(id));
}

/** The spans that hold all of `[start, end)`. */
export function spansOver(pieces: readonly Piece[], start: number, end: number): readonly string[] {
  const touched = pieces.filter((piece) => piece.start < end && piece.end > start);
  const [first, ...rest] = touched;
  return first ? first.spanIds.filter((id) => rest.every((piece) => piece.spanIds.includes(id))) : [];
}

/** The link a node stands in; null when it stands in none. */
export function $linkAround(node: LexicalNode | null): ElementNode | null {
  const parent = node?.getParent() ?? null;
  return $isLink(parent) ? parent : null;
}
