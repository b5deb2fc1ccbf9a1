import { isJoined, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { cardinalWord, ordinalWord, scaleOf } from './number-words.ts';

/** A number as it is read off the page, before its unit. Tokens `from` up to, not including, `to`. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Worth of one in the last printed place: 100,000 for "1.2 million", 0.1 for "3.5". */
  readonly step: number;
  /** What "million" and the like multiply it by, 1 without. */
  readonly scale: number;
  readonly isOrdinal: boolean;
  /** Printed as words: "forty-two". */
  readonly isSpelt: boolean;
  /** Letters at the end of the token that are no scale: "km" in "5km". */
  readonly suffix: string;
}

/** More digits than this are no quantity but a code. */
const mostDigits = 18;

const figurePattern = /^(?<sign>[-+]?)(?<digits>\d[\d.,]*)(?<letters>\p{L}*)$/u;

/** The number that begins at token `at`; null when none does. */
export function figureAt(lexed: LexedText, at: number): Figure | null {
  return printedFigure(lexed, at) ?? speltFigure(lexed, at);
}

function printedFigure(lexed: LexedText, at: number): Figure | null {
  const norm = joinedDigits(lexed, at);
  const groups = norm.text.length <= 40 ? figurePattern.exec(norm.text)?.groups : undefined;
  // A number word has a figure for its normal form too; its letters tell.
  if (groups === undefined || /^\p{L}/u.test(rawOf(lexed, at))) return null;
  const { sign = '', digits = '', letters = '' } = groups;
  const decimal = decimalOf(digits);
  if (decimal === null) return null;
  const isOrdinal = /^(?:st|nd|rd|th)$/u.test(letters);
  let scale = 1;
  let suffix = letters;
  let to = norm.to;
  const glued = scaleOf(letters, true);
  if (glued !== null && !isMetres(lexed, letters, at, to)) {
    scale = glued;
    suffix = '';
  } else if (letters === '') {
    for (; isJoined(lexed, to); to += 1) {
      const word = lexed.norms[to] ?? '';
      const next = scaleOf(word, true);
      if (next === null || (word.length === 1 && !isCapitalScale(lexed, word, at, to))) break;
      scale *= next;
    }
  }
  return {
    from: at,
    to,
    value: (sign === '-' ? -1 : 1) * rounded(decimal.value * scale),
    step: rounded(decimal.step * (scale === 12 || scale === 100 ? 1 : scale)),
    scale,
    isOrdinal,
    isSpelt: false,
    // "the over-60s"
    suffix: isOrdinal || suffix === 's' ? '' : suffix,
  };
}

/** Arabic writes ٫ for the decimal point and ٬ between thousands; both cut a token in two. */
function joinedDigits(lexed: LexedText, at: number): { text: string; to: number } {
  let text = lexed.norms[at] ?? '';
  let to = at + 1;
  for (; to < lexed.norms.length && to < at + 8 && /^\d/u.test(lexed.norms[to] ?? ''); to += 1) {
    const gap = lexed.text.slice(lexed.ends[to - 1], lexed.starts[to]);
    if (gap !== '٫' && gap !== '٬') break;
    text += `${gap === '٫' ? '.' : ''}${lexed.norms[to] ?? ''}`;
  }
  return { text, to };
}

/** "100m" is a race or a height, "£100m" and "100m people" are millions. */
function isMetres(lexed: LexedText, letters: string, at: number, next: number): boolean {
  if (letters !== 'm') return false;
  if (at > 0 && /^\p{Sc}$/u.test(lexed.norms[at - 1] ?? '')) return false;
  const word = lexed.norms[next] ?? '';
  return (
    /^(?:race|sprint|hurdles|freestyle|butterfly|backstroke|relay|long|high|wide|deep|tall|below|above|from|away|dash|of)$/u.test(
      word,
    ) || word === ''
  );
}

/** "5 m" is five metres, "$5 m" five million, "5 B" nothing that can be told. */
function isCapitalScale(lexed: LexedText, word: string, at: number, token: number): boolean {
  const isMoney = at > 0 && /^\p{Sc}$/u.test(lexed.norms[at - 1] ?? '');
  return isMoney || (word === 'k' && rawOf(lexed, token) === 'K');
}

