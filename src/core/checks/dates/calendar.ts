/**
 * Days of the Gregorian calendar as whole numbers, 0 = 1 January 1970, carried backwards before 1582. No time zones: a date
 * in an article is a day, not an instant. (Algorithm: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".)
 */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
/** Sunday first, as {@link weekdayOf} counts. */
export const weekdayNames: readonly string[] =
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The number of a day. The day must exist: see {@link isRealDay}. */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day with a number. */
export function dayFrom(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** 28 to 31. `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2
    ? isLeap
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

/** False for 31 April, 29 February 2025 and month 13. */
export function isRealDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `months` later (or earlier), on the last day of the month where it is too short. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const at = year * 12 + month - 1 + months;
  const newYear = Math.floor(at / 12);
  const newMonth = at - newYear * 12 + 1;
  return { year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) };
}

/** Completed years from `from` to `to`: an age. */
export function completedYears(from: Day, to: Day): number {
  const isBefore = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (isBefore ? 1 : 0);
}

/** Reads `YYYY-MM-DD`; null for anything else and for days that do not exist. */
export function parseIsoDay(text: string): Day | null {
  const groups = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u.exec(text)?.groups;
  if (groups === undefined) return null;
  const day = { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) };
  return isRealDay(day) ? day : null;
}

/** "14 March 2026". */
export function dayText({ year, month, day }: Day): string {
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`;
}
