import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { TokenRange } from '../comparison/context.ts';
import { monthNamed, weekdayNamed } from '../dates/date-words.ts';
import {
  isGenericCapitals,
  isGivenName,
  isOffice,
  isNameSuffix,
  isParticle,
  isPlainWord,
  isTitle,
} from './name-words.ts';

/** A proper name in a text. UTF-16 offsets; titles and a possessive are outside. */
export interface NameMention extends TokenRange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its words in normal form, without possessives and particles; accents are kept. */
  readonly words: readonly string[];
  /** A single word at the start of a sentence, which nothing but its place may have given its capital. */
  readonly isDoubtful: boolean;
}

/** No text has more names that anybody compares. */
const mostNames = 50_000;
/** A longer run of capitals is a heading. */
const longestName = 8;

/**
 * The proper names of people, places and organisations in a text, in order: runs of words with capitals, with their
 * initials, hyphens and particles. `isTaken` leaves out tokens of dates; `isKnown` says which words are names in
 * headings where every word has a capital; usual given names are too.
 */
export function findNames(
  lexed: LexedText,
  isTaken: (token: number) => boolean,
  isKnown: (word: string) => boolean = () => false,
): readonly NameMention[] {
  const found: NameMention[] = [];
  const headings = headingSentences(lexed);
  for (let token = 0; token < lexed.norms.length && found.length < mostNames; token += 1) {
    if (isTaken(token) || !isCapital(lexed, token)) continue;
    const isHeading = headings.has(lexed.sentenceOf[token] ?? 0);
    const counts = (at: number): boolean =>
      !isTaken(at) &&
      isCapital(lexed, at) &&
      (!isHeading || isKnown(wordOf(lexed, at)) || isGivenName(wordOf(lexed, at)));
    if (!counts(token)) continue;
    const to = nameEnd(lexed, token, counts);
    const mention = mentionOf(lexed, token, to);
    if (mention !== null) found.push(mention);
    token = to - 1;
  }
  return found;
}

/** A word without its possessive. */
export function wordOf(lexed: LexedText, token: number): string {
  const norm = lexed.norms[token] ?? '';
  return norm.endsWith("'s") ? norm.slice(0, -2) : norm;
}

