import { mapTextBlocks, textBlocks, type Block, type Mark } from '../article/block-tree.ts';
import type { ImportedComment } from './imported-document.ts';

/**
 * Where comments stand, while blocks are still being cut, trimmed and turned into parts: two points in the text, held
 * as note marks with reserved names. `settleAnchors` turns them into ranges and takes them out of the text.
 */

const prefix = 'comment-anchor';
const name = (side: 'start' | 'end' | 'at', id: string): string => `${prefix}_${side}_${id}`;

/** The mark to put where a comment starts, ends, or is referred to. */
export const anchorName = name;

type CommentText = Omit<ImportedComment, 'blockId' | 'start' | 'end'>;

interface Point {
  readonly blockId: string;
  readonly order: number;
  readonly offset: number;
  readonly length: number;
}

/** The blocks without anchors, and the comments with the ranges that the anchors marked. */
export function settleAnchors(
  blocks: readonly Block[],
  comments: readonly CommentText[],
): { blocks: Block[]; comments: ImportedComment[] } {
  const points = new Map<string, Point>();
  const isAnchor = (mark: Mark): boolean => mark.kind === 'note' && mark.footnoteId.startsWith(prefix);
  const leaves = textBlocks({ blocks });
  leaves.forEach((leaf, order) => {
    for (const mark of leaf.marks) {
      if (mark.kind !== 'note' || !isAnchor(mark) || points.has(mark.footnoteId)) continue;
      points.set(mark.footnoteId, { blockId: leaf.id, order, offset: mark.start, length: leaf.text.length });
    }
  });
  const placed = comments.map((comment): ImportedComment => {
    const start = points.get(name('start', comment.id));
    const end = points.get(name('end', comment.id));
    const at = points.get(name('at', comment.id)) ?? start ?? end ?? null;
    const range = start === undefined ? null : rangeFrom(start, end, leaves);
    if (range !== null) return { ...comment, ...range };
    return { ...comment, blockId: at?.blockId ?? null, start: null, end: null };
  });
  const clean = blocks.map((block) =>
    mapTextBlocks(block, (leaf) => {
      const marks = leaf.marks.filter((mark) => !isAnchor(mark));
      return marks.length === leaf.marks.length ? leaf : { ...leaf, marks };
    }),
  );
  return { blocks: clean, comments: placed };
}

/** The range in the first block that has any of the commented text; a comment over several blocks starts there. */
function rangeFrom(
  start: Point,
  end: Point | undefined,
  leaves: readonly { readonly id: string; readonly text: string }[],
): { blockId: string; start: number; end: number } | null {
  const last = end ?? start;
  for (let order = start.order; order <= last.order; order += 1) {
    const leaf = leaves[order];
    if (leaf === undefined) return null;
    const from = order === start.order ? start.offset : 0;
    const to = order === last.order ? last.offset : leaf.text.length;
    if (to > from) return { blockId: leaf.id, start: from, end: to };
  }
  return null;
}
