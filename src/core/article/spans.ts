import { memoise } from '../memo.ts';
import { mapTextBlocks, textBlocksIn, type Article, type Block, type TextBlock } from './block-tree.ts';

/** One stretch of a span in one text block. Offsets are UTF-16 units of that block's text. */
export interface Fragment {
  readonly spanId: string;
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const fragmentsInBlock = memoise((block: Block): readonly Fragment[] =>
  textBlocksIn(block).flatMap((leaf) =>
    leaf.spans
      .map(({ id, start, end }) => ({
        spanId: id,
        blockId: leaf.id,
        start,
        end,
        text: leaf.text.slice(start, end),
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  ),
);

/** Where every span of the article stands, in article order. A span that was split has several fragments. */
export const spanIndex = memoise((article: Article): ReadonlyMap<string, readonly Fragment[]> => {
  const index = new Map<string, Fragment[]>();
  for (const block of article.blocks) {
    for (const fragment of fragmentsInBlock(block)) {
      const known = index.get(fragment.spanId);
      if (known) known.push(fragment);
      else index.set(fragment.spanId, [fragment]);
    }
  }
  return index;
});

/** Span ids that occur in one top-level block. */
export function spanIdsIn(block: Block): readonly string[] {
  return fragmentsInBlock(block).map((fragment) => fragment.spanId);
}

const leafIndex = memoise((article: Article): ReadonlyMap<string, { leaf: TextBlock; at: number }> => {
  const index = new Map<string, { leaf: TextBlock; at: number }>();
  article.blocks.forEach((block, at) => {
    for (const leaf of textBlocksIn(block)) index.set(leaf.id, { leaf, at });
  });
  return index;
});

/** The text block with this id, or null. */
export function findTextBlock(article: Article, blockId: string): TextBlock | null {
  return leafIndex(article).get(blockId)?.leaf ?? null;
}

/** Position in reading order of the top-level block that holds this text block; -1 when there is none. */
export function blockPosition(article: Article, blockId: string): number {
  return leafIndex(article).get(blockId)?.at ?? -1;
}

/** Returns the article with one text block changed. The block must exist. */
export function changeTextBlock(
  article: Article,
  blockId: string,
  change: (leaf: TextBlock) => TextBlock,
): Article {
  const at = blockPosition(article, blockId);
  const block = article.blocks[at];
  if (!block) throw new Error(`No text block ${blockId}`);
  const next = mapTextBlocks(block, (leaf) => (leaf.id === blockId ? change(leaf) : leaf));
  return { blocks: article.blocks.with(at, next) };
}

/** Takes every fragment of the given spans out of the article; text is untouched. */
export function withoutSpans(article: Article, spanIds: ReadonlySet<string>): Article {
  const holds = (block: Block) => spanIdsIn(block).some((id) => spanIds.has(id));
  if (!article.blocks.some(holds)) return article;
  return {
    blocks: article.blocks.map((block) =>
      holds(block)
        ? mapTextBlocks(block, (leaf) => ({
            ...leaf,
            spans: leaf.spans.filter((span) => !spanIds.has(span.id)),
          }))
        : block,
    ),
  };
}
