import { gapBefore, isJoined, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { clockAt } from './clock-times.ts';
import { figureAt, type Figure } from './figure.ts';
import { hedgeBefore, isTouching, plainMention, type NumberMention } from './number-mention.ts';
import { ordinalWord } from './number-words.ts';
import { fractionAt, periodAt, ratioAt } from './shares.ts';
import { unitBefore, unitNamed, type Unit } from './units.ts';

export type { NumberMention };

/** No text has more numbers that anybody compares; a page of nothing but digits ends here. */
const mostNumbers = 20_000;

/** The numbers of a text, in order. `isTaken` leaves out tokens that belong to dates. */
export function findNumbers(lexed: LexedText, isTaken: (token: number) => boolean): readonly NumberMention[] {
  const found: NumberMention[] = [];
  for (let token = 0; token < lexed.norms.length && found.length < mostNumbers; token += 1) {
    if (
      !mayBegin(lexed.norms[token] ?? '') ||
      isTaken(token) ||
      isListNumber(lexed, token) ||
      isInName(lexed, token)
    )
      continue;
    const mention =
      clockAt(lexed, token) ??
      ratioAt(lexed, token) ??
      fractionAt(lexed, token) ??
      periodAt(lexed, token) ??
      quantityAt(lexed, token, isTaken) ??
      codeAt(lexed, token);
    if (mention === null) continue;
    found.push(mention);
    token = mention.to - 1;
  }
  return found;
}

/** Most words begin no number: a quick look spares them the rest. (Cardinals in words have figures for normal forms.) */
function mayBegin(norm: string): boolean {
  const first = norm.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return true;
  return leads.has(norm) || ordinalWord(norm) !== null || /\d/u.test(norm);
}
const leads = new Set('a an half one noon midday midnight quarter couple'.split(' '));

/** "1. First point": the number of a list item says nothing. */
function isListNumber(lexed: LexedText, token: number): boolean {
  if (!/^\d{1,2}$/u.test(lexed.norms[token] ?? '') || token + 1 >= lexed.norms.length) return false;
  const isFirst = lexed.starts[token] === lexed.sentences[lexed.sentenceOf[token] ?? 0]?.start;
  return isFirst && /^[.)]\s|^\uFE0F?\u20E3/u.test(gapBefore(lexed, token + 1));
}

/** "COVID-19", "F-150": the number belongs to a name, and is compared with it. */
function isInName(lexed: LexedText, token: number): boolean {
  return (
    /^\d+$/u.test(lexed.norms[token] ?? '') &&
    /^[-‐‑]$/u.test(gapBefore(lexed, token)) &&
    /^\p{Lu}+$/u.test(rawOf(lexed, token - 1))
  );
}

function quantityAt(lexed: LexedText, at: number, isTaken: (token: number) => boolean): NumberMention | null {
  const figure = figureAt(lexed, at);
  if (figure === null || (figure.suffix !== '' && unitGlued(figure.suffix) === null)) return null;
  const second = rangeEnd(lexed, figure, isTaken);
  const last = second ?? figure;
  const before =
    at > 0 && isTouching(lexed, at)
      ? unitBefore(lexed.norms[at - 1] ?? '', letterOfSign(lexed, at - 1))
      : null;
  const after = before === null ? unitAfter(lexed, last) : afterMoney(lexed, last, before);
  const unit = before ?? after.unit;
  const first = before === null ? at : signStart(lexed, at - 1);
  const hedge = hedgeBefore(lexed, first);
  const scale = second !== null && figure.scale === 1 && figure.value < 1000 ? second.scale : 1;
  const isPlain = unit === null && second === null;
  return {
    from: hedge.from,
    to: after.to,
    start: lexed.starts[first] ?? 0,
    end: lexed.ends[after.to - 1] ?? 0,
    low: figure.value * scale,
    high: last.value,
    step: Math.max(figure.step * scale, last.step),
    unit,
    bound: hedge.bound,
    form: figure.isOrdinal ? 'ordinal' : 'cardinal',
    code: '',
    isHalfDay: false,
    isWeak: isPlain && figure.isSpelt && figure.value <= 12,
    isCount: unit === null && countsAt(lexed, after.to),
    isIncidental: false,
  };
}

/** Where "US$" and "A$" begin. */
function signStart(lexed: LexedText, sign: number): number {
  return letterOfSign(lexed, sign) === '' ? sign : sign - 1;
}

/** "a" of "A$" in its normal form; empty for "a $5 fee", which is one of the plain kind. */
function letterOfSign(lexed: LexedText, sign: number): string {
  const isGlued = /^\p{Sc}$/u.test(lexed.norms[sign] ?? '') && sign > 0 && gapBefore(lexed, sign) === '';
  return isGlued && /^\p{Lu}{1,2}$/u.test(rawOf(lexed, sign - 1)) ? (lexed.norms[sign - 1] ?? '') : '';
}

/** True when a word in the plural follows within two words: "5 branches", "5 new branches". */
function countsAt(lexed: LexedText, token: number): boolean {
  for (let at = token; at < token + 2 && isJoined(lexed, at); at += 1) {
    if (lexed.stems[at] === '') return false;
    if (/[^su]s$|^(?:people|men|women|children)$/u.test(lexed.norms[at] ?? '')) return true;
  }
  return false;
}

