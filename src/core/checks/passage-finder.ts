import { unknownWeight, type EvidenceText } from './evidence-text.ts';
import { clearedVotes } from './vote-board.ts';

/** A word of a quote in the terms of one evidence text. */
export interface QueryWord {
  readonly norm: string;
  /** Word id in the evidence, or a negative number when the evidence does not hold the word. */
  readonly id: number;
  readonly weight: number;
  /** In square brackets or parentheses: the editor's words, which the evidence need not hold. */
  readonly isInserted: boolean;
}

/** Looks `norms` up in `evidence`. */
export function queryWords(
  evidence: EvidenceText,
  norms: readonly string[],
  isInserted: (at: number) => boolean,
): readonly QueryWord[] {
  return norms.map((norm, at) => {
    const id = evidence.idOf.get(norm);
    return {
      norm,
      id: id ?? -1 - at,
      weight: id === undefined ? unknownWeight : (evidence.weights[id] ?? unknownWeight),
      isInserted: isInserted(at),
    };
  });
}

/**
 * A band of diagonals: word `i` of the query is looked for at tokens `i + first` to `i + last` of the evidence.
 */
export interface Band {
  readonly first: number;
  readonly last: number;
}

/** Votes cast per search at most; the rarest words vote first, so what is cut off is "the" and "of". */
const maxVotes = 30_000;

/** Bands with fewer votes than this share of the best band's, or than one rare word casts, are not worth a look. */
const leastOfBest = 0.4;
const leastVotes = 0.5;

/**
 * The most promising bands, best first: every word of the query votes, by its weight, for the diagonals on which
 * the evidence holds it. A passage gathers the votes of its words on one or two neighbouring strips of diagonals.
 */
export function promisingBands(evidence: EvidenceText, query: readonly QueryWord[], limit: number): Band[] {
  const length = query.length;
  const total = evidence.ids.length;
  if (length === 0 || total === 0) return [];
  const strip = Math.min(200, Math.max(4, Math.ceil(length * 0.15)));
  const votes = clearedVotes(evidence, Math.floor((total + length) / strip) + 2);

  const occurrences = new Map<number, number>();
  for (const word of query) occurrences.set(word.id, (occurrences.get(word.id) ?? 0) + 1);
  const count = (id: number): number =>
    id < 0 ? 0 : (evidence.firstPosition[id + 1] ?? 0) - (evidence.firstPosition[id] ?? 0);
  const order = query
    .map((_, at) => at)
    .sort((a, b) => count(query[a]?.id ?? -1) - count(query[b]?.id ?? -1));

  const { positions, firstPosition } = evidence;
  let cast = 0;
  for (const at of order) {
    const word = query[at];
    if (word === undefined || word.id < 0) continue;
    cast += count(word.id);
    if (cast > maxVotes) break;
    const vote = (word.weight * word.weight) / (occurrences.get(word.id) ?? 1);
    const to = firstPosition[word.id + 1] ?? 0;
    const shift = length - at;
    for (let k = firstPosition[word.id] ?? 0; k < to; k += 1) {
      // Never negative, so that cutting off the fraction is rounding down.
      const key = (((positions[k] ?? 0) + shift) / strip) | 0;
      votes[key] = (votes[key] ?? 0) + vote;
    }
  }

  const slack = Math.min(400, 6 + Math.ceil(length * 0.3));
  const best = bestStrips(votes, limit);
  const enough = Math.max((best[0]?.sum ?? 0) * leastOfBest, leastVotes);
  return best
    .filter(({ sum }) => sum >= enough)
    .map(({ at }) => ({ first: at * strip - length - slack, last: (at + 2) * strip - length + slack }));
}

/** The strips that gather most votes together with their right neighbour, best first, no two of them touching. */
function bestStrips(
  votes: Float32Array,
  limit: number,
): readonly { readonly at: number; readonly sum: number }[] {
  const best: { at: number; sum: number }[] = [];
  const last = votes.length - 1;
  let least = 0;
  let here = votes[0] ?? 0;
  for (let at = 0; at < last; at += 1) {
    const next = votes[at + 1] ?? 0;
    const sum = here + next;
    here = next;
    if (sum <= least) continue;
    const touching = best.findIndex((other) => Math.abs(other.at - at) <= 1);
    if (touching >= 0) {
      if ((best[touching]?.sum ?? 0) >= sum) continue;
      best.splice(touching, 1);
    }
    const place = best.findIndex((other) => other.sum < sum);
    best.splice(place < 0 ? best.length : place, 0, { at, sum });
    if (best.length > limit) best.pop();
    if (best.length === limit) least = best.at(-1)?.sum ?? 0;
  }
  return best;
}

/** First tokens of all places where the evidence holds exactly the words of `query`, one after the other. */
export function exactOccurrences(evidence: EvidenceText, query: readonly QueryWord[]): number[] {
  const first = query[0];
  if (first === undefined || query.some((word) => word.id < 0)) return [];
  const count = (id: number): number =>
    (evidence.firstPosition[id + 1] ?? 0) - (evidence.firstPosition[id] ?? 0);
  let rarest = 0;
  for (const [at, word] of query.entries()) {
    if (count(word.id) < count(query[rarest]?.id ?? first.id)) rarest = at;
  }
  const id = query[rarest]?.id ?? first.id;
  const found: number[] = [];
  for (let k = evidence.firstPosition[id] ?? 0; k < (evidence.firstPosition[id + 1] ?? 0); k += 1) {
    const from = (evidence.positions[k] ?? 0) - rarest;
    if (from >= 0 && query.every((word, at) => evidence.ids[from + at] === word.id)) found.push(from);
  }
  return found;
}
