import { expect, it } from 'vitest';
import { clockTime, shortTime } from './time-words.ts';

const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute);

it('shows the clock alone today, the day too before, and the year when it was long ago', () => {
  const now = at(2026, 3, 14, 16, 0);
  expect(shortTime(at(2026, 3, 14, 9, 5).toISOString(), now)).toBe('09:05');
  expect(shortTime(at(2026, 3, 3, 14, 2).toISOString(), now)).toBe('3 Mar, 14:02');
  expect(shortTime(at(2024, 3, 3, 14, 2).toISOString(), now)).toBe('3 March 2024');
  expect(clockTime(at(2026, 3, 3, 14, 2).toISOString())).toBe('14:02');
});
