import { blockPosition, nextArticle } from './article-index.ts';
import { mapTextBlocks, type Article, type Block, type TextBlock } from './block-tree.ts';
import { fragmentsIn } from './fragments.ts';

export { blockPosition, findTextBlock, spanIndex } from './article-index.ts';
export type { Fragment } from './fragments.ts';

/** Span ids that occur in one top-level block. */
export function spanIdsIn(block: Block): readonly string[] {
  return fragmentsIn(block).map((fragment) => fragment.spanId);
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
  return nextArticle(article, article.blocks.with(at, next));
}

/** Takes every fragment of the given spans out of the article; text is untouched. */
export function withoutSpans(article: Article, spanIds: ReadonlySet<string>): Article {
  const holds = (block: Block) => spanIdsIn(block).some((id) => spanIds.has(id));
  if (!article.blocks.some(holds)) return article;
  return nextArticle(
    article,
    article.blocks.map((block) =>
      holds(block)
        ? mapTextBlocks(block, (leaf) => ({
            ...leaf,
            spans: leaf.spans.filter((span) => !spanIds.has(span.id)),
          }))
        : block,
    ),
  );
}
