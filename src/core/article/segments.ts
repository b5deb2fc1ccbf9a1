/**
 * Words and sentences of a text. Offsets are UTF-16 code units, start inclusive, end exclusive, never inside a
 * surrogate pair. Both functions work paragraph by paragraph: `Intl.Segmenter` over a whole book exhausts memory
 * on some engines, and neither a word nor a sentence goes past a line break.
 */

/** A piece of text by its UTF-16 offsets. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of `text`, in order: what a reader would count, so "don't" and "3.5" are one word, "—" is none. */
export function words(text: string): readonly Segment[] {
  const found: Segment[] = [];
  for (const line of lines(text)) {
    for (const piece of wordSegmenter.segment(text.slice(line.start, line.end))) {
      if (piece.isWordLike !== true) continue;
      const start = line.start + piece.index;
      found.push({ start, end: start + piece.segment.length });
    }
  }
  return found;
}

/**
 * The sentences of `text`, in order, without the white space around them. A full stop after a title, an initial
 * or an abbreviation does not end a sentence, nor does a question inside quotation marks that goes on
 * ("Why?" she asked). A line break always does.
 */
export function sentences(text: string): readonly Segment[] {
  const found: Segment[] = [];
  for (const line of lines(text)) {
    let start = line.start;
    for (const end of sentenceEnds(text.slice(line.start, line.end))) {
      pushTrimmed(found, text, start, line.start + end);
      start = line.start + end;
    }
    pushTrimmed(found, text, start, line.end);
  }
  return found;
}

