import { approximateSearch } from './approximate-match.ts';
import type { EvidenceText } from './evidence-text.ts';
import { clearedVotes } from './vote-board.ts';

/** The letters and figures of an evidence text in a row, with the places of all their short runs. */
interface LetterIndex {
  /** The normal forms of all tokens, joined without spaces. */
  readonly letters: string;
  /** Per token: where it begins in `letters`; one more entry for the end. */
  readonly tokenStarts: Int32Array;
  /** Places of bucket `b`: `places[firstPlace[b]]` up to, not including, `places[firstPlace[b + 1]]`. */
  readonly places: Int32Array;
  readonly firstPlace: Int32Array;
  readonly bucketBits: number;
}

/** A place found by its letters. */
export interface LetterPlace {
  /** Range in the letters of the evidence; `start` is a lower bound, the place begins there or a little later. */
  readonly start: number;
  readonly end: number;
  readonly edits: number;
}

/**
 * Length of the runs that are looked up. Where one unit in five is wrong, a third of the runs of five is whole, so a
 * sentence keeps a dozen; longer runs survive too rarely, shorter ones stand everywhere.
 */
const runLength = 5;

/** Runs looked at per search at most, rarest first, so that patterned texts take no longer than others. */
const maxVotes = 20_000;

/** Votes are gathered on strips of this many diagonals. */
const stripBits = 4;
const strip = 1 << stripBits;

/** Steps of the bit-vector search per pattern, in machine words: the most promising places come first. */
const maxSteps = 40_000;
const fewestPlaces = 3;
/** Strips with a smaller share of the best one's votes are not worth a look. */
const leastOfBest = 0.4;

const indexes = new WeakMap<EvidenceText, LetterIndex>();

