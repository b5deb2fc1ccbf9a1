import { articleText } from '../article/article-text.ts';
import { textBlocksIn, type Article } from '../article/block-tree.ts';
import type { Fragment } from '../article/spans.ts';

/** A stretch of the article's plain text. Offsets in code points, as the Web Annotation Data Model counts. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  /** Up to 32 code points before and after. */
  readonly prefix: string;
  readonly suffix: string;
}

const contextLength = 32;

/** The article's plain text ({@link articleText}) and where fragments of spans stand in it. */
export function textPlaces(article: Article): {
  readonly text: string;
  /** Null for a fragment whose block is not in the text. */
  readonly placeOf: (fragment: Fragment) => TextPlace | null;
} {
  const text = articleText(article);
  const starts = blockStarts(article);
  const counts = codePointCounts(text);
  const characters = Array.from(text);
  const between = (from: number, to: number) => characters.slice(Math.max(0, from), to).join('');
  return {
    text,
    placeOf: ({ blockId, start, end }) => {
      const base = starts.get(blockId);
      if (base === undefined) return null;
      const [from, to] = [counts[base + start] ?? 0, counts[base + end] ?? 0];
      return {
        start: from,
        end: to,
        exact: between(from, to),
        prefix: between(from - contextLength, from),
        suffix: between(to, to + contextLength),
      };
    },
  };
}

/** Where each text block that is not empty begins in the article's plain text, in UTF-16 units. */
function blockStarts(article: Article): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  let at = 0;
  for (const block of article.blocks) {
    const leaves = textBlocksIn(block).filter((leaf) => leaf.text !== '');
    if (leaves.length === 0) continue;
    if (at > 0) at += 2;
    leaves.forEach((leaf, index) => {
      if (index > 0) at += 1;
      starts.set(leaf.id, at);
      at += leaf.text.length;
    });
  }
  return starts;
}

/** For each offset in UTF-16 units, how many code points stand before it. */
function codePointCounts(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  let count = 0;
  let at = 0;
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit += 1) counts[at + unit] = count;
    at += character.length;
    count += 1;
  }
  counts[at] = count;
  return counts;
}
