import { gapBefore, isJoined, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { TokenRange } from '../comparison/context.ts';
import { figureAt, type Figure } from './figure.ts';
import { boundNamed, ordinalWord, partOf, type Bound } from './number-words.ts';
import { clockUnit, unitBefore, unitNamed, type Unit } from './units.ts';

/**
 * A number in a text with all that belongs to it: hedge, currency sign, scale, unit. UTF-16 offsets.
 * `low` and `high` differ for a range only.
 */
export interface NumberMention extends TokenRange {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** Worth of one in the last printed place. */
  readonly step: number;
  readonly unit: Unit | null;
  readonly bound: Bound;
  /** `code` is a name with digits (Q2, 3D): only the same one is equal. `clock` is a time of the day in hours. */
  readonly form: 'cardinal' | 'ordinal' | 'code' | 'clock';
  /** A code in its normal form, else empty. */
  readonly code: string;
  /** A time of the day that may be before or after noon. */
  readonly isHalfDay: boolean;
  /** A small number in words without a unit, as often counted by the writer as stated by a source. */
  readonly isWeak: boolean;
  /** Followed by a word that says what is counted: "5 branches". */
  readonly isCount: boolean;
  /** Something to compare with, but nothing that a claim states: "$5 a year". */
  readonly isIncidental: boolean;
}

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
  if (figure === null || (figure.suffix !== '' && unitNamed(figure.suffix) === null)) return null;
  const second = rangeEnd(lexed, figure, isTaken);
  const last = second ?? figure;
  const before =
    at > 0 && isTouching(lexed, at) ? unitBefore(lexed.norms[at - 1] ?? '', lexed.norms[at - 2] ?? '') : null;
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
  const isGlued = /^\p{Sc}$/u.test(lexed.norms[sign] ?? '') && sign > 0 && gapBefore(lexed, sign) === '';
  return isGlued && /^\p{Lu}{1,2}$/u.test(rawOf(lexed, sign - 1)) ? sign - 1 : sign;
}

/** True when a word in the plural follows within two words: "5 branches", "5 new branches". */
function countsAt(lexed: LexedText, token: number): boolean {
  for (let at = token; at < token + 2 && isJoined(lexed, at); at += 1) {
    if (lexed.stems[at] === '') return false;
    if (/[^su]s$|^(?:people|men|women|children)$/u.test(lexed.norms[at] ?? '')) return true;
  }
  return false;
}

