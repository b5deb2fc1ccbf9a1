import { mapTextBlocks, textBlocks, type Block, type Mark } from '../article/block-tree.ts';
import type { ImportedChange, ImportedComment, TextRange } from './imported-document.ts';

/**
 * Where comments and tracked changes stand, while blocks are still being cut, trimmed and turned into parts: two points in the text, held
 * as note marks with reserved names. `settleAnchors` turns them into ranges and takes them out of the text.
 */

const prefix = 'comment-anchor';
const name = (side: 'start' | 'end' | 'at', id: string): string => `${prefix}_${side}_${id}`;

/** The mark to put where a comment starts, ends, or is referred to. */
export const anchorName = name;

/** The id in an anchor's name; null for any other mark's. */
export function anchoredId(anchor: string): string | null {
  return /^comment-anchor_(?:start|end|at)_(.+)$/su.exec(anchor)?.[1] ?? null;
}

/** A comment without its place. */
export type CommentText = Omit<ImportedComment, 'blockId' | 'start' | 'end' | 'ranges'>;
/** A tracked change without its place. */
export type AnchoredChange = Omit<ImportedChange, 'blockId' | 'start' | 'end'>;

interface Point {
  readonly blockId: string;
  readonly order: number;
  readonly offset: number;
  readonly length: number;
}

/** The blocks without anchors, and the comments and changes with the ranges that the anchors marked. */
export function settleAnchors(
  blocks: readonly Block[],
  comments: readonly CommentText[],
  changes: readonly AnchoredChange[] = [],
): {
  blocks: Block[];
  comments: ImportedComment[];
  changes: ImportedChange[];
  /** Changes whose place is in no block. */
  lost: AnchoredChange[];
} {
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
    const ranges = start === undefined ? [] : rangesFrom(start, end, leaves);
    const [range] = ranges;
    if (range !== undefined) return { ...comment, ...range, ranges };
    return { ...comment, blockId: at?.blockId ?? null, start: null, end: null, ranges: [] };
  });
  const lost: AnchoredChange[] = [];
  const changed = changes.flatMap((change): ImportedChange[] => {
    const at = points.get(name('at', change.id));
    if (at !== undefined) return [{ ...change, blockId: at.blockId, start: at.offset, end: at.offset }];
    const start = points.get(name('start', change.id));
    const ranges = start === undefined ? [] : rangesFrom(start, points.get(name('end', change.id)), leaves);
    if (ranges.length === 0 && change.replacement !== '') lost.push(change);
    return ranges.map((range) => ({ ...change, ...range }));
  });
  const clean = blocks.map((block) =>
    mapTextBlocks(block, (leaf) => {
      const marks = leaf.marks.filter((mark) => !isAnchor(mark));
      return marks.length === leaf.marks.length ? leaf : { ...leaf, marks };
    }),
  );
  return { blocks: clean, comments: placed, changes: joinChanges(changed), lost };
}

/** The ranges from one point to another, one in each block between them that has any of the text. */
function rangesFrom(
  start: Point,
  end: Point | undefined,
  leaves: readonly { readonly id: string; readonly text: string }[],
): TextRange[] {
  const last = end ?? start;
  return leaves.slice(start.order, last.order + 1).flatMap((leaf, index) => {
    const order = start.order + index;
    const from = order === start.order ? start.offset : 0;
    const to = order === last.order ? last.offset : leaf.text.length;
    return to > from ? [{ blockId: leaf.id, start: from, end: to }] : [];
  });
}

/**
 * Word writes a replacement as a deletion and an insertion side by side, and cuts both wherever the formatting changes: what
 * one author changed at one place becomes one change. A deletion behind a finished replacement begins the next.
 */
function joinChanges(changes: readonly ImportedChange[]): ImportedChange[] {
  const joined: ImportedChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const isFinished = last !== undefined && last.replacement !== '' && last.end > last.start;
    const isDeletion = change.end > change.start;
    if (
      last === undefined ||
      last.blockId !== change.blockId ||
      last.author !== change.author ||
      last.end !== change.start ||
      (isFinished && isDeletion)
    ) {
      joined.push(change);
      continue;
    }
    joined[joined.length - 1] = {
      ...last,
      end: change.end,
      replacement: last.replacement + change.replacement,
      id: last.id,
    };
  }
  // The pieces of a deletion that ran over several blocks would share its id.
  const seen = new Set<string>();
  return joined.map((change, at) => {
    const id = seen.has(change.id) ? `${change.id}-${at}` : change.id;
    seen.add(id);
    return { ...change, id };
  });
}
