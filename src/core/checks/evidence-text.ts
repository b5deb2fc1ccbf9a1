import { tokenise } from './normalise.ts';
import { transcriptFurniture } from './transcript-furniture.ts';
import { commonShare, isCommaFiller, isFillerPair, isHesitation } from './word-classes.ts';

/**
 * A text of evidence with its words indexed, made once by {@link prepareEvidence} and used for any number of quotes.
 * "Token" is a word's place in the text; "word id" stands for its normal form.
 */
export interface EvidenceText {
  /** The text as it was given; all results are UTF-16 offsets into it. */
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly norms: readonly string[];
  /** The word id of each token. */
  readonly ids: Int32Array;
  readonly idOf: ReadonlyMap<string, number>;
  /** Tokens of word id `w`: `positions[firstPosition[w]]` up to, not including, `positions[firstPosition[w + 1]]`. */
  readonly positions: Int32Array;
  readonly firstPosition: Int32Array;
  /** How telling each word id is, 0 to 1: near 0 for "the", 1 for a word that the text holds once. */
  readonly weights: Float64Array;
  /** 1 for tokens that newspapers drop without a mark: hesitations, "you know", an immediate repetition. */
  readonly fillers: Uint8Array;
  /** Number of the speaker of each token, -1 before the first speaker label. */
  readonly speakers: Int32Array;
}

/** A word that no evidence holds has this weight. */
export const unknownWeight = 1;

/** Shares below this (one word in 20,000) are all equally telling. */
const rarest = 1 / 20_000;

/** Added to the length of the evidence in words, so that two mentions in a short excerpt do not make a word common. */
const aFewPages = 3000;

function weightOf(norm: string, count: number, total: number): number {
  const share = Math.max(commonShare(norm), (count - 1) / (total + aFewPages), rarest);
  return Math.max(0.15, Math.log(share) / Math.log(rarest));
}

/** Indexes `text`. Speaker labels, time codes and stage directions are left out of the words. */
export function prepareEvidence(text: string): EvidenceText {
  const { skipped, turns } = transcriptFurniture(text);
  const { norms, starts, ends } = tokenise(text, skipped);

  const idOf = new Map<string, number>();
  const ids = new Int32Array(norms.length);
  const counts: number[] = [];
  for (const [token, norm] of norms.entries()) {
    let id = idOf.get(norm);
    if (id === undefined) {
      id = idOf.size;
      idOf.set(norm, id);
      counts.push(0);
    }
    counts[id] = (counts[id] ?? 0) + 1;
    ids[token] = id;
  }

  const firstPosition = new Int32Array(counts.length + 1);
  for (const [id, count] of counts.entries()) firstPosition[id + 1] = (firstPosition[id] ?? 0) + count;
  const next = firstPosition.slice();
  const positions = new Int32Array(norms.length);
  for (const [token, id] of ids.entries()) {
    const at = next[id] ?? 0;
    positions[at] = token;
    next[id] = at + 1;
  }

  const weights = new Float64Array(counts.length);
  for (const [norm, id] of idOf) weights[id] = weightOf(norm, counts[id] ?? 0, norms.length);

  const speakerOf = new Map<string, number>();
  const speakers = new Int32Array(norms.length).fill(-1);
  let turn = -1;
  let speaker = -1;
  for (const [token, start] of starts.entries()) {
    while ((turns[turn + 1]?.start ?? Infinity) <= start) {
      turn += 1;
      const name = turns[turn]?.speaker ?? '';
      speaker = speakerOf.get(name) ?? speakerOf.size;
      speakerOf.set(name, speaker);
    }
    speakers[token] = speaker;
  }

  return {
    text,
    starts,
    ends,
    norms,
    ids,
    idOf,
    positions,
    firstPosition,
    weights,
    fillers: fillerTokens(text, norms, starts, ends, ids),
    speakers,
  };
}

function fillerTokens(
  text: string,
  norms: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
  ids: Int32Array,
): Uint8Array {
  const fillers = new Uint8Array(norms.length);
  const gap = (token: number): string => text.slice(ends[token - 1] ?? 0, starts[token] ?? text.length);
  const isCutBefore = (token: number): boolean => token === 0 || /[,.;:?!…–—\n-]/u.test(gap(token));
  const isCommaAfter = (token: number): boolean => /^\s?[,?–—…]|^--/u.test(gap(token + 1));
  for (const [token, norm] of norms.entries()) {
    if (isHesitation(norm)) fillers[token] = 1;
    else if (isCommaFiller(norm) && isCutBefore(token) && isCommaAfter(token)) fillers[token] = 1;
    const second = norms[token + 1];
    if (
      second !== undefined &&
      isFillerPair(norm, second) &&
      (isCommaAfter(token + 1) || (token > 0 && /^\s?[,–—]/u.test(gap(token))))
    ) {
      fillers[token] = fillers[token + 1] = 1;
    }
    markRepetition(ids, token, fillers, norms);
  }
  return fillers;
}

/** "I think, I think", "the the": the first of two equal runs of up to four words. Digits and "not" never count. */
function markRepetition(ids: Int32Array, token: number, fillers: Uint8Array, norms: readonly string[]): void {
  for (let length = 1; length <= 4; length += 1) {
    let same = token + 2 * length <= ids.length;
    for (let k = token; same && k < token + length; k += 1) {
      same = ids[k] === ids[k + length] && norms[k] !== 'not' && !/\p{N}/u.test(norms[k] ?? '');
    }
    if (same) fillers.fill(1, token, token + length);
  }
}
