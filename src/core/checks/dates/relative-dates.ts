import { isJoined, type LexedText } from '../comparison/lexed-text.ts';
import { figureAt } from '../numbers/figure.ts';
import { addMonths, dayFrom, dayNumber, weekdayOf, type Day } from './calendar.ts';
import { noFields, type DateFields } from './date-mention.ts';
import { monthNamed, weekdayNamed } from './date-words.ts';

interface RelativeDate {
  readonly fields: DateFields;
  readonly to: number;
  /** The words in normal form; equal words mean the same only when they are written on the same day. */
  readonly relative: string;
}

const dayWords = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);
/** How chats write them. */
const chatWords = new Map([
  ['tmrw', 'tomorrow'],
  ['tmr', 'tomorrow'],
  ['tmw', 'tomorrow'],
  ['2moro', 'tomorrow'],
  ['tomoz', 'tomorrow'],
  ['2nite', 'tonight'],
  ['tonite', 'tonight'],
  ['2day', 'today'],
  ['yday', 'yesterday'],
]);
const turn = new Map([
  ['last', -1],
  ['previous', -1],
  ['this', 0],
  ['next', 1],
  ['coming', 1],
]);
const periods = new Set('week month year quarter weekend'.split(' '));

/** True for words that may begin a date counted from the day of writing. */
export function isRelativeLead(norm: string): boolean {
  return (
    turn.has(norm) ||
    dayWords.has(norm) ||
    chatWords.has(norm) ||
    norm === 'a' ||
    norm === 'an' ||
    norm === 'one' ||
    norm.endsWith("'s")
  );
}

/**
 * A date that counts from the day of writing. With a day of publication the fields hold what the words mean: "last
 * Tuesday" is the latest Tuesday before that day, "two years ago" a year only, "last week" nothing finer than its words.
 * Without, only what the words say by themselves (the weekday) is known.
 */
export function relativeAt(lexed: LexedText, at: number, published: Day | null): RelativeDate | null {
  const norm = lexed.norms[at] ?? '';
  const said = norm.endsWith("'s") ? norm.slice(0, -2) : norm;
  const plain = chatWords.get(said) ?? said;
  const days = dayWords.get(plain);
  if (days !== undefined) {
    return {
      fields: published === null ? noFields : dayFields(published, days),
      to: at + 1,
      relative: plain,
    };
  }
  const direction = turn.get(norm);
  if (direction !== undefined && isJoined(lexed, at + 1))
    return turned(lexed, at, norm, direction, published);
  return ago(lexed, at, published);
}

function dayFields(from: Day, days: number): DateFields {
  return { ...noFields, ...dayFrom(dayNumber(from) + days) };
}

function turned(
  lexed: LexedText,
  at: number,
  word: string,
  direction: number,
  published: Day | null,
): RelativeDate | null {
  const norm = lexed.norms[at + 1] ?? '';
  const plain = norm.endsWith("'s") ? norm.slice(0, -2) : norm;
  const relative = `${word} ${plain}`;
  const weekday = weekdayNamed(plain);
  if (weekday !== null) {
    const fields =
      published === null || direction === 0
        ? { ...noFields, weekday }
        : { ...dayFields(published, daysTo(published, weekday, direction)), weekday };
    return { fields, to: at + 2, relative };
  }
  const month = monthNamed(plain);
  if (month !== null && plain.length > 3) {
    return {
      fields: { ...noFields, month, year: yearOfMonth(month, direction, published) },
      to: at + 2,
      relative,
    };
  }
  if (!periods.has(plain)) return null;
  return { fields: periodFields(plain, direction, published), to: at + 2, relative };
}

/** Days to the nearest `weekday` strictly after (1) or before (-1) a day. */
function daysTo(from: Day, weekday: number, direction: number): number {
  const ahead = (weekday - weekdayOf(from) + 7) % 7;
  if (direction > 0) return ahead === 0 ? 7 : ahead;
  return ahead === 0 ? -7 : ahead - 7;
}

function yearOfMonth(month: number, direction: number, published: Day | null): number | null {
  if (published === null) return null;
  if (direction === 0) return published.year;
  if (direction > 0) return published.year + (month > published.month ? 0 : 1);
  return published.year - (month < published.month ? 0 : 1);
}

function periodFields(period: string, direction: number, published: Day | null): DateFields {
  if (published === null) return noFields;
  if (period === 'year') return { ...noFields, year: published.year + direction };
  if (period !== 'month') return noFields;
  const { year, month } = addMonths(published, direction);
  return { ...noFields, year, month };
}

/** "two years ago", "a week ago". */
function ago(lexed: LexedText, at: number, published: Day | null): RelativeDate | null {
  const isArticle = /^(?:a|an)$/u.test(lexed.norms[at] ?? '');
  const figure = isArticle ? { value: 1, to: at + 1 } : figureAt(lexed, at);
  if (figure === null || figure.value > 10_000 || !Number.isInteger(figure.value) || figure.value < 0)
    return null;
  const unit = (lexed.norms[figure.to] ?? '').replace(/s$/u, '');
  if (lexed.norms[figure.to + 1] !== 'ago' || !/^(?:day|week|month|year|decade)$/u.test(unit)) return null;
  const relative = `${figure.value} ${unit} ago`;
  return { fields: agoFields(figure.value, unit, published), to: figure.to + 2, relative };
}

function agoFields(count: number, unit: string, published: Day | null): DateFields {
  if (published === null || unit === 'week') return noFields;
  if (unit === 'day') return dayFields(published, -count);
  if (unit === 'month') {
    const { year, month } = addMonths(published, -count);
    return { ...noFields, year, month };
  }
  return { ...noFields, year: published.year - count * (unit === 'decade' ? 10 : 1) };
}
