/** Number words and what they are worth. Keys are printed forms in lower case. */

const small = new Map<string, number>();
for (const [value, word] of (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
)
  .split(' ')
  .entries())
  small.set(word, value);
for (const [at, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries()) {
  const ten = 20 + 10 * at;
  small.set(word, ten);
  for (const [value, unit] of 'one two three four five six seven eight nine'.split(' ').entries()) {
    small.set(`${word}-${unit}`, ten + value + 1);
    small.set(`${word}${unit}`, ten + value + 1);
  }
}

const ordinals = new Map<string, number>();
for (const [value, word] of (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
)
  .split(' ')
  .entries())
  ordinals.set(word, value + 1);
for (const [at, word] of 'thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth'
  .split(' ')
  .entries())
  ordinals.set(word, 30 + 10 * at);

const scales = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1000],
  ['k', 1000],
  ['million', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['dozen', 12],
]);
/** Scales that are letters: only after figures. */
const letterScales = new Set('k m b mn mln bn tn trn'.split(' '));

/** The value of a cardinal number word from "zero" to "ninety-nine"; null for other words. */
export function cardinalWord(word: string): number | null {
  return small.get(word.replace(/[‐‑]/gu, '-')) ?? null;
}

/** The value of an ordinal word: "first", "twentieth"; null for other words. */
export function ordinalWord(word: string): number | null {
  return ordinals.get(word) ?? null;
}

/** 1,000,000 for "million" and "m"; null for other words. Letters count only after figures. */
export function scaleOf(word: string, isAfterFigure: boolean): number | null {
  return !isAfterFigure && letterScales.has(word) ? null : (scales.get(word) ?? null);
}

/** Denominators of spelt fractions: "a third", "three quarters". */
const parts = new Map([
  ['half', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['tenth', 10],
  ['tenths', 10],
  ['eighth', 8],
  ['eighths', 8],
  ['sixth', 6],
  ['sixths', 6],
]);

/** 3 for "third" and "thirds"; null for words that are no part of a whole. */
export function partOf(word: string): number | null {
  return parts.get(word) ?? null;
}

/** How a figure is hedged: what the true value may be beside the printed one. */
export type Bound = 'exact' | 'about' | 'more' | 'less' | 'at-least' | 'at-most';

const bounds = new Map<string, Bound>();
for (const [bound, phrases] of [
  [
    'about',
    'about|around|roughly|approximately|approx|some|circa|ca|c|close to|in the region of|or so|an estimated|estimated',
  ],
  ['less', 'nearly|almost|under|below|less than|fewer than|just under|just over half|not quite'],
  [
    'more',
    'over|more than|above|in excess of|upwards of|greater than|just over|well over|exceeding|north of',
  ],
  ['at-least', 'at least|no less than|no fewer than|minimum of|a minimum of'],
  ['at-most', 'up to|within|at most|no more than|as many as|as much as|maximum of|a maximum of'],
] as const) {
  for (const phrase of phrases.split('|')) bounds.set(phrase, bound);
}

/** The hedge that one to four words name; null for others. */
export function boundNamed(words: string): Bound | null {
  return bounds.get(words) ?? null;
}
