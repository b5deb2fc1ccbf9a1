import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { IndexPart, Postings } from './index-part.ts';
import type { SearchTerms } from './words.ts';

/** An entry that has every word of the query. */
export interface RankedEntry {
  readonly part: number;
  readonly entry: number;
  readonly kind: number;
  readonly score: number;
}

/** BM25's usual constants (Robertson and Zaragoza, 2009). */
const saturation = 1.2;
const lengthWeight = 0.75;

interface TermHits {
  readonly byPart: ReadonlyMap<number, Postings>;
  /** Entries that have the term, in all parts. */
  readonly entries: number;
}

/**
 * The entries that have all words of the query, best first (BM25). A beginning of a word counts for all words that
 * begin so. `accept` leaves out kinds that are not wanted.
 */
export function rankEntries(
  parts: readonly IndexPart[],
  terms: SearchTerms,
  accept: (kind: number) => boolean,
): readonly RankedEntry[] {
  const wanted = [
    ...terms.whole.map((word) => ({ word, isPrefix: false })),
    ...(terms.prefix === null ? [] : [{ word: terms.prefix, isPrefix: true }]),
  ];
  if (wanted.length === 0) return [];
  let candidates: readonly number[] = parts.map((_, at) => at);
  const hits: TermHits[] = [];
  for (const { word, isPrefix } of wanted) {
    const bytes = utf8ToBytes(word).subarray(0, 500);
    const byPart = new Map<number, Postings>();
    let entries = 0;
    for (const at of candidates) {
      const found = parts[at]?.find(bytes, isPrefix);
      if (found === undefined || found.length === 0) continue;
      byPart.set(at, found);
      entries += found.length / 2;
    }
    candidates = [...byPart.keys()];
    hits.push({ byPart, entries });
  }
  return scored(parts, candidates, hits, accept);
}

function scored(
  parts: readonly IndexPart[],
  candidates: readonly number[],
  hits: readonly TermHits[],
  accept: (kind: number) => boolean,
): readonly RankedEntry[] {
  const { count, average } = totals(parts);
  const weights = hits.map(({ entries }) => Math.log(1 + (count - entries + 0.5) / (entries + 0.5)));
  const ranked: RankedEntry[] = [];
  for (const at of candidates) {
    const part = parts[at];
    const lists = hits.map(({ byPart }) => byPart.get(at) ?? []);
    if (part === undefined) continue;
    for (const { entry, frequencies } of inAll(lists)) {
      const kind = part.kinds[entry] ?? 0;
      if (!accept(kind)) continue;
      const relative = (part.lengths[entry] ?? 0) / average;
      const damping = saturation * (1 - lengthWeight + lengthWeight * relative);
      let score = 0;
      for (const [term, frequency] of frequencies.entries()) {
        score += ((weights[term] ?? 0) * frequency * (saturation + 1)) / (frequency + damping);
      }
      ranked.push({ part: at, entry, kind, score });
    }
  }
  return ranked.sort((a, b) => b.score - a.score || a.part - b.part || a.entry - b.entry);
}

/** Entries that stand in every list, with how often each word stands in them. */
function* inAll(
  lists: readonly Postings[],
): Generator<{ readonly entry: number; readonly frequencies: readonly number[] }> {
  const places = lists.map(() => 0);
  const [first = []] = lists;
  for (let at = 0; at < first.length; at += 2) {
    const entry = first[at] ?? 0;
    const frequencies: number[] = [];
    for (const [which, list] of lists.entries()) {
      let place = places[which] ?? 0;
      while (place < list.length && (list[place] ?? 0) < entry) place += 2;
      places[which] = place;
      if (list[place] !== entry) break;
      frequencies.push(list[place + 1] ?? 0);
    }
    if (frequencies.length === lists.length) yield { entry, frequencies };
  }
}

function totals(parts: readonly IndexPart[]): { readonly count: number; readonly average: number } {
  let count = 0;
  let words = 0;
  for (const part of parts) {
    count += part.lengths.length;
    words += part.total;
  }
  return { count, average: Math.max(1, words / Math.max(1, count)) };
}
