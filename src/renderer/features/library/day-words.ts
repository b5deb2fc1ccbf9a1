import { clockTime, dayText } from '../desk/time-words.ts';

/** Days between two calendar days, `to` minus `from`; both at local midnight, so summer time cannot shift them. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** A deadline in words: `Today`, `Tomorrow`, `3 days over` up to two weeks, else the date. `isLate` once it has passed. */
export function deadlineWords(day: string, now: Date): { readonly text: string; readonly isLate: boolean } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const then = new Date(year, month - 1, date);
  const days = daysBetween(now, then);
  if (days === 0) return { text: 'Today', isLate: false };
  if (days === 1) return { text: 'Tomorrow', isLate: false };
  if (days === -1) return { text: '1 day over', isLate: true };
  if (days < 0 && days >= -14) return { text: `${-days} days over`, isLate: true };
  return { text: dayText(then), isLate: days < 0 };
}

/** When something last changed: the time for today, `Yesterday`, else the date. */
export function changedWords(instant: string, now: Date): string {
  const then = new Date(instant);
  const days = daysBetween(then, now);
  if (days === 0) return clockTime(instant);
  if (days === 1) return 'Yesterday';
  return dayText(then);
}
