import { monthNames, weekdayNames } from './calendar.ts';

/** Names of months and days and their usual short forms, in lower case. */
const months = new Map<string, number>();
for (const [at, name] of monthNames.entries()) {
  months.set(name.toLowerCase(), at + 1);
  months.set(name.slice(0, 3).toLowerCase(), at + 1);
}
months.set('sept', 9);

const weekdays = new Map<string, number>();
for (const [at, name] of weekdayNames.entries()) {
  weekdays.set(name.toLowerCase(), at);
  weekdays.set(`${name.toLowerCase()}s`, at);
}
/** "Thank God it's Friday", as chats have it. */
weekdays.set('tgif', 5);
const shortWeekdays = new Map<string, number>();
for (const [at, names] of ['sun', 'mon', 'tue tues', 'wed weds', 'thu thur thurs', 'fri', 'sat'].entries()) {
  for (const name of names.split(' ')) shortWeekdays.set(name, at);
}

/** 1 to 12; null for words that are no month. */
export function monthNamed(norm: string): number | null {
  return months.get(norm) ?? null;
}

/** True for months that are also a verb, a name or a word cut short: they count only beside a day or behind "in". */
export function isDoubtfulMonth(norm: string): boolean {
  return /^(?:may|march|august|april|june|mar|jun|jan|dec|sept?|oct|nov|feb|apr|aug|jul)$/u.test(norm);
}

/** 0 for Sunday to 6 for Saturday; null for other words. */
export function weekdayNamed(norm: string): number | null {
  return weekdays.get(norm.endsWith("'s") ? norm.slice(0, -2) : norm) ?? null;
}

/** The same for "Mon", "Tue" and so on, which may be other words. */
export function shortWeekdayNamed(norm: string): number | null {
  return shortWeekdays.get(norm) ?? null;
}

const decades = new Map<string, number>();
for (const [at, name] of 'twenties thirties forties fifties sixties seventies eighties nineties'
  .split(' ')
  .entries())
  decades.set(name, 1920 + 10 * at);

/** The first year of a spelt decade of the last century: 1960 for "sixties". */
export function decadeNamed(norm: string): number | null {
  return decades.get(norm) ?? null;
}
