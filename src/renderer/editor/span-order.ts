import type { Article } from '../../core/article/block-tree.ts';
import { spanIndex } from '../../core/article/spans.ts';

/** Span ids with the shortest first: of nested claims the innermost is the one that was meant. */
export function shortestFirst(article: Article, spanIds: readonly string[]): readonly string[] {
  const index = spanIndex(article);
  const lengthOf = (id: string): number =>
    (index.get(id) ?? []).reduce((sum, fragment) => sum + fragment.end - fragment.start, 0);
  return spanIds.toSorted((a, b) => lengthOf(a) - lengthOf(b));
}
