import { textBlocksIn, type Article, type Block } from '../../core/article/block-tree.ts';
import { notCheckableWords } from '../../core/claims/coverage-ledger.ts';
import type { ArticleEditorProps, SpanView } from './article-editor-props.ts';
import { foremost } from './mark-painter.ts';

/** One block in the map of the article. */
export interface MapSegment {
  readonly blockId: string;
  /** Share of the map's height, 0 to 1; all segments together make 1. */
  readonly size: number;
  /** Its words: `words` = `claimed` + `notCheckable` + uncovered ones. */
  readonly words: number;
  readonly claimed: number;
  readonly notCheckable: number;
  /** The first text block in it; null of a divider. */
  readonly textBlockId: string | null;
  /** What stands in the block that should be seen first; null when it holds no mark. */
  readonly state: SpanView['state'] | null;
  readonly claims: number;
}

/** Every block takes room for its text and for the space around it, in units of about one letter. */
const aroundBlock = 40;

/** The map of an article: how much of each block is covered, and what its marks say. */
export function coverageMap(
  article: Article,
  coverage: ArticleEditorProps['coverage'],
  spans: ReadonlyMap<string, SpanView>,
): readonly MapSegment[] {
  const weights = article.blocks.map((block) =>
    textBlocksIn(block).reduce((sum, leaf) => sum + leaf.text.length, aroundBlock),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return article.blocks.map((block, at) => ({
    blockId: block.id,
    textBlockId: textBlocksIn(block)[0]?.id ?? null,
    size: (weights[at] ?? 0) / total,
    ...coveredIn(block, coverage),
    ...marksIn(block, spans),
  }));
}

function coveredIn(block: Block, coverage: ArticleEditorProps['coverage']) {
  let words = 0;
  let claimed = 0;
  let notCheckable = 0;
  for (const leaf of textBlocksIn(block)) {
    const counts = coverage.get(leaf.id);
    if (counts === undefined) continue;
    words += counts.words;
    claimed += counts.claimed;
    notCheckable += notCheckableWords(counts);
  }
  return { words, claimed, notCheckable };
}

function marksIn(block: Block, spans: ReadonlyMap<string, SpanView>) {
  const views = textBlocksIn(block).flatMap((leaf) => leaf.spans.flatMap((span) => spans.get(span.id) ?? []));
  const claims = new Set(views.filter((view) => view.state !== 'not-checkable').map((view) => view.ownerId));
  return { state: foremost(views)?.state ?? null, claims: claims.size };
}

/** The segment at a height of the map, 0 to 1. */
export function segmentAt(segments: readonly MapSegment[], height: number): number {
  let reached = 0;
  for (const [at, segment] of segments.entries()) {
    reached += segment.size;
    if (height < reached) return at;
  }
  return segments.length - 1;
}

/** A segment in words. */
export function segmentText(segments: readonly MapSegment[], at: number): string {
  const segment = segments[at];
  if (!segment) return 'No text';
  const place = `Block ${at + 1} of ${segments.length}`;
  if (segment.words === 0) return `${place}, no words`;
  const { words, claimed, notCheckable } = segment;
  const claims = segment.claims === 1 ? '1 claim' : `${segment.claims} claims`;
  const marks =
    segment.state === null || segment.claims === 0
      ? claims
      : `${claims}, ${segment.state.replaceAll('-', ' ')}`;
  return `${place}, ${words === 1 ? '1 word' : `${words} words`}: ${claimed} claimed, ${notCheckable} not checkable, ${words - claimed - notCheckable} uncovered; ${marks}`;
}
