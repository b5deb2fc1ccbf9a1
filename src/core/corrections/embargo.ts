import { fromAbsolute, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { formatIsoDay } from '../sources/reference-format.ts';

/** Until when the story must not appear. The instant decides; the zone says in which clock people agreed on it. */
export const embargoSchema = z.strictObject({
  until: instantSchema,
  /** IANA name, such as `Europe/Vienna`. */
  timeZone: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/u)
    .max(64),
});
export type Embargo = Readonly<z.infer<typeof embargoSchema>>;

/** Whether this system knows a time zone of that name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether the embargo still lies ahead. @param at instant in UTC */
export function isEmbargoed(embargo: Embargo | null, at: string): embargo is Embargo {
  return embargo !== null && Date.parse(embargo.until) > Date.parse(at);
}

/** “12 March 2026, 06:00 (Europe/Vienna; 05:00 UTC)”. A zone this system does not know is left out, UTC stays. */
export function formatEmbargo({ until, timeZone }: Embargo): string {
  const utc = until.slice(11, 16);
  const utcDay = until.slice(0, 10);
  if (/^(?:Etc\/)?UTC$/u.test(timeZone) || !isTimeZone(timeZone)) {
    return `${formatIsoDay(utcDay)}, ${utc} UTC`;
  }
  const local = fromAbsolute(Date.parse(until), timeZone).toString();
  const day = local.slice(0, 10);
  const elsewhere = day === utcDay ? `${utc} UTC` : `${formatIsoDay(utcDay)}, ${utc} UTC`;
  return `${formatIsoDay(day)}, ${local.slice(11, 16)} (${timeZone}; ${elsewhere})`;
}

/**
 * An embargo from what a clock in that zone shows, `YYYY-MM-DDTHH:MM`; null when it is no time or there is no such zone. An hour that
 * summer time skips counts as the one after it, one that comes twice as the first.
 */
export function embargoAt(local: string, timeZone: string): Embargo | null {
  if (!isTimeZone(timeZone)) return null;
  try {
    return { until: toZoned(parseDateTime(local), timeZone, 'compatible').toAbsoluteString(), timeZone };
  } catch {
    return null;
  }
}

/** What a clock in the embargo's zone shows when it ends, `YYYY-MM-DDTHH:MM`; in UTC where the zone is not known. */
export function localEnd({ until, timeZone }: Embargo): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  return toCalendarDateTime(fromAbsolute(Date.parse(until), zone))
    .toString()
    .slice(0, 16);
}
