/** A stretch between quotation marks, UTF-16 offsets. */
export interface Quoted {
  /** The opening mark, and behind the closing one (or behind the text, when nothing closes it). */
  readonly start: number;
  readonly end: number;
  /** What stands between the marks. */
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly isOpen: boolean;
}

/** Opening marks that are nothing else, with what may close them: English, German, French, Japanese. */
const plainPairs: ReadonlyMap<string, string> = new Map([
  ['“', '”“"'],
  ['„', '“”"'],
  ['«', '»'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
]);
/** Marks that open a quotation only where none is open and a word begins: Swedish ”…”, German »…«, typewriters. */
const turnedPairs: ReadonlyMap<string, string> = new Map([
  ['”', '”'],
  ['»', '«'],
  ['›', '‹'],
  ['"', '"”'],
]);
/** Single marks double as apostrophes. */
const singlePairs: ReadonlyMap<string, string> = new Map([
  ['‘', '’'],
  ['‚', '‘’'],
  ["'", "'"],
]);

const beforeOpening = /(?:^|[\s([{—–\-/:;,“„«"‘'])$/u;
const wordStart = /^[\p{L}\p{N}\p{Sc}[(…#@¿¡‘'“"]|^\.\.\./u;
/** 'em, '90s, 'tis: an apostrophe, though it looks like an opening mark. */
const elision = /^(?:\d0s|em|til|tis|twas|cause|bout|n|round|til)(?![\p{L}\p{N}])/iu;
/** A single mark that finds no closer within so many characters is an apostrophe. */
const longestSingle = 2000;
/** Nor is one of the marks that point both ways (»…«) looked for farther than this. */
const longestTurned = 20_000;
/** After so many marks that open nothing the text is no prose, and looking for their closers only takes time. */
const mostUnclosed = 500;
const feetAndInches = /\d['’′]\d{1,2}$/u;

/** The outermost quoted stretches of `text` in order. Marks inside a quotation are part of it. */
export function quotedStretches(text: string): readonly Quoted[] {
  const found: Quoted[] = [];
  let unclosed = 0;
  const marks = /[“„«‹「『”»›"‘‚']/gu;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const at = mark.index;
    if (!beginsQuotation(text, at)) continue;
    const quoted = opensAt(text, at);
    if (quoted === null) {
      unclosed += 1;
      if (unclosed > mostUnclosed) break;
      continue;
    }
    found.push(quoted);
    marks.lastIndex = quoted.end;
  }
  return found;
}

/** True where a mark stands as an opening one does: always for marks that are nothing else. */
function beginsQuotation(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (plainPairs.has(mark)) return true;
  const isSingle = singlePairs.has(mark);
  if (!isSingle && !turnedPairs.has(mark)) return false;
  if (!beforeOpening.test(text.slice(Math.max(0, at - 1), at))) return false;
  const rest = text.slice(at + 1, at + 12);
  if (!wordStart.test(rest)) return mark === '"' && isSpacedOpening(text, at);
  return !isSingle || mark === '‚' || !elision.test(rest);
}

/** A typewriter mark with a space slipped in behind it: the next mark then stands behind a word, as a closer does. */
function isSpacedOpening(text: string, at: number): boolean {
  if (!/^\s\p{L}/u.test(text.slice(at + 1, at + 4))) return false;
  const next = text.indexOf('"', at + 1);
  return next > 0 && !/\s/u.test(text.charAt(next - 1)) && !/^\p{L}/u.test(text.slice(next + 1, next + 3));
}

function opensAt(text: string, at: number): Quoted | null {
  const mark = text.charAt(at);
  const plain = plainPairs.get(mark);
  if (plain !== undefined) return closed(text, at, doubleCloser(text, at, plain), true);
  const turned = turnedPairs.get(mark);
  if (turned !== undefined)
    return closed(text, at, doubleCloser(text, at, turned), mark === '"' || mark === '”');
  return closed(text, at, singleCloser(text, at, singlePairs.get(mark) ?? ''), false);
}

/**
 * A paragraph that opens a quotation and does not close it goes on in the next one, by custom: then the stretch
 * reaches to the end of the text. A single mark without its closer is an apostrophe.
 */
function closed(text: string, at: number, closer: number | null, mayStayOpen: boolean): Quoted | null {
  if (closer !== null) {
    return closer > at + 1
      ? { start: at, end: closer + 1, innerStart: at + 1, innerEnd: closer, isOpen: false }
      : null;
  }
  if (!mayStayOpen || text.slice(at + 1).trim() === '') return null;
  return { start: at, end: text.length, innerStart: at + 1, innerEnd: text.length, isOpen: true };
}

/** The mark that closes the one at `at`; a nested pair of the same kind is skipped. */
function doubleCloser(text: string, at: number, closers: string): number | null {
  const opener = text.charAt(at);
  const to = opener === '»' || opener === '›' ? Math.min(text.length, at + longestTurned) : text.length;
  let depth = 0;
  for (let next = at + 1; next < to; next += 1) {
    const mark = text.charAt(next);
    if (mark === opener && !closers.includes(mark)) depth += 1;
    if (!closers.includes(mark)) continue;
    if (mark === '"' && feetAndInches.test(text.slice(Math.max(0, next - 6), next))) continue;
    const opensAnother = /\s/u.test(text.charAt(next - 1)) && wordStart.test(text.slice(next + 1, next + 4));
    if (opensAnother && mark === opener) {
      // “one paragraph … “another: the first was never closed.
      return null;
    }
    if (depth === 0) return next;
    depth -= 1;
  }
  return null;
}

/** True for a mark before a word that is no elided "'em" or "'90s": the one before it was never closed. */
function looksOpening(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + 12);
  return beforeOpening.test(text.charAt(at - 1)) && wordStart.test(rest) && !elision.test(rest);
}

/**
 * The single mark that closes the one at `at`. Behind a stop or a comma, or before punctuation, a mark is a closer;
 * behind a letter and before a space it may be a possessive ("the workers' pay"), so a later one is preferred.
 */
function singleCloser(text: string, at: number, closers: string): number | null {
  const opener = text.charAt(at);
  let possessive: number | null = null;
  const to = Math.min(text.length, at + longestSingle);
  for (let next = at + 2; next < to; next += 1) {
    const mark = text.charAt(next);
    if (mark === opener && looksOpening(text, next)) break;
    if (!closers.includes(mark) || /\s/u.test(text.charAt(next - 1))) continue;
    if (/^[\p{L}\p{N}]/u.test(text.slice(next + 1, next + 3))) continue;
    const isPossessive =
      /s$/iu.test(text.charAt(next - 1)) && /^\s\p{Ll}/u.test(text.slice(next + 1, next + 4));
    if (!isPossessive) return next;
    possessive ??= next;
  }
  return possessive;
}
