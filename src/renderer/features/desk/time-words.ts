/**
 * Instants and days as the whole window writes them: `22:44` and `16 February 2026`, in the user's own time zone. One style,
 * whatever the system's own is.
 */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `14:02`. */
export function clockTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** `3 March 2026`, by the user's own calendar. */
export function dayText(day: Date): string {
  return fullDay.format(day);
}

/** `14:02` for today, `3 March 2026` for other days. */
export function shortTime(instant: string, now: Date): string {
  const then = new Date(instant);
  return isSameDay(then, now) ? clock.format(then) : dayText(then);
}

/** `14:02` for today, `3 March 2026, 14:02` for other days. */
export function momentTime(instant: string, now: Date): string {
  const then = new Date(instant);
  return isSameDay(then, now) ? clock.format(then) : `${dayText(then)}, ${clock.format(then)}`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
