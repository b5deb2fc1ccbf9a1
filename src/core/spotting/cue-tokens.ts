import { isDigit, letterLength, markLength, numberLength } from './letters.ts';

/**
 * Words and figures as cues are looked for in them: with what joins their parts, so that don't, 3.5, €1,950, 24/7, half-built and
 * U.S. are one each. Offsets in UTF-16 units.
 */

/** Where the next word or figure begins at or behind `from`; -1 when there is none. */
export function tokenStart(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20) continue;
    if (letterLength(text, at) > 0 || numberLength(text, at) > 0) return at;
    if (isCurrency(code) && numberLength(text, at + 1) > 0) return at;
  }
  return -1;
}

/** Where the word or figure that begins at `start` ends, with all its stops and dashes. */
export function tokenEnd(text: string, start: number): number {
  const isWord = letterLength(text, start) > 0;
  let at = start + (isCurrency(text.charCodeAt(start)) ? 1 : 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWord ? joinsWord(code) : joinsFigure(code)) {
      at += 1;
      continue;
    }
    const length = letterLength(text, at) || numberLength(text, at) || (isWord ? markLength(text, at) : 0);
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** Without the signs that end a sentence or a list, unless they are inside: "2025." is 2025, "U.S." stays. */
export function trimmedEnd(text: string, start: number, end: number): number {
  if (!isTrimmed(text.charCodeAt(end - 1)) || isInitials(text, start, end)) return end;
  let at = end;
  while (at > start && isTrimmed(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Letters with a stop behind each: U.S., e.g. */
function isInitials(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const length = letterLength(text, at);
    if (length === 0 || text.charCodeAt(at + length) !== 0x2e) return false;
    at += length + 1;
  }
  return end - start > 2;
}

function isCurrency(code: number): boolean {
  return (
    code === 0x24 || code === 0x20ac || code === 0xa3 || code === 0xa5 || code === 0x20bd || code === 0x20b4
  );
}

/** ' ’ . - */
function joinsWord(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2e || code === 0x2d;
}

/** . , : / % - */
function joinsFigure(code: number): boolean {
  return isDigit(code) || (code >= 0x2c && code <= 0x2f) || code === 0x3a || code === 0x25;
}

/** . , : / ' ’ - */
function isTrimmed(code: number): boolean {
  return (code >= 0x2c && code <= 0x2f) || code === 0x3a || code === 0x27 || code === 0x2019;
}
