/**
 * Mathematical signs (~50, <50, 50+) change what a number says; format characters cannot be seen, so that a digit
 * typed behind one looks as if it stood right behind the claim.
 */
const wordLike = /[\p{L}\p{N}\p{M}\p{Sc}\p{Sm}\p{Cf}_%‰°]/u;
const digitOrLetter = /[\p{L}\p{N}]/u;
/** Joins two word characters into one token: 3.5, 1,950, 12:30, non-profit, it’s, 24/7, −5. */
const joiner = /[.,·٫٬:/'’\-‐‑–−+]/u;
/** No-break and thin spaces, which group digits: 195 000. */
const grouping = /[\u00A0\u2007\u2009\u202F]/u;

/**
 * Widens `[start, end)` so that it does not end inside a word or number. Typing a `0` behind a claimed `195`, or `.5`
 * behind `3`, changes what the claim says although it changes no character inside the span; with the widened words the
 * verdict notices.
 */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && glued(text, from)) from -= charBefore(text, from).length;
  let to = end;
  while (to < text.length && glued(text, to)) to += charAfter(text, to).length;
  return { start: from, end: to };
}

/** Whether the characters on both sides of `at` belong to one token. */
function glued(text: string, at: number): boolean {
  const left = charBefore(text, at);
  const right = charAfter(text, at);
  if (wordLike.test(left) && wordLike.test(right)) return true;
  if (grouping.test(left) && /\p{N}/u.test(right)) return /\p{N}/u.test(charBefore(text, at - left.length));
  if (/\p{N}/u.test(left) && grouping.test(right)) return /\p{N}/u.test(charAfter(text, at + right.length));
  if (joiner.test(left) && digitOrLetter.test(right)) {
    const further = charBefore(text, at - left.length);
    return (
      digitOrLetter.test(further) || (/[-−+]/u.test(left) && /\p{N}/u.test(right) && !wordLike.test(further))
    );
  }
  if (digitOrLetter.test(left) && joiner.test(right)) {
    return digitOrLetter.test(charAfter(text, at + right.length));
  }
  return false;
}

function charBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at >= 2 ? text.slice(at - 2, at) : text.slice(at - 1, at);
}

function charAfter(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}
