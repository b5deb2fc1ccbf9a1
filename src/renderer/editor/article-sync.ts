import {
  $getRoot,
  HISTORY_MERGE_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { textBlocks, type Article, type Block, type TextBlock } from '../../core/article/block-tree.ts';
import { normaliseTextBlock, sameBlock, sameTextBlock } from '../../core/article/normal-form.ts';
import { $createBlock, $fillFigure, $fillTable, $writeContent } from './article-to-lexical.ts';
import { textDifference } from './content.ts';
import { $readBlock, $readText } from './lexical-to-article.ts';
import { $isBlockNode, type BlockNode } from './nodes/all-nodes.ts';
import { $isFigure, $isPicture } from './nodes/FigureNode.ts';
import { $isTable } from './nodes/TableNode.ts';
import { $isTextBlock, sameShape, shapeOf, type TextBlockNode } from './nodes/TextBlockNode.ts';
import { $keepingSelection, $textBlocks } from './positions.ts';

/** Marks updates that brought the editor in line with the project: they make no edit and no step of undo. */
export const syncTag = 'stet-sync';

/**
 * Brings the editor to `target` by the smallest change: blocks that are the same keep their nodes, text that is the
 * same keeps its pieces, the selection stays at its words. Without the focus the page's selection is left alone.
 */
export function syncEditor(editor: LexicalEditor, target: Article, hasFocus = false): void {
  editor.update(() => $reconcile(target), {
    discrete: true,
    tag: [
      syncTag,
      HISTORY_MERGE_TAG,
      SKIP_SCROLL_INTO_VIEW_TAG,
      ...(hasFocus ? [] : [SKIP_DOM_SELECTION_TAG]),
    ],
  });
}

/** {@link syncEditor} inside an update that is already running. */
export function $reconcile(target: Article): void {
  const old = new Map($textBlocks().map((node) => [node.getBlockId(), $readText(node).text]));
  const next = new Map(textBlocks(target).map((leaf) => [leaf.id, leaf.text]));
  const carry = (blockId: string, offset: number): number => {
    const change = textDifference(old.get(blockId) ?? '', next.get(blockId) ?? '');
    if (change === null || offset <= change.start) return offset;
    return offset >= change.aEnd ? offset + change.bEnd - change.aEnd : Math.min(offset, change.bEnd);
  };
  $keepingSelection(() => $placeBlocks(target), carry);
}

function $placeBlocks(target: Article): void {
  const root = $getRoot();
  const wanted = new Set(target.blocks.map((block) => block.id));
  const nodes = new Map<string, BlockNode>();
  for (const child of root.getChildren()) {
    if ($isBlockNode(child) && wanted.has(child.getBlockId())) nodes.set(child.getBlockId(), child);
    else child.remove();
  }
  let previous: LexicalNode | null = null;
  for (const block of target.blocks) {
    const known = nodes.get(block.id);
    const node = known ? $updateBlock(known, block) : $createBlock(block);
    const following: LexicalNode | null = previous ? previous.getNextSibling() : root.getFirstChild();
    if (!node.is(following)) {
      if (following) following.insertBefore(node);
      else root.append(node);
    }
    previous = node;
  }
}

function $updateBlock(node: BlockNode, block: Block): BlockNode {
  const present = $readBlock(node);
  if (sameBlock(present, block)) return node;
  if ($isTextBlock(node) && 'text' in block) return $updateText(node, block);
  if ($isFigure(node) && block.kind === 'figure') {
    const [picture, caption, credit] = node.getChildren();
    if (present.kind === 'figure' && present.image.sha256 === block.image.sha256 && $isPicture(picture)) {
      if (picture.getAlt() !== block.alt) picture.setAlt(block.alt);
      if ($isTextBlock(caption)) $updateText(caption, block.caption);
      if ($isTextBlock(credit)) $updateText(credit, block.credit);
      return node;
    }
    return $fillFigure(node, block);
  }
  if ($isTable(node) && block.kind === 'table') {
    const cells = $textBlocks(node);
    const wanted = block.rows.flat();
    const isSameGrid =
      present.kind === 'table' &&
      present.hasHeader === block.hasHeader &&
      present.rows.map((row) => row.map((cell) => cell.id).join()).join(';') ===
        block.rows.map((row) => row.map((cell) => cell.id).join()).join(';');
    if (!isSameGrid) return $fillTable(node, block);
    wanted.forEach((cell, at) => {
      const known = cells[at];
      if (known) $updateText(known, cell);
    });
    return node;
  }
  const fresh = $createBlock(block);
  node.replace(fresh);
  return fresh;
}

function $updateText(node: TextBlockNode, block: TextBlock): TextBlockNode {
  const shape = node.getShape();
  const wanted = shapeOf(block, shape.kind === 'cell' && shape.isHeader);
  if (!sameShape(shape, wanted)) node.setShape(wanted);
  const next = normaliseTextBlock(block);
  if (!sameTextBlock($readText(node), next)) $writeContent(node, next);
  return node;
}
