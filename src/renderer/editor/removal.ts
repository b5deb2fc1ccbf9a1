import { $createNodeSelection, $getRoot, $isElementNode, $setSelection, type LexicalNode } from 'lexical';
import { $writeContent } from './article-to-lexical.ts';
import { joinContent, noContent, sliceContent, spliceContent } from './content.ts';
import { $readContent } from './lexical-to-article.ts';
import { $isFigure, $isPicture } from './nodes/FigureNode.ts';
import { $createTextBlock, $isTextBlock, type TextBlockNode } from './nodes/TextBlockNode.ts';
import { $lengthOf, $select, $selectedParts, $textBlocks, type SelectedPart } from './positions.ts';

/**
 * Removes what is selected and leaves the caret there. Paragraphs join as one expects; captions, credits, footnotes and table
 * cells are only emptied, never joined with anything, and a figure or table goes when all of it was selected with more.
 */
export function $removeSelected(): void {
  const parts = $selectedParts();
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return;
  if (first === last) {
    if (first.start < first.end) $cut(first);
    $select({ block: first.block, offset: first.start });
    return;
  }
  if (isLoose(first.block) && isLoose(last.block)) {
    const rest = sliceContent($readContent(last.block), last.end, $lengthOf(last.block));
    const head = sliceContent($readContent(first.block), 0, first.start);
    $removeBetween(first.block, last.block);
    last.block.remove();
    $writeContent(first.block, joinContent([head, rest]));
    $select({ block: first.block, offset: first.start });
    return;
  }
  $emptyParts(parts);
  if (!$top(first.block).is($top(last.block))) $removeBetween($top(first.block), $top(last.block));
  if (first.block.isAttached()) $select({ block: first.block, offset: first.start });
}

/**
 * A block that others may join: no part of a figure or table, and no footnote. What joined a footnote would go with it when its
 * reference goes.
 */
function isLoose(block: TextBlockNode): boolean {
  return $top(block).is(block) && block.getShape().kind !== 'footnote';
}

function $top(block: TextBlockNode): LexicalNode {
  return block.getTopLevelElementOrThrow();
}

function $cut({ block, start, end }: SelectedPart): void {
  $writeContent(block, spliceContent($readContent(block), start, end, noContent));
}

function $emptyParts(parts: readonly SelectedPart[]): void {
  for (const part of parts) if (part.start < part.end) $cut(part);
}

/** Removes the top-level nodes strictly between two nodes. */
function $removeBetween(first: LexicalNode, last: LexicalNode): void {
  let next = first.getNextSibling();
  while (next !== null && !next.is(last)) {
    const after: LexicalNode | null = next.getNextSibling();
    next.remove();
    next = after;
  }
}

/** Removes a top-level node (for a picture: its figure) and puts the caret into the text before it, or behind it. */
export function $removeBlock(node: LexicalNode): void {
  const parent = node.getParent();
  const target = $isPicture(node) && $isFigure(parent) ? parent : node;
  const before = target.getPreviousSibling();
  const after = target.getNextSibling();
  target.remove();
  const previous = before ? lastText(before) : null;
  if (previous) $select({ block: previous, offset: $lengthOf(previous) });
  else {
    const next = after ? firstText(after) : null;
    $select({ block: next ?? $ensureText(), offset: 0 });
  }
}

function lastText(node: LexicalNode): TextBlockNode | null {
  return $isTextBlock(node) ? node : (($isFigure(node) ? $textBlocks(node).at(-1) : null) ?? null);
}

function firstText(node: LexicalNode): TextBlockNode | null {
  return $isTextBlock(node) ? node : (($isFigure(node) ? $textBlocks(node)[0] : null) ?? null);
}

/** Some text block to type into; makes an empty paragraph when the article has no text. */
export function $ensureText(): TextBlockNode {
  const [known] = $textBlocks();
  if (known) return known;
  const block = $createTextBlock();
  $getRoot().append(block);
  return block;
}

/** Selects a divider or a figure's picture as a whole; in a table the caret goes to the nearest cell. */
export function $selectBlock(node: LexicalNode): void {
  const target = $isFigure(node) ? (node.getChildren().find($isPicture) ?? node) : node;
  const [cell] = $isElementNode(target) ? $textBlocks(target) : [];
  if (cell) {
    $select({ block: cell, offset: 0 });
    return;
  }
  const selection = $createNodeSelection();
  selection.add(target.getKey());
  $setSelection(selection);
}
