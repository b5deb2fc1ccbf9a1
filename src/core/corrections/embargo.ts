import { fromAbsolute } from '@internationalized/date';
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
