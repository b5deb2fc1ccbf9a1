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
  /(?<![\p{Sentence_Terminal}…])(?<stop>[\p{Sentence_Terminal}…]+)(?<close>["'’”»›\p{Pe}\p{Pf}]*(?:\[\d{1,3}\])*)(?<gap>\s+|(?<=[。！？｡])(?!["'’”»›\p{Pe}\p{Pf}]))/gu;

/** Always followed by more of the same sentence: a title wants its name. */
const leading = new Set(
  (
    'mr mrs ms mx dr prof rev fr st ste mt ft hon pres gov sen rep sens reps amb supt atty gen maj brig col lt ' +
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

/** Ends of the sentences within one line except its last, as offsets behind the following white space. */
function* sentenceEnds(line: string): Generator<number> {
  for (const match of line.matchAll(candidate)) {
    const { stop = '', close = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (end < line.length && endsSentence(line, match.index, stop, close, end)) yield end;
  }
}

function endsSentence(line: string, stopAt: number, stop: string, close: string, next: number): boolean {
  const rest = line.slice(next, next + 120);
  const first = /[\p{L}\p{N}]/u.exec(rest)?.[0] ?? '';
  const word = /[\p{L}\p{N}.’']*$/u.exec(line.slice(Math.max(0, stopAt - 24), stopAt))?.[0] ?? '';

  if (stop !== '.') {
    if (/^\p{Ll}/u.test(first)) return false;
    return !(close !== '' && speechVerb.test(rest));
  }
  if (/^\p{Ll}/u.test(first)) return false;
  if (close !== '' && speechVerb.test(rest)) return false;

  const known = word.toLowerCase().replace(/’/gu, "'");
  const nextIsNumber = /^\p{N}/u.test(first);
  if (close === '' && leading.has(known)) return false;
  if (beforeNumber.has(known) && nextIsNumber) return false;
  // "1. The first point": the number of a list item belongs to its sentence.
  if (/^\s*\(?\p{N}{1,3}$/u.test(line.slice(0, stopAt))) return false;

  const isInitial = /^\p{Lu}$/u.test(word);
  const isAbbreviation = isInitial || trailing.has(known) || /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word);
  if (!isAbbreviation || close !== '') return true;
  // "U.S. Senate", "J. R. Smith" go on; "in the U.S. The" does not.
  if (nextIsNumber) return !isInitial;
  return openers.has((/^[^\p{L}]*([\p{L}'’]+)/u.exec(rest)?.[1] ?? '').toLowerCase());
}
