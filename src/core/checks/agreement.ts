import type { EvidenceText } from './evidence-text.ts';
import type { QueryWord } from './passage-finder.ts';
import type { Piece } from './quote-changes.ts';
import { spellingSimilarity } from './spelling.ts';

/** How far a quotation and a passage agree. */
export interface Agreement {
  /** Weight of what agrees over the weight of the whole quotation and half that of words left out of it, 0 to 1. */
  readonly share: number;
  /** Weight of what agrees: how much the agreement tells. */
  readonly weight: number;
  /** Share of words that agree, every word counted alike, 0 to 1. */
  readonly similarity: number;
}

/** Below this two stretches are other words, not the same ones misspelt. */
const leastAlike = 0.5;

/**
 * Measures the agreement. What ellipses, brackets and fillers account for does not count; stretches that are spelt
 * alike (misprints, misreadings, words run together) count in part; words of another speaker than the one who said
 * most of the passage count half.
 */
export function agreementOf(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  pieces: readonly Piece[],
): Agreement {
  const speaker = mainSpeaker(evidence, pieces);
  let agreed = 0;
  let total = 0;
  let lost = 0;
  let agreedWords = 0;
  let allWords = 0;
  for (const { kind, words, tokens } of pieces) {
    if (kind === 'elided' || kind === 'filler') continue;
    let printed = 0;
    for (const word of query.slice(words.from, words.to)) printed += word.isInserted ? 0 : word.weight;
    let said = 0;
    for (const id of evidence.ids.subarray(tokens.from, tokens.to)) said += evidence.weights[id] ?? 0;
    if (kind === 'bracketed') {
      total += printed;
      continue;
    }
    const count = words.to - words.from + tokens.to - tokens.from;
    allWords += count;
    if (kind === 'changed') {
      const alike = alikeness(evidence, query, words, tokens);
      agreedWords += alike * count;
      // A misspelt word is unknown, so its own weight says nothing.
      total += alike > 0 ? said : printed;
      agreed += alike * said * speakerFactor(evidence, tokens.from, speaker);
      if (alike === 0) lost += said;
      continue;
    }
    agreedWords += count;
    total += printed;
    const perWord = printed / Math.max(1, tokens.to - tokens.from);
    for (let token = tokens.from; token < tokens.to; token += 1) {
      agreed += perWord * speakerFactor(evidence, token, speaker);
    }
  }
  return {
    share: total === 0 ? 0 : agreed / (total + lost / 2),
    weight: agreed,
    similarity: allWords === 0 ? 1 : Math.round((1000 * agreedWords) / allWords) / 1000,
  };
}

/**
 * True when the agreement is too good to be chance. Long passages may differ much and still be the ones; a handful
 * of common words must agree nearly all. The bounds lie between printed quotations in the debates that they come from
 * and the best chance matches in others (bench/quotes.mjs).
 */
export function isConvincing({ share, weight, similarity }: Agreement): boolean {
  const isShort = weight < 4.5;
  return (
    weight >= 2.2 &&
    similarity >= (isShort ? 0.78 : 0.7) &&
    share >= (isShort ? 0.6 + (4.5 - weight) * 0.07 : 0.6)
  );
}

/** From this many letters on, letters alone may show that a garbled text is the same text. */
const garbledLetters = 50;
const garbledAlike = 0.66;
/** Below this, not enough words stand there to look at the letters. */
const garbledShare = 0.2;

/**
 * True for a garbled copy (bad scan, hasty typing): few words are whole, yet letter by letter quotation and passage
 * are mostly the same, which two different sentences never are.
 */
export function isGarbledCopy(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  pieces: readonly Piece[],
  { share }: Agreement,
): boolean {
  if (share < garbledShare || pieces.some(({ kind }) => kind === 'elided' || kind === 'moved')) return false;
  const held = pieces.filter(({ tokens }) => tokens.to > tokens.from);
  const tokens = { from: held[0]?.tokens.from ?? 0, to: held.at(-1)?.tokens.to ?? 0 };
  const words = { from: 0, to: query.length };
  const letters = evidence.norms.slice(tokens.from, tokens.to).join('').length;
  return letters >= garbledLetters && alikeness(evidence, query, words, tokens) >= garbledAlike;
}

/** How alike the letters of a change are on both sides, 0 when they are other words. */
function alikeness(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  words: Piece['words'],
  tokens: Piece['tokens'],
): number {
  const printed = query
    .slice(words.from, words.to)
    .map((word) => word.norm)
    .join('');
  const alike = spellingSimilarity(printed, evidence.norms.slice(tokens.from, tokens.to).join(''));
  return alike >= leastAlike ? alike : 0;
}

function speakerFactor(evidence: EvidenceText, token: number, speaker: number): number {
  return evidence.speakers[token] === speaker ? 1 : 0.5;
}

function mainSpeaker(evidence: EvidenceText, pieces: readonly Piece[]): number {
  const count = new Map<number, number>();
  for (const { kind, tokens } of pieces) {
    if (kind !== 'same') continue;
    for (const speaker of evidence.speakers.subarray(tokens.from, tokens.to)) {
      count.set(speaker, (count.get(speaker) ?? 0) + 1);
    }
  }
  return [...count].reduce((best, next) => (next[1] > best[1] ? next : best), [-1, 0])[0];
}
