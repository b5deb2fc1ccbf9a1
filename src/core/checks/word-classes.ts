/**
 * Classes of words that the quote comparison treats apart. English; other languages fall back to plain comparison,
 * where digits are still digits. All functions take normal forms (see normalise.ts).
 */

const negations = new Set(
  (
    'not no never none nobody nothing nowhere neither nor without cannot ' +
    'aint nicht kein keine keinen keiner nie niemals nichts ohne pas jamais rien sans nunca nada ningún'
  ).split(' '),
);
const negativePrefix = /^(?:un|in|im|ir|il|dis|non|mis)/u;

/** True for "not", "never", "without", "won't" ... */
export function isNegation(norm: string): boolean {
  return negations.has(norm) || norm.endsWith("n't");
}

/** True when one word is the other with a negative prefix: "satisfied" and "unsatisfied". */
export function isNegativeOf(negative: string, plain: string): boolean {
  return (
    plain.length > 3 &&
    negative.endsWith(plain) &&
    negativePrefix.test(negative) &&
    negative.replace(negativePrefix, '') === plain
  );
}

/** Cardinal numbers in words are figures already in their normal form, except "one". */
const numberWords = new Map<string, string>();
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';
for (const [at, word] of ordinals.split(' ').entries()) numberWords.set(word, `${String(at + 1)}.`);
for (const [word, value] of [
  ['one', '1'],
  ['hundred', '100'],
  ['hundreds', '100s'],
  ['thousand', '1000'],
  ['thousands', '1000s'],
  ['million', 'e6'],
  ['millions', 'e6s'],
  ['billion', 'e9'],
  ['billions', 'e9s'],
  ['trillion', 'e12'],
  ['trillions', 'e12s'],
  ['dozen', '12'],
  ['dozens', '12s'],
  ['half', '1/2'],
  ['quarter', '1/4'],
  ['twice', '2x'],
  ['double', '2x'],
  ['triple', '3x'],
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
  ['pound', '£'],
  ['pounds', '£'],
  ['m', 'e6'],
  ['mn', 'e6'],
  ['bn', 'e9'],
  ['tn', 'e12'],
] as const) {
  numberWords.set(word, value);
}
/** Words that are as often no number at all: they count only against another number. */
const weak = new Set(['one', 'first', 'second', 'half', 'quarter', 'm', 'pound', 'double']);
const ordinal = /^(\d+)(?:st|nd|rd|th)$/u;

const scaled = /^(?<digits>[-+]?[\d.,]+)(?<scale>m|mn|bn|tn)$/u;

/**
 * What numbers, units of money and scales a word stands for, written so that "20" and "twenty" agree, "5m" and
 * "5 million" too, and "million" and "billion" do not; empty for other words.
 */
export function numberValues(norm: string): readonly string[] {
  const word = numberWords.get(norm);
  if (word !== undefined) return [word];
  if (/\p{Sc}|^[%‰°]$/u.test(norm)) return [norm];
  if (!/\p{N}/u.test(norm)) return [];
  const place = ordinal.exec(norm)?.[1];
  if (place !== undefined) return [`${place}.`];
  const { digits, scale } = scaled.exec(norm)?.groups ?? {};
  return digits === undefined || scale === undefined ? [norm] : [digits, numberWords.get(scale) ?? scale];
}

/** True for number words that are as often none: "one", "second", "half". */
export function isWeakNumber(norm: string): boolean {
  return weak.has(norm);
}

const hesitations = new Set('um uh er erm ah eh hm hmm mm mmm mhm uhm umm uhh ähm äh euh'.split(' '));
const commaFillers = new Set('well okay ok like right so look oh'.split(' '));
const fillerPairs = new Set(['you know', 'i mean', 'you see']);
const fillerPairStarts = new Set(['you', 'i']);

/** True for a sound of hesitation: "um", "er". */
export function isHesitation(norm: string): boolean {
  return hesitations.has(norm);
}

/** True for words that are fillers when set off by commas or at the start of a sentence: "well", "like". */
export function isCommaFiller(norm: string): boolean {
  return commaFillers.has(norm);
}

/** True for "you know", "I mean" and the like, which are fillers when set off by a comma. */
export function isFillerPair(first: string, second: string): boolean {
  return fillerPairStarts.has(first) && fillerPairs.has(`${first} ${second}`);
}

const shares: readonly (readonly [number, string])[] = [
  [0.03, 'the of and to a in i that it is'],
  [
    0.008,
    'you was for he we be on with as have this they are at not but his by from or an had were there she what so do if all would',
  ],
  [
    0.0025,
    "one my will who can which about their has your more when out up been no him her me them know people said going think don't it's that's we're i'm just like get how our now because very right want some into time than then its only could other these us two go also see make over new first after even any may did good way should here well where much say many back those got really",
  ],
];
const shareOf = new Map<string, number>();
for (const [share, list] of shares) for (const word of list.split(' ')) shareOf.set(word, share);

/** About how often a word stands in running English, 0 to 1; 0 for words that are not among the commonest. */
export function commonShare(norm: string): number {
  return shareOf.get(norm) ?? 0;
}
