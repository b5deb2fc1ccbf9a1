import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { figureAt } from '../numbers/figure.ts';
import { ordinalWord } from '../numbers/number-words.ts';
import { unitNamed } from '../numbers/units.ts';
import type { Day } from './calendar.ts';
import { noFields, type DateFields, type DateMention } from './date-mention.ts';
import { decadeNamed, isDoubtfulMonth, monthNamed, shortWeekdayNamed, weekdayNamed } from './date-words.ts';
import { isRelativeLead, relativeAt } from './relative-dates.ts';

interface Read {
  readonly fields: DateFields;
  readonly other?: DateFields;
  readonly to: number;
  readonly relative?: string;
}

/** No text has more dates that anybody compares. */
const mostDates = 20_000;

/**
 * The dates of a text in the usual English forms, in order, with words such as "last Tuesday". Those are counted
 * from `publicationDate`; with null they stay as they are. Days that do not exist (31 April) are found too.
 */
export function findDates(lexed: LexedText, publicationDate: Day | null): readonly DateMention[] {
  const found: DateMention[] = [];
  for (let token = 0; token < lexed.norms.length && found.length < mostDates; token += 1) {
    const read = dateAt(lexed, token, publicationDate);
    if (read === null) continue;
    found.push({
      from: token,
      to: read.to,
      start: lexed.starts[token] ?? 0,
      end: lexed.ends[read.to - 1] ?? 0,
      fields: read.fields,
      other: read.other ?? null,
      relative: read.relative ?? null,
    });
    token = read.to - 1;
  }
  return found;
}

function dateAt(lexed: LexedText, at: number, published: Day | null): Read | null {
  const norm = lexed.norms[at] ?? '';
  if (!mayBegin(norm)) return null;
  const relative = relativeAt(lexed, at, published);
  if (relative !== null || norm === 'a' || norm === 'an') return relative;
  return (
    withWeekday(lexed, at) ??
    calendarDate(lexed, at) ??
    quarterAt(lexed, at) ??
    centuryAt(lexed, at) ??
    yearAt(lexed, at)
  );
}

/** Most words begin no date: a quick look spares them the rest. */
function mayBegin(norm: string): boolean {
  return (
    /\d/u.test(norm) ||
    isRelativeLead(norm) ||
    monthNamed(norm) !== null ||
    weekdayNamed(norm) !== null ||
    shortWeekdayNamed(norm) !== null ||
    ordinalWord(norm) !== null ||
    decadeNamed(norm) !== null
  );
}

