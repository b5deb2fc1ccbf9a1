const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `3 March 2026`, of an instant or a calendar day. A day without a clock must not shift with the time zone. */
export function fullDay(at: string): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number);
  return at.length === 10 ? format.format(new Date(year, month - 1, day)) : format.format(new Date(at));
}
