import type { EvidenceText } from './evidence-text.ts';
import type { QueryWord } from './passage-finder.ts';
import { promisingBands, exactOccurrences } from './passage-finder.ts';
import { align, type Step } from './token-alignment.ts';

/** One part of a quotation (what stands between two ellipses) beside the evidence. Word numbers are the quote's. */
export interface PlacedPart {
  readonly steps: readonly Step[];
  /** Token range in the evidence, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** True when the part stands in the evidence before what precedes it in the quotation. */
  readonly isMoved: boolean;
}

/** Where a quotation may stand in the evidence: its parts in the order of the quotation; null for a missing part. */
export interface Passage {
  readonly parts: readonly (PlacedPart | null)[];
  readonly score: number;
}

/** An ellipsis may leave out this many words, some four minutes of speech; what is farther is another passage. */
export const longestElision = 600;

/** How many places are aligned in full before the best one is taken. */
const placesTried = 6;

/** Parts up to this length must stand there word for word: two changed words out of three prove nothing. */
const shortPart = 3;

/** A longer part counts as found beside the others when words of this share of its weight stand there. */
const leastShared = 0.5;

/** The best places of `query` in the evidence, best first; `parts` are its word ranges between ellipses. */
export function bestPassages(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  parts: readonly { readonly from: number; readonly to: number }[],
): Passage[] {
  const weight = (part: { from: number; to: number }): number =>
    query.slice(part.from, part.to).reduce((sum, word) => sum + (word.isInserted ? 0 : word.weight), 0);
  let anchor = 0;
  for (const [at, part] of parts.entries()) {
    if (weight(part) > weight(parts[anchor] ?? part)) anchor = at;
  }
  const anchorPart = parts[anchor];
  if (anchorPart === undefined) return [];
  const anchorQuery = query.slice(anchorPart.from, anchorPart.to);
  return promisingBands(evidence, anchorQuery, placesTried)
    .flatMap((band) => {
      const { score, steps } = align(evidence, anchorQuery, band);
      const placed = place(steps, anchorPart.from, false);
      if (placed === null) return [];
      return [
        parts.length === 1
          ? { parts: [placed], score }
          : extended(evidence, query, parts, anchor, placed, score),
      ];
    })
    .sort((a, b) => b.score - a.score || startOf(a) - startOf(b));
}

/** First token of a passage. */
function startOf(passage: Passage): number {
  return Math.min(...passage.parts.map((part) => part?.from ?? Infinity));
}

/** Looks for the other parts on either side of the anchor, each no farther than an ellipsis may reach. */
function extended(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  parts: readonly { readonly from: number; readonly to: number }[],
  anchor: number,
  anchored: PlacedPart,
  anchorScore: number,
): Passage {
  const placed: (PlacedPart | null)[] = parts.map((_, at) => (at === anchor ? anchored : null));
  let score = anchorScore;
  let { from, to } = anchored;
  const add = (at: number, direction: 'after' | 'before'): void => {
    const part = parts[at];
    if (part === undefined) return;
    const words = query.slice(part.from, part.to);
    const expected = placeBeside(evidence, words, part.from, from, to, direction);
    const opposite = direction === 'after' ? 'before' : 'after';
    const found = expected ?? placeBeside(evidence, words, part.from, from, to, opposite, true);
    if (found === null) return;
    placed[at] = found.part;
    score += found.score;
    from = Math.min(from, found.part.from);
    to = Math.max(to, found.part.to);
  };
  for (let at = anchor + 1; at < parts.length; at += 1) add(at, 'after');
  for (let at = anchor - 1; at >= 0; at -= 1) add(at, 'before');
  return { parts: placed, score };
}

function placeBeside(
  evidence: EvidenceText,
  words: readonly QueryWord[],
  firstWord: number,
  from: number,
  to: number,
  direction: 'after' | 'before',
  isMoved = false,
): { part: PlacedPart; score: number } | null {
  const band =
    direction === 'after'
      ? { first: to, last: Math.min(to + longestElision, evidence.ids.length) }
      : { first: Math.max(-words.length, from - longestElision - words.length), last: from - words.length };
  if (band.last < band.first) return null;
  const core = words.filter((word) => !word.isInserted);
  if (core.length <= shortPart || isMoved) {
    const starts = exactOccurrences(evidence, core).filter((start) =>
      direction === 'after'
        ? start >= to && start <= to + longestElision
        : start + core.length <= from && start >= from - longestElision,
    );
    const start = direction === 'after' ? starts[0] : starts.at(-1);
    if (start === undefined || core.length === 0) return null;
    let token = start;
    const steps = words.map((word, at): Step =>
      word.isInserted ? { kind: 'insert', word: at } : { kind: 'equal', word: at, token: token++ },
    );
    const part = place(steps, firstWord, isMoved);
    return part === null ? null : { part, score: core.reduce((sum, word) => sum + word.weight, 0) };
  }
  const { score, steps } = align(evidence, words, band, direction === 'after' ? 'first' : 'last');
  const part = place(steps, firstWord, false);
  if (part === null || sharedWeight(words, steps) < leastShared) return null;
  return { part, score };
}

/** Gives the steps the quote's word numbers; null when no word has a counterpart. */
function place(steps: readonly Step[], firstWord: number, isMoved: boolean): PlacedPart | null {
  const tokens = steps.flatMap((step) => (step.kind === 'insert' ? [] : [step.token]));
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  const shifted = steps.map((step): Step =>
    step.kind === 'delete' ? step : { ...step, word: step.word + firstWord },
  );
  return { steps: shifted, from: first, to: last + 1, isMoved };
}

/** Weight of the words that agree, over the weight of all words that the quotation claims were said. */
function sharedWeight(words: readonly QueryWord[], steps: readonly Step[]): number {
  let agreed = 0;
  for (const step of steps) {
    const word = step.kind === 'equal' ? words[step.word] : undefined;
    if (word?.isInserted === false) agreed += word.weight;
  }
  const total = words.reduce((sum, word) => sum + (word.isInserted ? 0 : word.weight), 0);
  return total === 0 ? 0 : agreed / total;
}
