import { splitsPair } from '../article/replace-text.ts';
import type { Excerpt } from '../sources/citation.ts';
import { compareQuote, findOccurrences, prepareEvidence, type QuoteVerdict } from './quotes.ts';

/** Units of context on each side, the usual length of the W3C text-quote selector. */
const contextLength = 32;

/** A range of the evidence text, UTF-16 offsets, end exclusive. */
export interface EvidenceRange {
  readonly start: number;
  readonly end: number;
}

/** A place that a person may choose for an excerpt that has lost its own. */
export interface ExcerptCandidate extends EvidenceRange {
  /** Share of the excerpt's words found here, 0 to 1. */
  readonly similarity: number;
  /** How this place differs from the excerpt, mildest first; `digits-changed` and `negation-changed` must be shown. */
  readonly differences: readonly QuoteVerdict[];
}

/**
 * Describes the passage `start`..`end` of `text` so that it can be found again: its exact words, up to 32 units of
 * context on either side, and its place. Throws when the range is empty, outside the text or cuts a character.
 */
export function describeRange(text: string, start: number, end: number): Excerpt {
  if (
    !(start >= 0 && start < end && end <= text.length) ||
    splitsPair(text, start) ||
    splitsPair(text, end)
  ) {
    throw new RangeError(`No passage of the text: ${start} to ${end} of ${text.length}`);
  }
  return { exact: text.slice(start, end), prefix: before(text, start), suffix: after(text, end), start, end };
}

/**
 * The place of an excerpt in `text`: where it was, if its exact words still stand there; else the only place where
 * they stand between exactly the same context; else null. Never a place with other words.
 */
export function resolveRange(text: string, excerpt: Excerpt): EvidenceRange | null {
  const { exact, start, prefix, suffix } = excerpt;
  if (exact === '') return null;
  if (text.startsWith(exact, start) && !cuts(text, start, exact)) return { start, end: start + exact.length };
  const places = exactPlaces(text, exact).filter(
    (place) => before(text, place.start) === prefix && after(text, place.end) === suffix,
  );
  const [only] = places;
  return places.length === 1 && only !== undefined ? only : null;
}

/**
 * Places that resemble the excerpt, best first, for a person to choose from: its exact words, ranked by how much of
 * the context agrees, then the same words in another typography, then the passage that differs least.
 */
export function candidates(text: string, excerpt: Excerpt): readonly ExcerptCandidate[] {
  if (excerpt.exact === '') return [];
  const exact = exactPlaces(text, excerpt.exact)
    .map((place) => ({ place, context: sharedContext(text, place, excerpt) }))
    .sort((a, b) => b.context - a.context || distance(a.place, excerpt) - distance(b.place, excerpt))
    .map(({ place }): ExcerptCandidate => ({ ...place, similarity: 1, differences: ['verbatim'] }));
  const evidence = prepareEvidence(text);
  const others: ExcerptCandidate[] = findOccurrences(excerpt.exact, evidence).map((place) => ({
    ...place,
    similarity: 1,
    differences: ['verbatim-normalised'],
  }));
  const nearest = compareQuote(excerpt.exact, evidence);
  if (nearest !== null) {
    const { start, end, similarity, differences } = nearest;
    others.push({ start, end, similarity, differences });
  }
  const found = [...exact];
  for (const other of others) {
    if (!found.some((known) => known.start < other.end && other.start < known.end)) found.push(other);
  }
  return found;
}

function before(text: string, start: number): string {
  const from = Math.max(0, start - contextLength);
  return text.slice(splitsPair(text, from) ? from + 1 : from, start);
}

function after(text: string, end: number): string {
  const to = Math.min(text.length, end + contextLength);
  return text.slice(end, splitsPair(text, to) ? to - 1 : to);
}

function cuts(text: string, start: number, exact: string): boolean {
  return splitsPair(text, start) || splitsPair(text, start + exact.length);
}

function exactPlaces(text: string, exact: string): EvidenceRange[] {
  const places: EvidenceRange[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    if (!cuts(text, start, exact)) places.push({ start, end: start + exact.length });
  }
  return places;
}

/** Units of context that agree, counted outwards from the passage on both sides. */
function sharedContext(text: string, place: EvidenceRange, excerpt: Excerpt): number {
  let shared = 0;
  const { prefix, suffix } = excerpt;
  while (shared < prefix.length && text[place.start - 1 - shared] === prefix[prefix.length - 1 - shared])
    shared += 1;
  let right = 0;
  while (right < suffix.length && text[place.end + right] === suffix[right]) right += 1;
  return shared + right;
}

function distance(place: EvidenceRange, excerpt: Excerpt): number {
  return Math.abs(place.start - excerpt.start);
}
