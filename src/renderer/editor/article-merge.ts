import {
  mapTextBlocks,
  textBlocksIn,
  type Article,
  type Block,
  type SpanRange,
  type TextBlock,
} from '../../core/article/block-tree.ts';
import { normaliseBlock, normaliseTextBlock } from '../../core/article/normal-form.ts';
import { spanIndex } from '../../core/article/spans.ts';
import { carryRange, sliceContent, spliceContent, textDifference } from './content.ts';
import { sameContent } from './edit-diff.ts';

/**
 * What the editor should hold when the project changed by another way than typing, while typing may be under way.
 * Pure; `article-sync.ts` writes the outcome to the editor.
 */

export interface Versions {
  /** What both sides started from: the article the project had when the editor last agreed with it. */
  readonly ancestor: Article;
  /** What the editor holds, unsaved typing included. */
  readonly local: Article;
  /** What the project holds now. */
  readonly remote: Article;
}

/**
 * Joins both sides' changes block by block. Changes to different places of one block are both kept; where both changed
 * the same words, the typed ones stay (they will be sent, and the project's rules judge them).
 */
export function mergeVersions({ ancestor, local, remote }: Versions): Article {
  const before = byId(ancestor);
  const theirs = byId(remote);
  const ours = local.blocks
    .filter((block) => theirs.has(block.id) || !before.has(block.id))
    .map((block) => {
      const changed = theirs.get(block.id);
      return changed ? mergeBlock(before.get(block.id), block, changed) : block;
    });
  const present = new Set(local.blocks.map((block) => block.id));
  const blocks = sameOrder(ancestor, local, theirs) ? inOrderOf(remote, ours) : ours;
  remote.blocks.forEach((block, at) => {
    if (present.has(block.id) || before.has(block.id)) return;
    const previous = remote.blocks[at - 1]?.id;
    const place = previous === undefined ? 0 : blocks.findIndex((known) => known.id === previous) + 1;
    blocks.splice(place, 0, block);
  });
  return { blocks };
}

function byId(article: Article): Map<string, Block> {
  return new Map(article.blocks.map((block) => [block.id, block]));
}

/** Whether the editor's blocks (of those the project still has) stand in the order they had before. */
function sameOrder(ancestor: Article, local: Article, remote: ReadonlyMap<string, Block>): boolean {
  const here = new Set(local.blocks.map((block) => block.id));
  const ids = (article: Article, other: ReadonlySet<string>) =>
    article.blocks.map((block) => block.id).filter((id) => remote.has(id) && other.has(id));
  const old = new Set(ancestor.blocks.map((block) => block.id));
  return ids(ancestor, here).join(' ') === ids(local, old).join(' ');
}

/** `blocks` in the order of `remote`; blocks only the editor has stay behind the block they followed. */
function inOrderOf(remote: Article, blocks: readonly Block[]): Block[] {
  const rank = new Map(remote.blocks.map((block, at) => [block.id, at]));
  const groups: { rank: number; blocks: Block[] }[] = [{ rank: -1, blocks: [] }];
  for (const block of blocks) {
    const place = rank.get(block.id);
    if (place === undefined) groups.at(-1)?.blocks.push(block);
    else groups.push({ rank: place, blocks: [block] });
  }
  return groups.sort((a, b) => a.rank - b.rank).flatMap((group) => group.blocks);
}

function mergeBlock(ancestor: Block | undefined, local: Block, remote: Block): Block {
  if (sameContent(local, remote) || (ancestor && sameContent(ancestor, remote))) return local;
  const [l, r] = [normaliseBlock(local), normaliseBlock(remote)];
  if (!ancestor || sameContent(ancestor, local)) return r;
  const a = normaliseBlock(ancestor);
  const leaves = new Map(textBlocksIn(r).map((leaf) => [leaf.id, leaf]));
  const old = new Map(textBlocksIn(a).map((leaf) => [leaf.id, leaf]));
  return mapTextBlocks(l, (leaf) => {
    const theirs = leaves.get(leaf.id);
    const before = old.get(leaf.id);
    return theirs && before ? mergeText(before, leaf, theirs) : leaf;
  });
}