/** The second number of "10 to 12", "10–12" and "between 10 and 12"; null when it is no range. */
function rangeEnd(lexed: LexedText, figure: Figure, isTaken: (token: number) => boolean): Figure | null {
  if (figure.isOrdinal || figure.to >= lexed.norms.length) return null;
  let token = figure.to;
  while (/^[%$€£¥]$/u.test(lexed.norms[token] ?? '') && token - figure.to < 2) token += 1;
  const before = lexed.norms[figure.from - 1] ?? '';
  const earlier = /^\p{Sc}$/u.test(before) ? (lexed.norms[figure.from - 2] ?? '') : before;
  const joint = lexed.norms[token] ?? '';
  if ((joint === 'to' && earlier !== 'from') || (joint === 'and' && earlier === 'between')) {
    token += 1;
    while (/^\p{Sc}$/u.test(lexed.norms[token] ?? '') && isTouching(lexed, token)) token += 1;
  } else if (
    !/^\s?[-‐‑–—−]\s?$/u.test(gapBefore(lexed, figure.to)) &&
    !/^\s?[-‐‑–—]\s?$/u.test(gapBefore(lexed, token))
  )
    return null;
  if (isTaken(token) || token >= lexed.norms.length || clockAt(lexed, token) !== null) return null;
  const second = figureAt(lexed, token);
  if (second === null || second.isOrdinal) return null;
  // "12 % to $3m": two quantities.
  const own = unitAfter(lexed, figure).unit;
  const other = isTouching(lexed, token) ? unitBefore(lexed.norms[token - 1] ?? '', '') : null;
  const isOneKind = own === null || own.family === (other ?? unitAfter(lexed, second).unit)?.family;
  const isRising = second.value > figure.value || (figure.scale === 1 && second.scale > 1);
  return isOneKind && isRising ? second : null;
}

function unitAfter(lexed: LexedText, figure: Figure): { unit: Unit | null; to: number } {
  if (figure.suffix !== '') {
    const isPerHour =
      figure.suffix === 'km' && lexed.norms[figure.to] === 'h' && gapBefore(lexed, figure.to) === '/';
    return isPerHour
      ? { unit: unitNamed('km/h'), to: figure.to + 1 }
      : { unit: unitGlued(figure.suffix), to: figure.to };
  }
  const at = figure.to;
  if (!isJoined(lexed, at) && !/^\s?['’]?\s?$/u.test(gapBefore(lexed, at))) return { unit: null, to: at };
  const words = (count: number): string =>
    Array.from({ length: count }, (_, index) => lexed.norms[at + index] ?? '').join(' ');
  for (const count of [3, 2]) {
    if (
      Array.from({ length: count - 1 }, (_, index) => at + 1 + index).every((token) => isJoined(lexed, token))
    ) {
      const unit =
        unitNamed(words(count)) ?? unitNamed(words(count).replace(/^us |^american |^metric /u, ''));
      if (unit !== null) return { unit, to: at + count };
    }
  }
  const word = lexed.norms[at] ?? '';
  // "the Halo 3 $699": the sign belongs to what follows.
  if (
    /^\p{Sc}$/u.test(word) &&
    /\s/u.test(gapBefore(lexed, at)) &&
    gapBefore(lexed, at + 1) === '' &&
    at + 1 < lexed.norms.length
  )
    return { unit: null, to: at };
  if (word === 'km' && lexed.norms[at + 1] === 'h') return { unit: unitNamed('km/h'), to: at + 2 };
  if (word === '°') return degrees(lexed, at);
  // Letters alone are too often something else: "5 C", "3 B".
  const unit =
    word.length === 1 && /^\p{L}$/u.test(word) && word !== 'm' && word !== 'g' ? null : unitNamed(word);
  // "five second terms", "the second": an ordinal.
  if (unit === null || (word === 'second' && figure.isSpelt)) return { unit: null, to: at };
  return { unit, to: at + 1 };
}

/** "6.4in" is a length, "6.4 in" may be anything. */
function unitGlued(suffix: string): Unit | null {
  return unitNamed(suffix === 'in' ? 'inch' : suffix);
}

function degrees(lexed: LexedText, at: number): { unit: Unit | null; to: number } {
  const scale = lexed.norms[at + 1] ?? '';
  const unit = scale === 'c' || scale === 'f' ? unitNamed(`°${scale}`) : null;
  return { unit, to: unit === null ? at + 1 : at + 2 };
}

/** "$5 million dollars", "US$5 million USD": the currency said twice. */
function afterMoney(lexed: LexedText, figure: Figure, before: Unit): { unit: Unit | null; to: number } {
  const again = unitAfter(lexed, figure);
  return again.unit?.family === before.family ? again : { unit: before, to: figure.to };
}

/** Letters and digits in one word that are no quantity: "3D", "5G", "B2B", "FITNESS15". */
function codeAt(lexed: LexedText, at: number): NumberMention | null {
  const norm = lexed.norms[at] ?? '';
  if (
    norm.length > 24 ||
    !/\p{L}/u.test(norm) ||
    !/\d/u.test(norm) ||
    !/\d/u.test(withDigits(rawOf(lexed, at)))
  )
    return null;
  return { ...plainMention(lexed, at, at + 1), form: 'code', code: norm };
}

function withDigits(raw: string): string {
  return raw.replace(/\p{Nd}/gu, '0');
}