/** "Saturday, 14 March 2026", "Tuesday", "Fri 3 May". */
function withWeekday(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  if (!/^\p{Lu}/u.test(rawOf(lexed, at)) && weekdayNamed(norm) === null) return null;
  const short = shortWeekdayNamed(norm);
  const weekday = weekdayNamed(norm) ?? short;
  if (weekday === null) return null;
  const next = /^[\s,.(]{0,3}$/u.test(gapBefore(lexed, at + 1)) ? skipThe(lexed, at + 1) : lexed.norms.length;
  const date = next < lexed.norms.length ? calendarDate(lexed, next) : null;
  if (date !== null && date.fields.day !== null) return { ...date, fields: { ...date.fields, weekday } };
  if (short !== null && (norm === 'sun' || norm === 'sat' || norm === 'wed' || norm === 'thu')) return null;
  return { fields: { ...noFields, weekday }, to: at + 1 };
}

function skipThe(lexed: LexedText, at: number): number {
  return lexed.norms[at] === 'the' ? at + 1 : at;
}

/** Full and partial dates without a weekday. */
function calendarDate(lexed: LexedText, at: number): Read | null {
  return numericDate(lexed, at) ?? dayFirst(lexed, at) ?? monthFirst(lexed, at);
}

/** 2026-03-14, 14/03/2026, 3/14/26, 14.03.2026. */
function numericDate(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(norm);
  if (dotted !== null) return dayMonthYear(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1);
  const parts = [norm, lexed.norms[at + 1] ?? '', lexed.norms[at + 2] ?? ''];
  if (!parts.every((part) => /^\d{1,4}$/u.test(part))) return null;
  const joint = gapBefore(lexed, at + 1);
  if (joint !== gapBefore(lexed, at + 2) || !/^[-‐‑/.]$/u.test(joint)) return null;
  const [first = 0, second = 0, third = 0] = parts.map(Number);
  if (/^\d{4}$/u.test(parts[0] ?? '') && second >= 1 && second <= 12 && third >= 1 && third <= 31) {
    return { fields: { ...noFields, year: first, month: second, day: third }, to: at + 3 };
  }
  const length = parts[2]?.length;
  if (length !== 4 && !(length === 2 && joint === '/')) return null;
  return dayMonthYear(first, second, length === 2 ? (third < 50 ? 2000 : 1900) + third : third, at + 3);
}

function dayMonthYear(first: number, second: number, year: number, to: number): Read | null {
  const fits = (day: number, month: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const british = fits(first, second) ? { ...noFields, year, month: second, day: first } : null;
  const american = fits(second, first) ? { ...noFields, year, month: first, day: second } : null;
  if (british !== null && american !== null && first !== second)
    return { fields: british, other: american, to };
  const fields = british ?? american;
  return fields === null ? null : { fields, to };
}

/** "14 March 2026", "14th of March", "the twenty-first of March". */
function dayFirst(lexed: LexedText, at: number): Read | null {
  const day = dayOfMonth(lexed, at);
  if (day === null) return null;
  const monthAt = lexed.norms[day.to] === 'of' ? day.to + 1 : day.to;
  const month = monthNamed(lexed.norms[monthAt] ?? '');
  if (month === null || !isMonthSpelt(lexed, monthAt) || !/^[\s-]$/u.test(gapBefore(lexed, monthAt)))
    return null;
  return withYear(lexed, monthAt + 1, { ...noFields, month, day: day.value });
}

/** "March 14, 2026", "March 2026", "in March". */
function monthFirst(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  const month = monthNamed(norm);
  if (month === null || !isMonthSpelt(lexed, at)) return null;
  const dayAt = skipThe(lexed, at + 1);
  const day = /^\.?[\s-]$/u.test(gapBefore(lexed, dayAt)) ? dayOfMonth(lexed, dayAt) : null;
  // "March 20 people" counts people; "May 5 per cent" counts a share.
  if (day !== null && !/^(?:%|million|billion|percent|people)$/u.test(lexed.norms[day.to] ?? '')) {
    return withYear(lexed, day.to, { ...noFields, month, day: day.value });
  }
  const read = withYear(lexed, at + 1, { ...noFields, month });
  if (read.fields.year !== null || !isDoubtfulMonth(norm)) return read;
  const isLead =
    /^(?:in|of|by|last|next|since|until|till|from|this|early|late|mid|during|to|through|before|after)$/u.test(
      lexed.norms[at - 1] ?? '',
    );
  return isLead ? read : null;
}

/** Months are written with a capital; "may" and "march" in small letters are verbs. */
function isMonthSpelt(lexed: LexedText, at: number): boolean {
  return /^\p{Lu}/u.test(rawOf(lexed, at));
}

function dayOfMonth(lexed: LexedText, at: number): { value: number; to: number } | null {
  const figure = figureAt(lexed, at);
  if (figure === null || (figure.isSpelt && !figure.isOrdinal) || figure.scale !== 1 || figure.suffix !== '')
    return null;
  const isWhole = Number.isInteger(figure.value) && figure.value >= 1 && figure.value <= 31;
  return isWhole && figure.step === 1 && figure.to - at <= 2 ? { value: figure.value, to: figure.to } : null;
}

function withYear(lexed: LexedText, at: number, fields: DateFields): Read {
  const yearAt = lexed.norms[at] === 'of' || lexed.norms[at] === 'fiscal' ? at + 1 : at;
  const year = /^[.,]?\s$/u.test(gapBefore(lexed, at)) ? plainYear(lexed, yearAt) : null;
  const isYear = year !== null && year >= 1000 && year <= 2200 && !isCounting(lexed, yearAt);
  return isYear ? { fields: { ...fields, year }, to: yearAt + 1 } : { fields, to: at };
}

function plainYear(lexed: LexedText, at: number): number | null {
  const norm = lexed.norms[at] ?? '';
  // The tokeniser drops the apostrophe of "2025's".
  const full = /^(?:fy)?(\d{4})s?$/u.exec(norm)?.[1];
  // "2,021" is a number of things.
  if (full !== undefined && !rawOf(lexed, at).includes(',')) return Number(full);
  const short = /^fy(\d{2})$/u.exec(norm)?.[1];
  return short === undefined ? null : 2000 + Number(short);
}

/** "1,500 metres", "2000 people", "$2020", "2000 per cent": a quantity, not a year. */
function isCounting(lexed: LexedText, at: number): boolean {
  const next = lexed.norms[at + 1] ?? '';
  const touches = /^\s?$/u.test(gapBefore(lexed, at + 1));
  return (
    /^\p{Sc}$|^(?:no|nos|number|about|approximately|nearly|almost|over)$/u.test(lexed.norms[at - 1] ?? '') ||
    (touches &&
      (unitNamed(next) !== null ||
        /^(?:people|persons|men|women|children|million|billion|thousand|customers|employees|jobs|homes|votes|copies|words|times|points|units|stores|vehicles|others|deaths|cases|patients|students|workers|users|pages|members|soldiers|troops|calories|visitors)$/u.test(
          next,
        )))
  );
}

/** "Q2", "Q2 2021", "2Q21", "the second quarter of 2021", "fourth-quarter". */
function quarterAt(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  const short = /^(?:q([1-4])|([1-4])q)(?:fy)?(\d{2}|\d{4})?$/u.exec(norm);
  if (short !== null) {
    const quarter = Number(short[1] ?? short[2]);
    const year = short[3] === undefined ? null : Number(short[3]) + (short[3].length === 2 ? 2000 : 0);
    const fields = { ...noFields, quarter, year };
    return year === null ? withYear(lexed, at + 1, fields) : { fields, to: at + 1 };
  }
  const ordinal = /^[1-4](?:st|nd|rd|th)$/u.test(norm) ? Number(norm.charAt(0)) : ordinalWord(norm);
  let quarterWord = at + 1;
  if (/^(?:fiscal|financial)$/u.test(lexed.norms[quarterWord] ?? '')) quarterWord += 1;
  if (ordinal === null || ordinal > 4 || !/^quarter(?:'s)?$/u.test(lexed.norms[quarterWord] ?? ''))
    return null;
  return withYear(lexed, quarterWord + 1, { ...noFields, quarter: ordinal });
}

/** "19th century", "the twenty-first century". */
function centuryAt(lexed: LexedText, at: number): Read | null {
  const figure = figureAt(lexed, at);
  if (figure?.isOrdinal !== true || figure.value > 40) return null;
  return /^century(?:'s)?$/u.test(lexed.norms[figure.to] ?? '')
    ? { fields: { ...noFields, century: figure.value }, to: figure.to + 1 }
    : null;
}

const beforeYear = new Set(
  'in since by during from to until till of year fiscal fy early late mid spring summer autumn fall winter between and before after around circa through versus vs for ending ended'.split(
    ' ',
  ),
);

/** "2021", "FY21", "the 1990s", "the nineties", the "98" of "1989–98". */
function yearAt(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  const decade = /^(\d{3}0)(?:s|'s)$/u.exec(norm)?.[1];
  if (decade !== undefined) return { fields: { ...noFields, decade: Number(decade) }, to: at + 1 };
  const spelt = decadeNamed(norm);
  if (spelt !== null) return { fields: { ...noFields, decade: spelt }, to: at + 1 };
  const two = /^(\d)0s$/u.exec(norm)?.[1];
  if (two !== undefined && /['’‘]$/u.test(gapBefore(lexed, at))) {
    return {
      fields: { ...noFields, decade: (Number(two) < 3 ? 2000 : 1900) + 10 * Number(two) },
      to: at + 1,
    };
  }
  const year = plainYear(lexed, at);
  if (year === null) return endOfSpan(lexed, at);
  const isLed = beforeYear.has(lexed.norms[at - 1] ?? '') || norm.startsWith('fy');
  const isLikely = (isLed && year >= 1000 && year <= 2200) || (year >= 1900 && year <= 2099 && year !== 2000);
  return isLikely && !isCounting(lexed, at) && !isInsideCode(lexed, at)
    ? { fields: { ...noFields, year }, to: at + 1 }
    : null;
}

/** Telephone numbers and serial numbers: digits, hyphen, digits. */
function isInsideCode(lexed: LexedText, at: number): boolean {
  const isDigits = (token: number): boolean => /^\d+$/u.test(lexed.norms[token] ?? '');
  const before = at > 0 && isDigits(at - 1) && /^[-.]$/u.test(gapBefore(lexed, at));
  const after = isDigits(at + 1) && /^[-.]$/u.test(gapBefore(lexed, at + 1));
  const isYearSpan = (token: number): boolean => /^(?:\d{2}|\d{4})$/u.test(lexed.norms[token] ?? '');
  return (before && !isYearSpan(at - 1)) || (after && !isYearSpan(at + 1));
}

/** "98" in "1989–98" and "22" in "2021/22". */
function endOfSpan(lexed: LexedText, at: number): Read | null {
  const norm = lexed.norms[at] ?? '';
  if (!/^\d{2}$/u.test(norm) || at === 0 || !/^[-‐‑–/]$/u.test(gapBefore(lexed, at))) return null;
  const first = plainYear(lexed, at - 1);
  if (
    first === null ||
    first < 1000 ||
    first > 2200 ||
    isCounting(lexed, at - 1) ||
    Number(norm) <= first % 100
  )
    return null;
  return { fields: { ...noFields, year: first - (first % 100) + Number(norm) }, to: at + 1 };
}