function mergeText(ancestor: TextBlock, local: TextBlock, remote: TextBlock): TextBlock {
  const theirs = textDifference(ancestor.text, remote.text);
  let merged: TextBlock = local;
  if (theirs !== null) {
    const ours = textDifference(ancestor.text, local.text);
    const isApart = ours === null || theirs.aEnd < ours.start || theirs.start > ours.aEnd;
    if (!isApart) return withSpans(local, changedSpans(ancestor, local, remote));
    const shift = ours !== null && theirs.start > ours.aEnd ? ours.bEnd - ours.aEnd : 0;
    const inserted = { ...sliceContent(remote, theirs.start, theirs.bEnd), spans: [] };
    merged = { ...local, ...spliceContent(local, theirs.start + shift, theirs.aEnd + shift, inserted) };
  }
  return withSpans(merged, changedSpans(ancestor, merged, remote));
}

/** The spans of `target`, with those the project changed replaced by the project's, carried over to its text. */
function changedSpans(ancestor: TextBlock, target: TextBlock, remote: TextBlock): SpanRange[] {
  const places = (leaf: TextBlock, id: string): string =>
    leaf.spans
      .filter((span) => span.id === id)
      .map((span) => `${span.start}-${span.end}`)
      .join(' ');
  const isTheirs = (id: string): boolean => {
    const [before, after] = [places(ancestor, id), places(remote, id)];
    return before !== after && (ancestor.text === remote.text || (before === '') !== (after === ''));
  };
  return [
    ...target.spans.filter((span) => !isTheirs(span.id)),
    ...remote.spans.flatMap((span) => {
      const moved = isTheirs(span.id) ? carryRange(span, remote.text, target.text) : null;
      return moved ? [{ id: span.id, ...moved }] : [];
    }),
  ];
}

function withSpans(leaf: TextBlock, spans: readonly SpanRange[]): TextBlock {
  return normaliseTextBlock({ ...leaf, spans });
}

export interface Undone {
  /** What the editor held before undo or redo. */
  readonly before: Article;
  /** The older text that undo brought. */
  readonly restored: Article;
  readonly isKnownSpan: (spanId: string) => boolean;
  /** Blocks that were changed from outside after the restored text was current; they are not set back. */
  readonly keep: ReadonlySet<string>;
}

/**
 * What the editor should hold after undo. Old text knows nothing of claims marked since, and still knows those removed
 * since: spans that only the old text lost come back where their words still stand, spans of removed claims go.
 */
export function mergeUndone({ before, restored, isKnownSpan, keep }: Undone): Article {
  const earlier = byId(before);
  const standing = spanIndex(restored);
  const blocks = restored.blocks
    .filter((block) => !keep.has(block.id) || earlier.has(block.id))
    .map((block) => {
      const was = earlier.get(block.id);
      if (was && keep.has(block.id)) return was;
      const old = new Map((was ? textBlocksIn(was) : []).map((leaf) => [leaf.id, leaf]));
      return normaliseBlock(
        mapTextBlocks(block, (leaf) => {
          const lost = (old.get(leaf.id)?.spans ?? []).filter((span) => !standing.has(span.id));
          const back = lost.flatMap((span) => {
            const place = carryRange(span, old.get(leaf.id)?.text ?? '', leaf.text);
            return place ? [{ id: span.id, ...place }] : [];
          });
          const spans = [...leaf.spans, ...back].filter((span) => isKnownSpan(span.id));
          return spans.length === leaf.spans.length && back.length === 0 ? leaf : { ...leaf, spans };
        }),
      );
    });
  const present = new Set(blocks.map((block) => block.id));
  before.blocks.forEach((block, at) => {
    if (!keep.has(block.id) || present.has(block.id)) return;
    const previous = before.blocks[at - 1]?.id;
    blocks.splice(blocks.findIndex((known) => known.id === previous) + 1, 0, block);
  });
  return { blocks };
}
