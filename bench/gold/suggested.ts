import type { Segment } from '../../src/core/article/segments.ts';
import type { TextBlockKind } from '../../src/core/article/block-tree.ts';
import { createSpotter, type SentenceRanker } from '../../src/core/spotting/spotter.ts';
import type { GoldArticle } from './score-gold.ts';

/** What is suggested in an article at the ranker's default cut. UTF-16 units of the article's text. */
export function suggestedIn({ blocks }: GoldArticle, ranker: SentenceRanker): readonly Segment[] {
  const spotter = createSpotter(ranker);
  return blocks.flatMap((block) =>
    spotter
      .spot(block.text, block.kind as TextBlockKind)
      .flatMap(({ suggestions }) => suggestions)
      .filter(({ score }) => score >= ranker.defaultCut)
      .map(({ start, end }) => ({ start: start + block.start, end: end + block.start })),
  );
}
