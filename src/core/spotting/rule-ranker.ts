import type { Cue, CueKind } from './cue.ts';
import type { SentenceRanker } from './spotter.ts';

/**
 * What each cue adds to the log-odds that a checker wants a sentence, by judgement and not by training: a figure with its unit
 * can be looked up, a feeling cannot. The trained model is measured against these rules (docs/spotter.md).
 */
const weights: Readonly<Record<CueKind, number>> = {
  figure: 1.2,
  unit: 0.3,
  percent: 0.6,
  money: 0.5,
  'number-word': 0.4,
  statistic: 0.5,
  date: 0.7,
  duration: 0.3,
  age: 0.5,
  superlative: 0.6,
  comparison: 0.6,
  causal: 0.5,
  change: 0.5,
  'past-action': 0.5,
  quotation: 0.5,
  attribution: 0.5,
  name: 0.7,
  title: 0.4,
  law: 0.4,
  negation: 0.1,
  accusation: 0.5,
  'private-life': 0.3,
  minor: 0.2,
  anonymous: 0.4,
  medical: 0.3,
  future: -0.5,
  hedge: -0.3,
  opinion: -0.6,
  'first-person': -0.5,
  'second-person': -0.8,
  question: -1.8,
  imperative: -1.3,
  greeting: -1.5,
  transition: -0.1,
  furniture: -3,
};
const base = -1.3;
/** A second sign of the same kind says little more. */
const again = 0.25;
const perWord = 0.03;
const wordsThatCount = 25;
const fewestWords = 4;

/** The rules alone, 0 to 1. */
export function ruleScore(sentence: string, cues: readonly Cue[]): number {
  const once = new Set<CueKind>();
  const more = new Set<CueKind>();
  let odds = base;
  for (const { kind } of cues) {
    if (!once.has(kind)) odds += weights[kind];
    else if (!more.has(kind)) {
      odds += weights[kind] * again;
      more.add(kind);
    }
    once.add(kind);
  }
  let words = 1;
  for (let at = sentence.indexOf(' '); at >= 0 && words < wordsThatCount; at = sentence.indexOf(' ', at + 1))
    words += 1;
  odds += perWord * words;
  if (words < fewestWords) odds -= 1;
  return 1 / (1 + Math.exp(-odds));
}

/** Ranks by the explicit features alone. */
export const ruleRanker: SentenceRanker = { score: ruleScore, defaultCut: 0.5 };

const lookedUp = new Set<CueKind>(['figure', 'percent', 'money', 'date', 'name', 'quotation']);

/** For a language the spotter does not know: what can be seen without knowing it, just above the cut. */
export function foreignScore(cues: readonly Cue[], cut: number): number {
  const kinds = new Set(cues.map(({ kind }) => kind).filter((kind) => lookedUp.has(kind)));
  if (kinds.size === 0) return cut / 2;
  return cut + (1 - cut) * Math.min(1, 0.2 * kinds.size);
}