/** "1234.5", "0,5" and "12" as numbers; null for versions, lists, and codes too long to be quantities. */
function decimalOf(digits: string): { value: number; step: number } | null {
  if (digits.replace(/\D/gu, '').length > mostDigits) return null;
  const isCommaDecimal = /^\d+,\d{1,2}$/u.test(digits);
  const isGrouped = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/u.test(digits);
  const plain = isCommaDecimal ? digits.replace(',', '.') : isGrouped ? digits.replaceAll(',', '') : digits;
  if (!/^\d+(?:\.\d+)?$/u.test(plain)) return null;
  const decimals = plain.split('.')[1]?.length ?? 0;
  return { value: Number(plain), step: 10 ** -decimals };
}

function speltFigure(lexed: LexedText, at: number): Figure | null {
  const article = /^(?:a|an|half)$/u.test(lexed.norms[at] ?? '') ? speltWithArticle(lexed, at) : null;
  if (article !== null) return article;
  let total = 0;
  let current = -1;
  let lastScale = 1;
  let token = at;
  for (; token === at || isJoined(lexed, token); token += 1) {
    const word = rawOf(lexed, token).toLowerCase();
    const small = cardinalWord(word);
    const scale = scaleOf(word, false);
    const ordinal = ordinalWord(word);
    if (
      small !== null &&
      (current < 0 || current % 100 === 0 || (current % 10 === 0 && current % 100 > 10 && small < 10))
    ) {
      current = Math.max(0, current) + small;
    } else if (scale !== null && current >= 0) {
      if (scale === 100 || scale === 12) current *= scale;
      else {
        total += current * scale;
        current = -1;
      }
      lastScale = scale;
    } else if (
      ordinal !== null &&
      (token === at ||
        (ordinal < 10 && current >= 20 && current % 10 === 0) ||
        (current > 0 && current % 100 === 0))
    ) {
      // "second" after another number is a unit of time.
      return spelt(at, token + 1, total + Math.max(0, current) + ordinal, 1, true);
    } else if (
      word === 'and' &&
      token > at &&
      lastScale > 1 &&
      cardinalWord(lexed.norms[token + 1] === undefined ? '' : rawOf(lexed, token + 1).toLowerCase()) !== null
    ) {
      continue;
    } else if (word === 'and' && current >= 0 && isAndAHalf(lexed, token)) {
      const scaleAfter = scaleOf(lexed.norms[token + 3] ?? '', false) ?? 1;
      return spelt(
        at,
        token + (scaleAfter > 1 ? 4 : 3),
        (current + 0.5) * scaleAfter,
        0.5 * scaleAfter,
        false,
      );
    } else break;
  }
  if (token === at) return null;
  const value = total + Math.max(0, current);
  return spelt(at, token, value, current < 0 && lastScale >= 1000 ? lastScale : 1, false);
}

function isAndAHalf(lexed: LexedText, token: number): boolean {
  return lexed.norms[token + 1] === 'a' && lexed.norms[token + 2] === 'half' && isJoined(lexed, token + 2);
}

/** "a hundred", "half a million", "half a dozen". */
function speltWithArticle(lexed: LexedText, at: number): Figure | null {
  const isHalf = lexed.norms[at] === 'half';
  const word = isHalf && /^(?:a|an)$/u.test(lexed.norms[at + 1] ?? '') ? at + 2 : at + 1;
  if (!isJoined(lexed, word)) return null;
  const scale = scaleOf(lexed.norms[word] ?? '', false);
  if (scale === null || !/^\p{L}{5,}$/u.test(rawOf(lexed, word))) return null;
  return spelt(
    at,
    word + 1,
    isHalf ? scale / 2 : scale,
    scale < 1000 ? 1 : isHalf ? scale / 10 : scale,
    false,
  );
}

function spelt(from: number, to: number, value: number, step: number, isOrdinal: boolean): Figure {
  return {
    from,
    to,
    value: rounded(value),
    step,
    scale: step < 1 ? 1 : step,
    isOrdinal,
    isSpelt: true,
    suffix: '',
  };
}

/** 1.2 × 1,000,000 without the noise of binary fractions. */
function rounded(value: number): number {
  const hasNoise = !Number.isInteger(value) || Math.abs(value) >= 1e15;
  return hasNoise ? Number(value.toPrecision(15)) : value;
}
