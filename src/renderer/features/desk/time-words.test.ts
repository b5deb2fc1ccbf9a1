import { expect, it } from 'vitest';
import { clockTime, dayText, momentTime, shortTime } from './time-words.ts';

const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute);
const now = at(2026, 3, 14, 16, 0);

it('shows the clock alone today and the day otherwise', () => {
  expect(shortTime(at(2026, 3, 14, 9, 5).toISOString(), now)).toBe('09:05');
  expect(shortTime(at(2026, 3, 3, 14, 2).toISOString(), now)).toBe('3 March 2026');
  expect(shortTime(at(2024, 3, 3, 14, 2).toISOString(), now)).toBe('3 March 2024');
});

it('shows day and clock where the order of moments matters', () => {
  expect(momentTime(at(2026, 3, 14, 22, 44).toISOString(), now)).toBe('22:44');
  expect(momentTime(at(2026, 2, 16, 10, 6).toISOString(), now)).toBe('16 February 2026, 10:06');
});

it('writes the clock with 24 hours and the day with its year', () => {
  expect(clockTime(at(2026, 3, 3, 14, 2).toISOString())).toBe('14:02');
  expect(clockTime(at(2026, 3, 3, 0, 7).toISOString())).toBe('00:07');
  expect(dayText(at(2026, 2, 16, 0, 0))).toBe('16 February 2026');
});
