import type { TextBlock } from '../article/block-tree.ts';
import { splitsPair } from '../article/replace-text.ts';
import { findTextBlock, type Fragment } from '../article/spans.ts';
import type { Article } from '../article/block-tree.ts';
import type { ClaimSpan } from './claim.ts';

/** Units of context kept on each side of a span; the W3C text-quote selector's usual length. */
const contextLength = 32;

/** The text before `start` that serves as context, without cutting a character. */
function contextBefore(text: string, start: number): string {
  const from = Math.max(0, start - contextLength);
  return text.slice(splitsPair(text, from) ? from + 1 : from, start);
}

function contextAfter(text: string, end: number): string {
  const to = Math.min(text.length, end + contextLength);
  return text.slice(end, splitsPair(text, to) ? to - 1 : to);
}

/** Describes where a span stands now. `fragments` must not be empty. */
export function describeSpan(article: Article, fragments: readonly Fragment[]): ClaimSpan {
  const first = fragments[0];
  const last = fragments.at(-1);
  if (!first || !last) throw new Error('A span without fragments cannot be described');
  const before = findTextBlock(article, first.blockId)?.text ?? '';
  const after = findTextBlock(article, last.blockId)?.text ?? '';
  return {
    id: first.spanId,
    blockId: first.blockId,
    exact: fragments.map((fragment) => fragment.text).join('\n'),
    prefix: contextBefore(before, first.start),
    suffix: contextAfter(after, last.end),
  };
}

/**
 * Finds a span again whose id was lost: the one place in these blocks where its exact text stands in its exact context.
 * Null when there is no such place or more than one. Similar text never counts: a changed digit is another claim
 * (hypothesis/client issue 7571 shows what guessing does).
 */
export function findExactPlace(
  span: ClaimSpan,
  leaves: readonly TextBlock[],
): { readonly blockId: string; readonly start: number; readonly end: number } | null {
  if (span.exact === '') return null;
  const whole = span.prefix + span.exact + span.suffix;
  let found: { blockId: string; start: number; end: number } | null = null;
  for (const leaf of leaves) {
    for (let at = leaf.text.indexOf(whole); at >= 0; at = leaf.text.indexOf(whole, at + 1)) {
      const start = at + span.prefix.length;
      const end = start + span.exact.length;
      const sameContext =
        contextBefore(leaf.text, start) === span.prefix && contextAfter(leaf.text, end) === span.suffix;
      if (!sameContext) continue;
      if (found) return null;
      found = { blockId: leaf.id, start, end };
    }
  }
  return found;
}

/** Places a person may choose from for a detached claim: every exact occurrence of its words, in reading order. */
export function exactCandidates(
  span: ClaimSpan,
  leaves: readonly TextBlock[],
): readonly { readonly blockId: string; readonly start: number; readonly end: number }[] {
  if (span.exact.trim() === '') return [];
  return leaves.flatMap((leaf) => {
    const places: { blockId: string; start: number; end: number }[] = [];
    for (let at = leaf.text.indexOf(span.exact); at >= 0; at = leaf.text.indexOf(span.exact, at + 1)) {
      places.push({ blockId: leaf.id, start: at, end: at + span.exact.length });
    }
    return places;
  });
}