/** True when nothing but blanks stands before `token`. */
function isTouching(lexed: LexedText, token: number): boolean {
  return /^[^\S\n]*$/u.test(gapBefore(lexed, token));
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
      : { unit: unitNamed(figure.suffix), to: figure.to };
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
  if (word === 'km' && lexed.norms[at + 1] === 'h') return { unit: unitNamed('km/h'), to: at + 2 };
  if (word === '°') return degrees(lexed, at);
  // Letters alone are too often something else: "5 C", "3 B".
  const unit =
    word.length === 1 && /^\p{L}$/u.test(word) && word !== 'm' && word !== 'g' ? null : unitNamed(word);
  // "five second terms", "the second": an ordinal.
  if (unit === null || (word === 'second' && figure.isSpelt)) return { unit: null, to: at };
  return { unit, to: at + 1 };
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

function hedgeBefore(lexed: LexedText, first: number): { bound: Bound; from: number } {
  for (let count = Math.min(4, first); count > 0; count -= 1) {
    const words = lexed.norms.slice(first - count, first).join(' ');
    const bound = boundNamed(words);
    if (bound !== null && isTouching(lexed, first)) return { bound, from: first - count };
  }
  return { bound: 'exact', from: first };
}

/** "half of", "a third of the", "two thirds", "three-quarters": shares of a whole. */
function fractionAt(lexed: LexedText, at: number): NumberMention | null {
  const raw = rawOf(lexed, at).toLowerCase();
  let top = 1;
  let partAt = at;
  if (raw !== 'half') {
    const count = /^an?$/u.test(raw) ? { value: 1, to: at + 1 } : figureAt(lexed, at);
    if (
      count === null ||
      !isJoined(lexed, count.to) ||
      count.value > 9 ||
      count.value !== Math.floor(count.value)
    )
      return null;
    top = count.value;
    partAt = count.to;
  }
  const word = rawOf(lexed, partAt).toLowerCase();
  const part = partOf(word);
  const next = lexed.norms[partAt + 1] ?? '';
  if (part === null || top > 1 !== word.endsWith('s')) return null;
  if (top === 1 && next !== 'of' && !(word === 'half' && /^(?:the|its|their|his|her|our|all)$/u.test(next)))
    return null;
  if (top > 1 && /^(?:century|century's)$/u.test(next)) return null;
  return shareMention(lexed, at, partAt + 1, top / part);
}

/** A share in words is a round figure by nature: "a third" may be 33 or 34 per cent. */
function shareMention(lexed: LexedText, at: number, to: number, share: number): NumberMention {
  const hedge = hedgeBefore(lexed, at);
  return {
    ...plainMention(lexed, at, to),
    from: hedge.from,
    low: 100 * share,
    high: 100 * share,
    step: 2,
    unit: unitNamed('%'),
    bound: hedge.bound === 'exact' ? 'about' : hedge.bound,
  };
}

/** "nine out of ten", "one in five", "three of every four". */
function ratioAt(lexed: LexedText, at: number): NumberMention | null {
  const top = figureAt(lexed, at);
  if (top === null || top.isOrdinal || !isJoined(lexed, top.to)) return null;
  const joint = /^(?:out of(?: every)?|in(?: every)?|of(?: every)?) /u.exec(
    `${lexed.norms.slice(top.to, top.to + 3).join(' ')} `,
  )?.[0];
  if (joint === undefined) return null;
  const whole = figureAt(lexed, top.to + joint.trim().split(' ').length);
  if (whole === null || whole.isOrdinal || whole.scale > 1 || top.value >= whole.value || top.value < 1)
    return null;
  const isSaid = joint.startsWith('out') || joint.includes('every') || (top.isSpelt && whole.isSpelt);
  return isSaid && [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000].includes(whole.value)
    ? shareMention(lexed, at, whole.to, top.value / whole.value)
    : null;
}

/** "a decade", "a couple of weeks", "an hour": a length ("for a year") or a rate ("$5 a year"). */
function periodAt(lexed: LexedText, at: number): NumberMention | null {
  if (!/^(?:a|an)$/u.test(lexed.norms[at] ?? '') || !isJoined(lexed, at + 1)) return null;
  const isCouple = lexed.norms[at + 1] === 'couple' && lexed.norms[at + 2] === 'of';
  const word = lexed.norms[isCouple ? at + 3 : at + 1] ?? '';
  const unit = unitNamed(word);
  if (unit === null || !/^(?:months|days|seconds)$/u.test(unit.family)) return null;
  const isLong = /^(?:decade|century|fortnight)$/u.test(word) || isCouple;
  const isLed = /^(?:for|within|after|over|lasted|about|nearly|almost|than|took|takes)$/u.test(
    lexed.norms[at - 1] ?? '',
  );
  const hedge = hedgeBefore(lexed, at);
  return {
    ...plainMention(lexed, at, isCouple ? at + 4 : at + 2),
    from: hedge.from,
    low: isCouple ? 2 : 1,
    high: isCouple ? 2 : 1,
    unit,
    bound: isCouple ? 'about' : hedge.bound,
    isWeak: true,
    isIncidental: !isLong && !isLed,
  };
}

/** "5 p.m.", "10am", "17:30", "5 o'clock". */
function clockAt(lexed: LexedText, at: number): NumberMention | null {
  const spoken = spokenTime(lexed, at);
  if (spoken !== null) return spoken;
  const groups = /^(?<hour>\d{1,2})(?<half>am|pm)?$/u.exec(lexed.norms[at] ?? '')?.groups;
  if (groups === undefined) return null;
  let hour = Number(groups['hour']);
  let half = groups['half'] ?? '';
  let to = at + 1;
  let minutes: number | null = null;
  const next = /^(?<minute>[0-5]\d)(?<half>am|pm)?$/u.exec(lexed.norms[to] ?? '')?.groups;
  if (
    half === '' &&
    next !== undefined &&
    /^[:.]$/u.test(gapBefore(lexed, to)) &&
    gapBefore(lexed, to) === ':'
  ) {
    minutes = Number(next['minute']);
    half = next['half'] ?? '';
    to += 1;
  }
  if (
    half === '' &&
    isTouching(lexed, to) &&
    /^(?:am|pm|o'clock)$/u.test(lexed.norms[to] ?? '') &&
    isHalfDayWord(lexed, to)
  ) {
    half = lexed.norms[to] ?? '';
    to += 1;
  }
  if (hour > 24 || (half === '' && minutes === null)) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const value = hour + (minutes ?? 0) / 60;
  return {
    ...plainMention(lexed, at, to),
    low: value,
    high: value,
    step: 1 / 60,
    unit: clockUnit,
    form: 'clock',
    isHalfDay: half !== 'am' && half !== 'pm' && hour <= 12,
  };
}

/** "noon", "midnight", "half past seven", "quarter to eight". */
function spokenTime(lexed: LexedText, at: number): NumberMention | null {
  const word = lexed.norms[at] ?? '';
  if (word === 'noon' || word === 'midday' || word === 'midnight') {
    return spokenMention(lexed, at, at + 1, word === 'midnight' ? 0 : 12);
  }
  const joint = lexed.norms[at + 1] ?? '';
  if ((word !== 'half' && word !== 'quarter') || (joint !== 'past' && joint !== 'to')) return null;
  const said = lexed.norms[at + 2] ?? '';
  const hour = said === 'one' ? 1 : /^\d{1,2}$/u.test(said) ? Number(said) : 0;
  if (hour < 1 || hour > 12) return null;
  const part = word === 'half' ? 0.5 : 0.25;
  return spokenMention(lexed, at, at + 3, joint === 'past' ? hour + part : hour - part);
}

function spokenMention(lexed: LexedText, from: number, to: number, hour: number): NumberMention {
  return {
    ...plainMention(lexed, from, to),
    low: hour,
    high: hour,
    step: 1 / 60,
    unit: clockUnit,
    form: 'clock',
    isHalfDay: to - from > 1,
  };
}

/** "I am": a verb, unless it stands behind a figure as "a.m.", "AM" or "am". */
function isHalfDayWord(lexed: LexedText, token: number): boolean {
  return lexed.norms[token] !== 'am' || !/^(?:not|the|a|an|going|very)$/u.test(lexed.norms[token + 1] ?? '');
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

function plainMention(lexed: LexedText, from: number, to: number): NumberMention {
  return {
    from,
    to,
    start: lexed.starts[from] ?? 0,
    end: lexed.ends[to - 1] ?? 0,
    low: 0,
    high: 0,
    step: 1,
    unit: null,
    bound: 'exact',
    form: 'cardinal',
    code: '',
    isHalfDay: false,
    isWeak: false,
    isCount: false,
    isIncidental: false,
  };
}
