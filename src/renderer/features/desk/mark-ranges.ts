import type { Article } from '../../../core/article/block-tree.ts';
import { spanIndex } from '../../../core/article/spans.ts';
import type { IdSource } from '../../../core/ids.ts';
import type { MarkRange } from '../../../core/project/commands.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';

/** The ranges of a selection as a command takes them: each with a fresh span id, nothing else carried over. */
export function markRanges(ranges: readonly TextRange[], newId: IdSource): readonly MarkRange[] {
  return ranges.map(({ blockId, start, end }) => ({ spanId: newId('span'), blockId, start, end }));
}

/** Whether a claim or a marking stands on these ranges, on all of them and on nothing else. */
export function isOnExactly(
  article: Article,
  spans: readonly { readonly id: string }[],
  ranges: readonly TextRange[],
): boolean {
  const index = spanIndex(article);
  const fragments = spans.flatMap(({ id }) => index.get(id) ?? []);
  return (
    fragments.length === ranges.length &&
    ranges.every(({ blockId, start, end }) =>
      fragments.some((each) => each.blockId === blockId && each.start === start && each.end === end),
    )
  );
}