/** True for words with a capital that may be of a name: "Ada", "iPhone", "UN". "I" never is. */
export function isCapital(lexed: LexedText, token: number): boolean {
  const raw = rawOf(lexed, token);
  return /^\p{Ll}{0,2}[\p{Lu}\p{Lt}]/u.test(raw) && !/^I(?:['’]|$)/u.test(raw) && raw.length <= 60;
}

/** Sentences that print nearly every word with a capital. */
function headingSentences(lexed: LexedText): ReadonlySet<number> {
  const found = new Set<number>();
  for (let sentence = 0; sentence < lexed.sentences.length; sentence += 1) {
    let long = 0;
    let capitals = 0;
    const to = lexed.firstToken[sentence + 1] ?? lexed.norms.length;
    for (let token = lexed.firstToken[sentence] ?? 0; token < to; token += 1) {
      const raw = rawOf(lexed, token);
      if (!/^\p{L}{3,}/u.test(raw) || isParticle(lexed.norms[token] ?? '')) continue;
      long += 1;
      if (/^\p{Lu}/u.test(raw)) capitals += 1;
    }
    const end = lexed.sentences[sentence]?.end ?? 0;
    // A sentence may be full of names; a heading has no full stop.
    if (long >= 5 && capitals / long >= 0.8 && lexed.text.charAt(end - 1) !== '.') found.add(sentence);
  }
  return found;
}

function nameEnd(lexed: LexedText, from: number, counts: (token: number) => boolean): number {
  let to = from + 1;
  while (to - from < longestName && to < lexed.norms.length && !lexed.norms[to - 1]?.endsWith("'s")) {
    if (!continues(lexed, to)) break;
    if ((counts(to) && !startsAnother(lexed, to)) || isNumberOfName(lexed, to)) {
      to += 1;
      continue;
    }
    const next = afterParticles(lexed, to);
    if (next === to || !counts(next) || !continues(lexed, next)) break;
    to = next + 1;
  }
  return to;
}

/** True when nothing but a blank, a hyphen or the stop of an initial stands before the token. */
function continues(lexed: LexedText, token: number): boolean {
  const gap = gapBefore(lexed, token);
  if (/^[^\S\n]$|^[-‐‑]$/u.test(gap)) return true;
  const before = lexed.norms[token - 1] ?? '';
  return /^\.\s?$/u.test(gap) && (before.length === 1 || isTitle(before) || isNameSuffix(before));
}

/** "COVID-19", "F-150". */
function isNumberOfName(lexed: LexedText, token: number): boolean {
  return /^\d+$/u.test(lexed.norms[token] ?? '') && /^[-‐‑]$/u.test(gapBefore(lexed, token));
}

/** "Smith President Jones" is two names. */
function startsAnother(lexed: LexedText, token: number): boolean {
  const norm = lexed.norms[token] ?? '';
  return isOffice(norm) || isPlainWord(norm) || monthNamed(norm) !== null || weekdayNamed(norm) !== null;
}

/** Skips up to three particles, or an ampersand, in small letters. */
function afterParticles(lexed: LexedText, token: number): number {
  let at = token;
  while (at < token + 3 && at < lexed.norms.length && continues(lexed, at)) {
    const raw = rawOf(lexed, at);
    const norm = lexed.norms[at] ?? '';
    if (raw !== '&' && !(isParticle(norm) && /^\p{Ll}/u.test(raw))) break;
    // "Department of the Interior", but not "COVID-19 the year after".
    if (norm === 'the' && lexed.norms[at - 1] !== 'of') break;
    at += 1;
  }
  return at;
}

function mentionOf(lexed: LexedText, first: number, to: number): NameMention | null {
  let from = first;
  const isAtStart = isSentenceStart(lexed, first);
  const isDropped = (token: number): boolean => {
    const word = wordOf(lexed, token);
    const isCount = /^\d+$/u.test(word) && /^\p{L}/u.test(rawOf(lexed, token));
    return isTitle(word) || isPlain(lexed, token, word) || isCount || (isParticle(word) && token === from);
  };
  while (from < to && isDropped(from)) from += 1;
  let end = to;
  while (end > from && (isTitle(wordOf(lexed, end - 1)) || isPlain(lexed, end - 1, wordOf(lexed, end - 1))))
    end -= 1;
  if (from >= end) return null;
  const words: string[] = [];
  for (let token = from; token < end; token += 1) {
    const word = wordOf(lexed, token);
    if (!isParticle(word) && rawOf(lexed, token) !== '&' && word !== '') words.push(word);
  }
  const [only = ''] = words;
  if (words.length === 0 || (words.length === 1 && isNothing(lexed, from, only))) return null;
  const start = lexed.starts[from] ?? 0;
  const last = rawOf(lexed, end - 1);
  const possessive = /['’‘ʼ＇]s$/iu.exec(last)?.[0].length ?? 0;
  const nameEndsAt = (lexed.ends[end - 1] ?? 0) - possessive;
  return {
    from,
    to: end,
    start,
    end: nameEndsAt,
    text: lexed.text.slice(start, nameEndsAt),
    words,
    isDoubtful: words.length === 1 && isAtStart && from === first && !isSurelyName(lexed, from, only),
  };
}

/** "Will" and "May" name somebody where nothing else gives them their capital. */
function isPlain(lexed: LexedText, token: number, word: string): boolean {
  return isPlainWord(word) && (!isGivenName(word) || isSentenceStart(lexed, token));
}

function isNothing(lexed: LexedText, token: number, word: string): boolean {
  return (
    (word.length < 2 && !/^\p{Script=Han}/u.test(word)) ||
    isGenericCapitals(word) ||
    monthNamed(word) !== null ||
    weekdayNamed(word) !== null ||
    // Letters and digits in one word are compared as a code.
    /\d/u.test(lexed.norms[token] ?? '') ||
    /n't$/u.test(word) ||
    // "US$", "A$"
    (/^\p{Sc}$/u.test(lexed.norms[token + 1] ?? '') && gapBefore(lexed, token + 1) === '')
  );
}

/** True where a capital says nothing: first in a sentence, behind an opening quotation mark, a colon or a bullet. */
export function isSentenceStart(lexed: LexedText, token: number): boolean {
  const sentence = lexed.sentenceOf[token] ?? 0;
  return lexed.firstToken[sentence] === token || /["“‘:•*–—(]\s*$|\n/u.test(gapBefore(lexed, token));
}

const nounEndings =
  /(?:s|ing|ed|ion|ment|ness|ity|ance|ence|ship|ly|age|ure|ism|ics|able|ful|ive|ous|ery|hood)$/u;
const verbs =
  /^(?:is|was|has|had|will|would|can|could|did|does|says|said|isn't|wasn't|doesn't|didn't|won't|hasn't)$/u;

/** A single word at the start of a sentence that is a name for other reasons than its capital. */
function isSurelyName(lexed: LexedText, token: number, word: string): boolean {
  if (isGivenName(word) || lexed.norms[token]?.endsWith("'s") === true) return true;
  const raw = rawOf(lexed, token);
  if (/^\p{L}\p{L}*\p{Lu}/u.test(raw)) return true;
  const next = lexed.norms[token + 1] ?? '';
  const isSubject = verbs.test(next) || /[^su]s$/u.test(next) || /[^e]ed$/u.test(next);
  return isSubject && !nounEndings.test(word);
}
