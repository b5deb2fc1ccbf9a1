import { textBlocksIn, type Article } from '../article/block-tree.ts';
import type { Spotter, Suggestion } from './suggestion.ts';

/**
 * All suggestions of an article, in reading order. Offsets are UTF-16 units of the article's plain text as `articleText` gives it.
 */
export function spotArticle(article: Article, spotter: Spotter): readonly Suggestion[] {
  const found: Suggestion[] = [];
  let at = 0;
  for (const block of article.blocks) {
    const leaves = textBlocksIn(block).filter(({ text }) => text !== '');
    for (const [index, leaf] of leaves.entries()) {
      found.push(...moved(spotter, leaf.text, leaf.kind, at));
      at += leaf.text.length + (index + 1 < leaves.length ? '\n'.length : '\n\n'.length);
    }
  }
  return found;
}

/** All suggestions of a plain text, each line read as a paragraph. Offsets are UTF-16 units of `text`. */
export function spotPlainText(text: string, spotter: Spotter): readonly Suggestion[] {
  const found: Suggestion[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    found.push(...moved(spotter, line, 'paragraph', at));
    at += line.length + 1;
  }
  return found;
}

function moved(
  spotter: Spotter,
  text: string,
  kind: Parameters<Spotter['spot']>[1],
  by: number,
): readonly Suggestion[] {
  return spotter
    .spot(text, kind)
    .flatMap(({ suggestions }) => suggestions)
    .map((each) => ({ ...each, start: each.start + by, end: each.end + by }));
}
