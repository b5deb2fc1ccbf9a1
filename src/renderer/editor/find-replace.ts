import { textBlocks, type Article, type TextBlock } from '../../core/article/block-tree.ts';
import { normaliseTextBlock } from '../../core/article/normal-form.ts';
import type { TextRange } from './article-editor-props.ts';
import { plainContent, spliceContent } from './content.ts';

/** Find and replace over the article, as pure functions. */

export interface FindOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/**
 * All places of `query`, in article order, not overlapping. Without `matchCase` letters compare by simple lower case,
 * never by a fold that changes lengths, so offsets are exact.
 */
export function findMatches(
  article: Article,
  query: string,
  { matchCase, wholeWord }: FindOptions,
): TextRange[] {
  if (query === '') return [];
  const wanted = matchCase ? query : lower(query);
  const found: TextRange[] = [];
  for (const leaf of textBlocks(article)) {
    const text = matchCase ? leaf.text : lower(leaf.text);
    for (let start = text.indexOf(wanted); start >= 0;) {
      const end = start + wanted.length;
      const isMatch = !wholeWord || (isBorder(leaf.text, start) && isBorder(leaf.text, end));
      if (isMatch) found.push({ blockId: leaf.id, start, end });
      start = text.indexOf(wanted, isMatch ? end : start + 1);
    }
  }
  return found;
}

/** Which of the matches comes first at or behind a place of the article: the first of all where none follows it. */
export function firstFrom(
  article: Article,
  matches: readonly TextRange[],
  from: Pick<TextRange, 'blockId' | 'start'> | null,
): number {
  const order = new Map([...textBlocks(article)].map((leaf, at) => [leaf.id, at]));
  const at = from === null ? undefined : order.get(from.blockId);
  if (from === null || at === undefined) return 0;
  const found = matches.findIndex((match) => {
    const place = order.get(match.blockId) ?? -1;
    return place > at || (place === at && match.start >= from.start);
  });
  return Math.max(0, found);
}

function lower(text: string): string {
  let out = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    out += small.length === letter.length ? small : letter;
  }
  return out;
}

const wordLetter = /[\p{L}\p{N}\p{M}_]/u;

function isBorder(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const before = String.fromCodePoint(codePointBefore(text, at));
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
  return !(wordLetter.test(before) && wordLetter.test(after));
}

function codePointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? (text.codePointAt(at - 2) ?? unit) : unit;
}

/** The text blocks in which `ranges` are replaced. Claims and formatting around the words stay around the new ones. */
export function replaceMatches(
  article: Article,
  ranges: readonly TextRange[],
  replacement: string,
): ReadonlyMap<string, TextBlock> {
  const changed = new Map<string, TextBlock>();
  const leaves = new Map(textBlocks(article).map((leaf) => [leaf.id, leaf]));
  for (const { blockId, start, end } of ranges.toSorted((a, b) => b.start - a.start)) {
    const leaf = changed.get(blockId) ?? leaves.get(blockId);
    if (!leaf) continue;
    const content = spliceContent(leaf, start, end, plainContent(replacement), { inheritFormat: true });
    changed.set(blockId, normaliseTextBlock({ ...leaf, ...content }));
  }
  return changed;
}

/**
 * How many of `ranges` touch checked words: words of a span for which `isChecked` says yes. A range that only touches
 * the edge of a span does not count, unless the span's words themselves would change.
 */
export function countChecked(
  article: Article,
  ranges: readonly TextRange[],
  isChecked: (spanId: string) => boolean,
): number {
  const leaves = new Map(textBlocks(article).map((leaf) => [leaf.id, leaf]));
  return ranges.filter(({ blockId, start, end }) =>
    leaves.get(blockId)?.spans.some((span) => span.start < end && span.end > start && isChecked(span.id)),
  ).length;
}
