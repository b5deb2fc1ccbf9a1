/**
 * What a character is, asked at an offset of a text in UTF-16 units. Read by hand, with a pattern only beyond ASCII: texts are read
 * character by character here, and a pattern for each takes three times as long.
 */

const anyLetter = /^\p{L}/u;
const anyNumber = /^\p{N}/u;
const anyMark = /^\p{M}/u;

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** UTF-16 units of the letter at `at`, 1 or 2; 0 where no letter is. */
export function letterLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? 1 : 0;
  return lengthIf(anyLetter, text, at, code);
}

/** UTF-16 units of the digit or other number sign (½, ②) at `at`, 1 or 2; 0 where none is. */
export function numberLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isDigit(code) ? 1 : 0;
  return lengthIf(anyNumber, text, at, code);
}

/** UTF-16 units of the combining mark at `at`, 1 or 2; 0 where none is. */
export function markLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0x300 ? 0 : lengthIf(anyMark, text, at, code);
}

/** Whether a letter or a digit stands at `at`, so that a word that ends there would be cut. */
export function isWordSign(text: string, at: number): boolean {
  return letterLength(text, at) > 0 || numberLength(text, at) > 0;
}

function lengthIf(pattern: RegExp, text: string, at: number, code: number): number {
  // Dashes, quotation marks and the dots of an ellipsis, by far the most frequent beyond ASCII; NaN is the end of the text.
  if ((code >= 0x2000 && code <= 0x206f) || Number.isNaN(code)) return 0;
  const point = text.codePointAt(at) ?? 0;
  if (!pattern.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}

/** How many runs of letters and digits stand between `start` and `end`; counting ends at `most`. */
export function countWords(text: string, start: number, end: number, most: number): number {
  let count = 0;
  let isInside = false;
  for (let at = start; at < end && count < most; at += 1) {
    const length = letterLength(text, at) || numberLength(text, at);
    if (length > 0 && !isInside) count += 1;
    isInside = length > 0;
    if (length === 2) at += 1;
  }
  return count;
}
