import { sentences, type Segment } from '../../article/segments.ts';
import { tokenise } from '../normalise.ts';
import { commonShare } from '../word-classes.ts';
import { stemOf } from './stem.ts';

/**
 * A text cut into words, clauses and sentences, made once and read by every check. Offsets are UTF-16 units of `text`;
 * "token" is a word's place in the text.
 */
export interface LexedText {
  readonly text: string;
  /** Normal forms (see normalise.ts), decimal digits of every script written 0 to 9. */
  readonly norms: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What the words have in common across inflections; empty for words that say nothing about the subject. */
  readonly stems: readonly string[];
  readonly sentences: readonly Segment[];
  /** The sentence of each token, and the first token of each sentence (one more entry than sentences). */
  readonly sentenceOf: Int32Array;
  readonly firstToken: Int32Array;
  /** Number of the clause of each token, rising through the text. */
  readonly clauseOf: Int32Array;
}

/** Cuts `text`. Takes time in proportion to its length. */
export function lexText(text: string): LexedText {
  const { norms: plain, starts, ends } = tokenise(text);
  const norms = plain.map(withAsciiDigits);
  const parts = sentences(text);
  const sentenceOf = new Int32Array(norms.length);
  const clauseOf = new Int32Array(norms.length);
  const firstToken = new Int32Array(parts.length + 1).fill(norms.length);
  let sentence = 0;
  let clause = 0;
  let sentenceStart = 0;
  for (const [token, start] of starts.entries()) {
    const before = sentence;
    while (sentence + 1 < parts.length && (parts[sentence + 1]?.start ?? Infinity) <= start) sentence += 1;
    sentenceOf[token] = sentence;
    const isNew = token === 0 || sentence !== before;
    if (isNew) firstToken.fill(token, token === 0 ? 0 : before + 1, sentence + 1);
    const gap = token === 0 ? '' : text.slice(ends[token - 1], start);
    if (isNew) sentenceStart = token;
    const isIntroduced =
      token - sentenceStart <= longestIntroduction &&
      introductions.has(norms[sentenceStart] ?? '') &&
      /^,\s/u.test(gap);
    if (isNew || (/[,;:—–()[\]"“”!?]/u.test(gap) && !isIntroduced) || joiners.has(norms[token] ?? ''))
      clause += 1;
    clauseOf[token] = clause;
  }
  const stems = norms.map((norm) => (isContent(norm) ? stemOf(norm) : ''));
  return { text, norms, starts, ends, stems, sentences: parts, sentenceOf, firstToken, clauseOf };
}

/** Words that begin a clause or the next member of a list. */
const joiners = new Set(
  'and but while whereas or although though because since when after before compared'.split(' '),
);

/** "In the first quarter, revenue rose": what comes before the comma belongs to what follows. */
const introductions = new Set(
  'in on at for during by from since until after before last this next over within as with under'.split(' '),
);
const longestIntroduction = 7;

const empty = new Set(
  (
    'was were been being am does did doing done has had having should shall might must may can could would upon ' +
    'according also among between during both each such than that these those they them their there here where ' +
    'which whose whom while until within per via versus vs including included include about around nearly almost ' +
    'over under more less least most fewer above below roughly approximately some any many much few several ' +
    "it's that's he's she's we're they're i'm i've i'll we'll let's said says say told tell"
  ).split(' '),
);

/** True for words that tell what a sentence is about. */
export function isContent(norm: string): boolean {
  return (
    norm.length > 1 &&
    /^\p{L}/u.test(norm) &&
    (commonShare(norm) === 0 || telling.has(norm)) &&
    !empty.has(norm)
  );
}

/** Common words that still say what a sentence is about. */
const telling = new Set('people'.split(' '));

/** Writes decimal digits of other scripts (Arabic-Indic, Devanagari ...) as 0 to 9. */
export function withAsciiDigits(norm: string): string {
  return /\P{ASCII}/u.test(norm) ? norm.replace(/\p{Nd}/gu, asciiDigit) : norm;
}

/** In Unicode the ten digits of a script stand in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code <= 0x39) return digit;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** What stands between token `token` and the one before it, without characters that do not show. */
export function gapBefore(lexed: LexedText, token: number): string {
  const from = token === 0 ? 0 : (lexed.ends[token - 1] ?? 0);
  const to = lexed.starts[token] ?? lexed.text.length;
  // Long gaps hold no joint between two words.
  return to - from > 16 ? lexed.text.slice(from, from + 16) : visible(lexed.text.slice(from, to));
}

/** True when `token` follows the one before it with nothing but blanks or one hyphen between. */
export function isJoined(lexed: LexedText, token: number): boolean {
  return token > 0 && token < lexed.norms.length && /^(?:[^\S\n]*|[-‐‑])$/u.test(gapBefore(lexed, token));
}

/** The text of a token as it is printed. */
export function rawOf(lexed: LexedText, token: number): string {
  return lexed.text.slice(lexed.starts[token], lexed.ends[token]);
}

function visible(text: string): string {
  return text.replace(/[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '');
}
