/**
 * Words as the search compares them: lower case, without accents, ligatures spelt out, English possessives taken off,
 * thousands separators dropped. Coarser than the quote comparison (checks/normalise.ts), which must tell apart what a
 * searcher does not mean to.
 */

/** A word where it stands, UTF-16 offsets. */
export interface FoundWord {
  readonly norm: string;
  readonly start: number;
  readonly end: number;
}

/** Scripts written without spaces: each character is a word of its own. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const wordSource = `\\p{N}+(?:[.,]\\p{N}+)+[\\p{L}\\p{M}]*|[${unspaced}]|[\\p{L}\\p{N}](?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}\\u00AD'’])*`;
const plainAscii = /^[a-z0-9]+$/u;

/** Letters that Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/** The compared form of one word as it stands in a text; empty when nothing is left of it. */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  if (plainAscii.test(lower)) return lower;
  const folded = lower
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD]+/gu, '')
    .replace(/[ßæœøđðþłıħ]/gu, (letter) => letters[letter] ?? letter)
    .replace(/’/gu, "'")
    .replace(/'(?:s)?$/u, '')
    .replace(/'/gu, '');
  return /^\d{1,3}(?:,\d{3})+(?!\d)/u.test(folded) ? folded.replaceAll(',', '') : folded;
}

/** What an ASCII character is to the reader of words; those above 127 are looked at by the pattern. */
const plainClass = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/u.test(character)) plainClass[code] = 1;
  else if (/\d/u.test(character)) plainClass[code] = 2;
}

const isPlainWord = (code: number): boolean =>
  code < 128 && (plainClass[code] === 1 || plainClass[code] === 2);

/** Hears of the words of a text in order. Plain words are ASCII letters and digits; they come with a hash of their units. */
export interface WordVisitor {
  readonly plain: (start: number, end: number, hash: number) => void;
  readonly other: (raw: string, start: number) => void;
}

/**
 * Reads a text word by word. Plain words are found by looking at each character once; where letters beyond ASCII, an
 * apostrophe or a decimal point may belong to a word, the pattern decides.
 */
export function scanWords(text: string, visitor: WordVisitor): void {
  const pattern = new RegExp(wordSource, 'gu');
  const { length } = text;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    if (code < 128 && !isPlainWord(code)) {
      at += 1;
      continue;
    }
    const start = at;
    const isDigit = code >= 48 && code <= 57;
    let hash = 0;
    while (code < 128 && isPlainWord(code)) {
      hash = Math.imul(hash ^ code, 0x01000193);
      at += 1;
      code = at < length ? text.charCodeAt(at) : 32;
    }
    const isNumber =
      isDigit && (code === 44 || code === 46) && at + 1 < length && plainClass[text.charCodeAt(at + 1)] === 2;
    if (code < 128 && code !== 39 && !isNumber) {
      visitor.plain(start, at, hash >>> 0);
      continue;
    }
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match.index + match[0].length;
    visitor.other(match[0], match.index);
  }
}

/** Calls `visit` for every word of a text as it is spelt, in order, with its place. */
function eachSpelling(text: string, visit: (raw: string, start: number, end: number) => void): void {
  scanWords(text, {
    plain: (start, end) => {
      visit(text.slice(start, end), start, end);
    },
    other: (raw, start) => {
      visit(raw, start, start + raw.length);
    },
  });
}

/** Calls `visit` for every word of a text as it is compared, in order, with its place. */
export function eachWord(text: string, visit: (norm: string, start: number, end: number) => void): void {
  const known = new Map<string, string>();
  eachSpelling(text, (raw, start, end) => {
    let norm = known.get(raw);
    if (norm === undefined) {
      norm = foldWord(raw);
      known.set(raw, norm);
    }
    if (norm !== '') visit(norm, start, end);
  });
}

/** The words of a text with their places. */
export function findWords(text: string): readonly FoundWord[] {
  const found: FoundWord[] = [];
  eachWord(text, (norm, start, end) => found.push({ norm, start, end }));
  return found;
}

/** What was typed into a search field: whole words, and the beginning of one while the last is being typed. */
export interface SearchTerms {
  readonly whole: readonly string[];
  /** Null when the text ends behind a finished word. */
  readonly prefix: string | null;
}

/** At most this many words of a query count. */
const mostTerms = 12;

/** Reads a query. The last word is a beginning unless a space follows it; words given twice count once. */
export function readQuery(text: string): SearchTerms {
  const words = findWords(text.slice(0, 500)).map((word) => word.norm);
  const isOpen = words.length > 0 && !/\s$/u.test(text);
  const prefix = isOpen ? (words.at(-1) ?? null) : null;
  const whole = [...new Set(isOpen ? words.slice(0, -1) : words)];
  return { whole: whole.slice(0, mostTerms), prefix };
}

/** Whether a folded word is one of those looked for. */
export function matchesTerms(norm: string, terms: SearchTerms): boolean {
  return terms.whole.includes(norm) || (terms.prefix !== null && norm.startsWith(terms.prefix));
}