function lines(text: string): Segment[] {
  const found: Segment[] = [];
  let start = 0;
  for (const lineBreak of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) {
    if (lineBreak.index > start) found.push({ start, end: lineBreak.index });
    start = lineBreak.index + lineBreak[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

function pushTrimmed(found: Segment[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const end = from + piece.trimEnd().length;
  if (end > start) found.push({ start, end });
}

/** Terminators with closing quotes, brackets and note numbers, then white space, or at once after an East Asian stop. */
const candidate =
  /(?<stop>[\p{Sentence_Terminal}…]+)(?<close>["'’”»›\p{Pe}\p{Pf}]*(?:\[\d{1,3}\])*)(?<gap>\s+|(?<=[。！？｡])(?!["'’”»›\p{Pe}\p{Pf}]))/uy;

/** Always followed by more of the same sentence: a title wants its name. */
const leading = new Set(
  (
    'mr mrs ms mx dr prof rt rev fr st ste mt ft hon pres gov sen rep sens reps amb supt atty gen maj brig col lt ' +
    'cmdr cpl sgt pvt capt adm messrs mme mlle herr frau hr vs v cf e.g i.e viz approx ca al'
  ).split(' '),
);

/** Followed by a number when they do not end the sentence. */
const beforeNumber = new Set(
  (
    'no nos nr p pp fig figs vol ch chap sec art para pt ed op eq app ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

/** May end a sentence or stand inside one; what follows decides. Words with inner stops (U.S, p.m) count too. */
const trailing = new Set(
  'inc co corp ltd llc plc jr sr bros dept univ assn etc esq est ave blvd rd hwy phd md ret'.split(' '),
);

/** States and provinces of North America as agencies write them behind a town; some are words of their own ("Miss.", "Wash."). */
const states = new Set(
  (
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn ' +
    'Tex Va Vt Wash Wis Wyo Ont Que Sask Alta Man'
  ).split(' '),
);

/** Words that open a sentence far more often than they follow an abbreviation inside one. */
const openers = new Set(
  (
    'the a an this that these those he she it we they i you his her its our their my your there here in on at by ' +
    'for from with when while after before as if but and or so yet not no what why how who where which ' +
    'although though because since until once then now today meanwhile however still instead both all some many ' +
    'most several each every one two officials police'
  ).split(' '),
);

const speechVerb =
  /^(?:[\p{Lu}][\p{L}.’'-]*\s+){1,4}(?:said|says|asked|asks|added|adds|told|replied|wrote|writes|shouted|wondered|continued|demanded|joked|recalled)\b/u;

const terminator = /^[\p{Sentence_Terminal}…]/u;

/** Whether a sign that may end a sentence stands at `at`; 0, or how many UTF-16 units it takes. */
function terminatorLength(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if (code < 0x80) return code === 0x2e || code === 0x21 || code === 0x3f ? 1 : 0;
  // Of the marks and dashes in this row only the dots of an ellipsis and ‼, ⁇, ⁈, ⁉ can.
  if (code >= 0x2000 && code <= 0x2025) return 0;
  const sign = String.fromCodePoint(line.codePointAt(at) ?? 0);
  return terminator.test(sign) ? sign.length : 0;
}

/** Ends of the sentences within one line except its last, as offsets behind the following white space. */
function* sentenceEnds(line: string): Generator<number> {
  for (let at = 0; at < line.length; at += 1) {
    if (terminatorLength(line, at) === 0) continue;
    candidate.lastIndex = at;
    const match = candidate.exec(line);
    while (terminatorLength(line, at + 1) > 0) at += terminatorLength(line, at + 1);
    if (match === null) continue;
    const { stop = '', close = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (end < line.length && endsSentence(line, match.index, stop, close, end)) yield end;
    at = end - 1;
  }
}

function endsSentence(line: string, stopAt: number, stop: string, close: string, next: number): boolean {
  const first = firstSign(line, next);
  if (/^\p{Ll}/u.test(first)) return false;
  if (close !== '' && speechVerb.test(line.slice(next, next + lookAhead))) return false;
  if (stop !== '.') return true;

  const word = wordBefore(line, stopAt);
  const known = word.toLowerCase().replaceAll('’', "'");
  const nextIsNumber = /^\p{N}/u.test(first);
  if (close === '' && leading.has(known)) return false;
  if (beforeNumber.has(known) && nextIsNumber) return false;
  // "1. The first point": the number of a list item belongs to its sentence.
  if (stopAt < longestListNumber && /^\s*\(?\p{N}{1,3}$/u.test(line.slice(0, stopAt))) return false;

  const isInitial = /^\p{Lu}$/u.test(word);
  const isAbbreviation =
    isInitial ||
    trailing.has(known) ||
    (states.has(word) && isBehindTown(line, stopAt - word.length)) ||
    (word.includes('.') && /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word));
  if (!isAbbreviation || close !== '') return true;
  // "U.S. Senate", "J. R. Smith" go on; "in the U.S. The" does not.
  if (nextIsNumber) return !isInitial;
  return openers.has(
    (/^[^\p{L}]*([\p{L}'’]+)/u.exec(line.slice(next, next + lookAhead))?.[1] ?? '').toLowerCase(),
  );
}

/** UTF-16 units in which a speech verb or the next word is looked for. */
const lookAhead = 120;
/** Farther from the start of a line a number is no list item's. */
const longestListNumber = 40;
const longestWordBefore = 24;
const signOfWord = /[\p{L}\p{N}.’']/u;
const letterOrNumber = /[\p{L}\p{N}]/u;

/** The first letter or digit at or behind `next`, as far as is looked ahead; empty when there is none. */
function firstSign(line: string, next: number): string {
  const code = line.charCodeAt(next);
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return line.charAt(next);
  return letterOrNumber.exec(line.slice(next, next + lookAhead))?.[0] ?? '';
}

/** The word that ends at `end`, with its inner stops, as far as is looked back. */
function wordBefore(line: string, end: number): string {
  const floor = Math.max(0, end - longestWordBefore);
  let start = end;
  while (start > floor) {
    const code = line.charCodeAt(start - 1);
    const isPair = code >= 0xdc00 && code <= 0xdfff && start - 2 >= floor;
    const sign = line.slice(isPair ? start - 2 : start - 1, start);
    if (!signOfWord.test(sign)) break;
    start -= sign.length;
  }
  return line.slice(start, end);
}

/** Whether ", " and before that a word with a capital stands before `at`: "Hayward, Calif." */
function isBehindTown(line: string, at: number): boolean {
  return /\p{Lu}[\p{L}.’'-]*, $/u.test(line.slice(Math.max(0, at - longestWordBefore), at));
}
