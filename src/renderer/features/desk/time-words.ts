/** Instants as a desk writes them: the clock today, day and clock before. All in the user's own time zone. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `14:02`. */
export function clockTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** `14:02` for today, `3 Mar, 14:02` within half a year, `3 March 2024` for older ones. */
export function shortTime(instant: string, now: Date): string {
  const then = new Date(instant);
  if (then.toDateString() === now.toDateString()) return clock.format(then);
  const halfYear = 183 * 24 * 3600 * 1000;
  return Math.abs(now.getTime() - then.getTime()) < halfYear
    ? dayAndClock.format(then)
    : fullDay.format(then);
}
