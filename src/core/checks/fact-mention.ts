import { sentences } from '../article/segments.ts';
import { commonShare } from './word-classes.ts';

/** One place of the article that states something which may be stated elsewhere too. UTF-16 offsets of the block. */
export interface FactMention {
  readonly kind: 'figure' | 'date' | 'name' | 'quotation';
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
  /**
   * The normal form; equal strings are the same value. Figures: a decimal number without grouping or scale ("3500000").
   * Dates: ISO 8601, as much of it as the text gives ("2026-03-04", "2026-03", "--03-04"). Names: as written, titles
   * left out. Quotations: the quoted words.
   */
  readonly value: string;
  /** What a figure counts or measures, in normal form ("person", "EUR", "%"); null when none stands there. */
  readonly unit: string | null;
  /** Words about the mention, nearest first, as {@link contextWords} gives them. */
  readonly context: readonly string[];
}

const span = 9;
const functionWords = new Set(
  'when where what who whose how their your our his her its one out off back then there here just like own were been being did does had has have will would could should may might must than into onto upon about after before during between among under over again also still just only such same very more most less least much many some any each every other another than that this these those which while since until because however said says told according among'.split(
    ' ',
  ),
);

/** Words that news uses for the same event, under one of them. */
const sameEvent: readonly (readonly string[])[] = [
  ['kill', 'dead', 'death', 'died', 'die', 'dy', 'fatality', 'fatalitie', 'victim'],
  ['injur', 'injury', 'injurie', 'wound', 'hurt'],
  ['arrest', 'detain'],
  ['person', 'people', 'persons'],
  ['cost', 'price', 'spent', 'spend'],
];
const eventOf = new Map(sameEvent.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)));

/** A crude stem: "killed", "kills" and "killing" are one word, and so are "dead" and "deaths". */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/u, '');
  let stem = lower;
  if (lower.length > 4) stem = lower.replace(/(?:ing|ed|es|s)$/u, '');
  if (stem.length < 3) stem = lower;
  return eventOf.get(stem) ?? eventOf.get(lower) ?? stem;
}

/**
 * The words that say what a figure or date in `text` at `start`..`end` is about: stems of the content words of the
 * same sentence, at most nine words away, nearest first, each once.
 */
export function contextWords(text: string, start: number, end: number): readonly string[] {
  const from = Math.max(0, start - 400);
  const around = text.slice(from, end + 400);
  const sentence = sentences(around).find((piece) => from + piece.start <= start && start < from + piece.end);
  const first = from + (sentence?.start ?? 0);
  const last = from + (sentence?.end ?? around.length);
  const before = contentWords(text.slice(Math.max(first, from), start))
    .reverse()
    .slice(0, span);
  const behind = contentWords(text.slice(end, Math.max(end, last))).slice(0, span);
  const found = new Set<string>();
  for (let at = 0; at < span; at += 1) {
    for (const word of [behind[at], before[at]]) if (word !== undefined && word !== '') found.add(word);
  }
  return [...found];
}

/** Stems in order; an empty string keeps the place of a word that says nothing. */
function contentWords(text: string): string[] {
  return (text.match(/[\p{L}][\p{L}\p{M}'’-]*/gu) ?? []).map((word) => {
    const lower = word.toLowerCase();
    return lower.length < 3 || commonShare(lower) > 0.0026 || functionWords.has(lower) ? '' : stemOf(lower);
  });
}
