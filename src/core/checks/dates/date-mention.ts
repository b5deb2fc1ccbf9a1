import type { TokenRange } from '../comparison/context.ts';
import { weekdayOf, isRealDay, monthNames, weekdayNames, type Day } from './calendar.ts';

/** What is known of a date; null where nothing is said. */
export interface DateFields {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** 0 for Sunday to 6. */
  readonly weekday: number | null;
  /** 1 to 4: of a calendar or a business year, which the text seldom says. */
  readonly quarter: number | null;
  /** First year of a decade: 1990. */
  readonly decade: number | null;
  /** 19 for 1801 to 1900. */
  readonly century: number | null;
}

export const noFields: DateFields = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  quarter: null,
  decade: null,
  century: null,
};

/** A date in a text, whole or in part. UTF-16 offsets. */
export interface DateMention extends TokenRange {
  readonly start: number;
  readonly end: number;
  readonly fields: DateFields;
  /** The other reading of 4/3/2026; null when there is one only. */
  readonly other: DateFields | null;
  /** Words that count from the day of writing, in normal form ("2 year ago"); null for dates that stand by themselves. */
  readonly relative: string | null;
}

/** The day when year, month and day are known and exist, else null. */
export function fullDay({ year, month, day }: DateFields): Day | null {
  if (year === null || month === null || day === null) return null;
  const full = { year, month, day };
  return isRealDay(full) ? full : null;
}

/** The fields with what follows from them: the weekday of a full date, the decade and century of a year. */
export function completed(fields: DateFields): DateFields {
  const day = fullDay(fields);
  const { year } = fields;
  return {
    ...fields,
    weekday: fields.weekday ?? (day === null ? null : weekdayOf(day)),
    decade: fields.decade ?? (year === null ? null : Math.floor(year / 10) * 10),
    century: fields.century ?? (year === null ? null : Math.ceil(year / 100)),
  };
}

/** How a message calls a date: "Saturday 14 March 2026", "the second quarter of 2021". */
export function dateText({ year, month, day, weekday, quarter, decade, century }: DateFields): string {
  const parts = [
    weekday === null ? '' : (weekdayNames[weekday] ?? ''),
    quarter === null ? '' : `quarter ${quarter}`,
    day === null ? '' : String(day),
    month === null ? '' : (monthNames[month - 1] ?? `month ${month}`),
    year === null ? '' : String(year),
    year === null && decade !== null ? `the ${decade}s` : '',
    year === null && decade === null && century !== null ? `century ${century}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
