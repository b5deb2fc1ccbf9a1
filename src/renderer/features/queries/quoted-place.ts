import type { Article } from '../../../core/article/block-tree.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';
import { findMatches } from '../../editor/find-replace.ts';

/** UTF-16 units: a word or two may stand anywhere. */
const fewest = 12;

/**
 * Where the words stand that a query quotes, as those do that came with a document’s comments; null when it quotes none, or none that
 * stand in the article exactly once.
 */
export function quotedPlace(text: string, article: Article): TextRange | null {
  // The words may hold quotation marks of their own: the longest stretch between marks comes first.
  for (const shape of [/“(.+)”/su, /“(.+?)”/su]) {
    const words = shape.exec(text)?.[1]?.replace(/…$/u, '').trim() ?? '';
    if (words.length < fewest) continue;
    const places = findMatches(article, words, { matchCase: true, wholeWord: false });
    const [place] = places;
    if (place !== undefined && places.length === 1) return place;
  }
  return null;
}
