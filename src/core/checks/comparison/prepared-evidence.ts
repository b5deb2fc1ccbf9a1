import type { DateMention } from '../dates/date-mention.ts';
import { findDates } from '../dates/find-dates.ts';
import { prepareEvidence, type EvidenceText } from '../evidence-text.ts';
import { findNames, isCapital, wordOf, type NameMention } from '../names/find-names.ts';
import { callings, type Calling } from '../names/appositions.ts';
import { letterEnds, type LetterEnds } from '../names/letter-ends.ts';
import { speakersOf } from '../names/subjects.ts';
import { findNumbers, type NumberMention } from '../numbers/find-numbers.ts';
import { surroundingsOf, tellingWord, type Surroundings, type Telling, type TokenRange } from './context.ts';
import { lexText, rawOf, type LexedText } from './lexed-text.ts';

/** A mention with the words around it. */
export interface Placed<M extends TokenRange> {
  readonly mention: M;
  readonly around: Surroundings;
}

/** A text of evidence read once by {@link prepareComparison}, for any number of claims. */
export interface PreparedEvidence {
  readonly lexed: LexedText;
  readonly numbers: readonly Placed<NumberMention>[];
  readonly dates: readonly Placed<DateMention>[];
  readonly names: readonly NameMention[];
  /** For every word of those names, the names that hold it, in order. */
  readonly namesWith: ReadonlyMap<string, readonly NameMention[]>;
  /** Sentences that hold a stem, in order. */
  readonly sentencesWith: ReadonlyMap<string, readonly number[]>;
  /** Tokens that are a word, without its possessive; in order. */
  readonly tokensOf: ReadonlyMap<string, readonly number[]>;
  /** True when sentences begin with capitals, as in print; chats often write names in small letters. */
  readonly isCapitalised: boolean;
  /** First letters of all tokens in a row, one character each, for long abbreviations. */
  readonly initials: string;
  /** How telling a stem is: rare ones more. */
  readonly telling: Telling;
  /** For each sentence of a dialogue who speaks, as words of the name; null in prose. Made when first asked for. */
  readonly speakers: () => readonly (readonly string[] | null)[];
  /** What the text calls people beside their names. Made when first asked for. */
  readonly callings: () => readonly Calling[];
  /** Who writes to whom, when the text is a letter. Made when first asked for. */
  readonly letter: () => LetterEnds | null;
  /** The quotation index, made when a claim first holds a quotation. */
  readonly quotes: () => EvidenceText;
}

/**
 * Reads a text of evidence. Takes time in proportion to its length (some 100 ms for 170,000 characters); comparing a
 * claim with it is then a matter of a few milliseconds.
 */
export function prepareComparison(text: string): PreparedEvidence {
  const lexed = lexText(text);
  const dates = findDates(lexed, null);
  const isDate = takenBy(lexed, dates);
  const numbers = findNumbers(lexed, isDate);
  const tokensOf = new Map<string, number[]>();
  const sentencesWith = new Map<string, number[]>();
  const letters: string[] = [];
  for (const [token, norm] of lexed.norms.entries()) {
    letters.push(norm.charAt(0) === '' ? ' ' : norm.charAt(0));
    push(tokensOf, wordOf(lexed, token), token);
    const stem = tellingWord(lexed, token);
    const sentence = lexed.sentenceOf[token] ?? 0;
    if (stem !== '' && sentencesWith.get(stem)?.at(-1) !== sentence) push(sentencesWith, stem, sentence);
  }
  const total = lexed.sentences.length;
  // A word of headings is a name when it has a capital inside a sentence too.
  const inside = new Set<string>();
  for (let token = 1; token < lexed.norms.length; token += 1) {
    const isInside = lexed.sentenceOf[token] === lexed.sentenceOf[token - 1];
    if (isInside && isCapital(lexed, token)) inside.add(wordOf(lexed, token));
  }
  const names = findNames(lexed, isDate, (word) => inside.has(word));
  const namesWith = new Map<string, NameMention[]>();
  for (const name of names) for (const word of new Set(name.words)) push(namesWith, word, name);
  let speakers: readonly (readonly string[] | null)[] | null = null;
  let called: readonly Calling[] | null = null;
  let letter: LetterEnds | null | undefined;
  let quotes: EvidenceText | null = null;
  return {
    lexed,
    numbers: placed(lexed, numbers),
    dates: placed(lexed, dates),
    names,
    namesWith,
    sentencesWith,
    tokensOf,
    isCapitalised: isCapitalised(lexed),
    initials: letters.join(''),
    telling: (stem) => Math.log(1 + (total + 10) / ((sentencesWith.get(stem)?.length ?? 0) + 1)),
    speakers: () => (speakers ??= speakersOf(lexed)),
    callings: () => (called ??= callings(lexed, names)),
    letter: () => (letter === undefined ? (letter = letterEnds(lexed, names)) : letter),
    quotes: () => (quotes ??= prepareEvidence(text)),
  };
}

/** Small letters begin fewer sentences than this in print. */
const mostSmall = 0.25;

function isCapitalised(lexed: LexedText): boolean {
  let small = 0;
  for (let sentence = 0; sentence < lexed.sentences.length; sentence += 1) {
    const first = lexed.firstToken[sentence] ?? lexed.norms.length;
    if (first < lexed.norms.length && /^\p{Ll}/u.test(rawOf(lexed, first))) small += 1;
  }
  return small <= mostSmall * lexed.sentences.length;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function placed<M extends TokenRange>(lexed: LexedText, mentions: readonly M[]): readonly Placed<M>[] {
  return mentions.map((mention) => ({ mention, around: surroundingsOf(lexed, mention) }));
}

/** Says of a token whether one of `mentions` holds it. */
export function takenBy(lexed: LexedText, mentions: readonly TokenRange[]): (token: number) => boolean {
  const taken = new Uint8Array(lexed.norms.length);
  for (const { from, to } of mentions) taken.fill(1, from, to);
  return (token) => taken[token] === 1;
}

/** A sentence of the evidence and how much of a claim's words it holds, 0 to 1. */
export interface SentenceMatch {
  readonly sentence: number;
  readonly share: number;
}

/** A word that stands in more sentences than this does not choose between them. */
const mostSentences = 4000;

/** The sentences that share most with the stems of a claim, best first. */
export function bestSentences(
  evidence: PreparedEvidence,
  stems: ReadonlySet<string>,
  count: number,
): readonly SentenceMatch[] {
  const weights = new Map<number, number>();
  let all = 0;
  for (const stem of stems) {
    const weight = evidence.telling(stem);
    all += weight;
    const within = evidence.sentencesWith.get(stem) ?? [];
    if (within.length > mostSentences) continue;
    for (const sentence of within) weights.set(sentence, (weights.get(sentence) ?? 0) + weight);
  }
  if (all === 0) return [];
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([sentence, weight]) => ({ sentence, share: weight / all }));
}