/** Made at the first search in `evidence` and kept as long as that is: most evidence never needs it. */
function indexOf(evidence: EvidenceText): LetterIndex {
  const known = indexes.get(evidence);
  if (known !== undefined) return known;
  const { norms } = evidence;
  const letters = norms.join('');
  const tokenStarts = new Int32Array(norms.length + 1);
  for (const [token, norm] of norms.entries())
    tokenStarts[token + 1] = (tokenStarts[token] ?? 0) + norm.length;
  const bucketBits = Math.min(18, Math.max(8, Math.ceil(Math.log2(letters.length + 1))));
  const runs = runBuckets(letters, bucketBits);
  const firstPlace = new Int32Array((1 << bucketBits) + 1);
  for (const bucket of runs) firstPlace[bucket + 1] = (firstPlace[bucket + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < 1 << bucketBits; bucket += 1)
    firstPlace[bucket + 1] = (firstPlace[bucket + 1] ?? 0) + (firstPlace[bucket] ?? 0);
  const next = firstPlace.slice();
  const places = new Int32Array(runs.length);
  for (let at = 0; at < runs.length; at += 1) {
    const bucket = runs[at] ?? 0;
    const place = next[bucket] ?? 0;
    places[place] = at;
    next[bucket] = place + 1;
  }
  const index = { letters, tokenStarts, places, firstPlace, bucketBits };
  indexes.set(evidence, index);
  return index;
}

/** The bucket of the run at each place of `letters`. */
function runBuckets(letters: string, bucketBits: number): Int32Array {
  const runs = new Int32Array(Math.max(0, letters.length - runLength + 1));
  const shift = 32 - bucketBits;
  // Six bits a unit: the runs of plain letters are told apart exactly, others may share a bucket.
  let code = 0;
  for (let at = 0; at < letters.length; at += 1) {
    code = ((code << 6) | (letters.charCodeAt(at) & 63)) & 0x3fffffff;
    if (at >= runLength - 1) runs[at - runLength + 1] = Math.imul(code, 0x9e3779b1) >>> shift;
  }
  return runs;
}

/** The letters of the evidence in `from`..`to`. */
export function lettersIn(evidence: EvidenceText, from: number, to: number): string {
  return indexOf(evidence).letters.slice(from, to);
}

/** The token that holds the letter at `place`. */
export function tokenAtLetter(evidence: EvidenceText, place: number): number {
  const { tokenStarts } = indexOf(evidence);
  let low = 0;
  let high = tokenStarts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((tokenStarts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** Where the letters of a token stand. */
export function lettersOfToken(evidence: EvidenceText, token: number): { start: number; end: number } {
  const { tokenStarts } = indexOf(evidence);
  return { start: tokenStarts[token] ?? 0, end: tokenStarts[token + 1] ?? 0 };
}

/**
 * The place in the evidence whose letters are most like `pattern`, or null when none has at most `maxEdits` edits.
 * Only places that share short runs of letters are looked at, so a place without any is not found.
 */
export function closestPlace(evidence: EvidenceText, pattern: string, maxEdits: number): LetterPlace | null {
  const index = indexOf(evidence);
  const search = approximateSearch(pattern);
  const slack = maxEdits + strip;
  const steps = (pattern.length + 2 * slack) * Math.ceil(pattern.length / 32);
  const limit = Math.max(fewestPlaces, Math.floor(maxSteps / steps));
  let best: LetterPlace | null = null;
  for (const diagonal of promisingDiagonals(evidence, pattern, limit)) {
    const from = Math.max(0, diagonal - slack);
    const to = Math.min(index.letters.length, diagonal + 2 * strip + pattern.length + slack);
    const { edits, end } = search(index.letters, from, to);
    if (edits > maxEdits) continue;
    if (best === null || edits < best.edits || (edits === best.edits && end < best.end)) {
      best = { start: Math.max(0, end - pattern.length - edits), end, edits };
    }
  }
  return best;
}

/** First diagonals of the strips that share most runs with `pattern`, best first. */
function promisingDiagonals(evidence: EvidenceText, pattern: string, limit: number): readonly number[] {
  const index = indexOf(evidence);
  const runs = runBuckets(pattern, index.bucketBits);
  const count = (bucket: number): number =>
    (index.firstPlace[bucket + 1] ?? 0) - (index.firstPlace[bucket] ?? 0);
  const order = runs.slice().map((_, at) => at);
  order.sort((a, b) => count(runs[a] ?? 0) - count(runs[b] ?? 0));
  const { length } = pattern;
  const { places } = index;
  const votes = clearedVotes(evidence, Math.floor((index.letters.length + length) / strip) + 2);
  let cast = 0;
  for (const at of order) {
    const bucket = runs[at] ?? 0;
    cast += count(bucket);
    if (cast > maxVotes) break;
    // A rare run says more than one that stands everywhere.
    const vote = 1 / Math.log2(2 + count(bucket));
    const to = index.firstPlace[bucket + 1] ?? 0;
    const shift = length - at;
    for (let k = index.firstPlace[bucket] ?? 0; k < to; k += 1) {
      const key = ((places[k] ?? 0) + shift) >> stripBits;
      votes[key] = (votes[key] ?? 0) + vote;
    }
  }
  return mostVotes(votes, limit).map((key) => key * strip - length);
}

/** The strips that gather most votes together with their right neighbour, best first. */
function mostVotes(votes: Float32Array, limit: number): readonly number[] {
  const best: { key: number; sum: number }[] = [];
  let least = 0;
  const last = votes.length - 1;
  let here = votes[0] ?? 0;
  for (let key = 0; key < last; key += 1) {
    const next = votes[key + 1] ?? 0;
    const sum = here + next;
    here = next;
    if (sum <= least) continue;
    if (best.length === limit) best.pop();
    let place = best.length;
    while (place > 0 && (best[place - 1]?.sum ?? 0) < sum) place -= 1;
    best.splice(place, 0, { key, sum });
    least = Math.max(best.length === limit ? (best.at(-1)?.sum ?? 0) : 0, (best[0]?.sum ?? 0) * leastOfBest);
  }
  return best.filter(({ sum }) => sum >= least).map(({ key }) => key);
}
