import { expect, it } from 'vitest';
import { changedWords, deadlineWords } from './day-words.ts';

const now = new Date(2026, 2, 1, 15, 30);

it('names the days around today', () => {
  expect(deadlineWords('2026-03-01', now)).toEqual({ text: 'Today', isLate: false });
  expect(deadlineWords('2026-03-02', now)).toEqual({ text: 'Tomorrow', isLate: false });
  expect(deadlineWords('2026-02-28', now)).toEqual({ text: '1 day over', isLate: true });
  expect(deadlineWords('2026-02-26', now)).toEqual({ text: '3 days over', isLate: true });
});

it('says the date of a deadline long past, still as late', () => {
  const late = deadlineWords('2025-12-01', now);
  expect(late.isLate).toBe(true);
  expect(late.text).toContain('2025');
});

it('gives the year only where it is another one', () => {
  expect(deadlineWords('2026-05-04', now).text).not.toContain('2026');
  expect(deadlineWords('2027-05-04', now).text).toContain('2027');
});

it('says when something changed', () => {
  expect(changedWords(new Date(2026, 2, 1, 9, 5).toISOString(), now)).toMatch(/9.05/u);
  expect(changedWords(new Date(2026, 1, 28, 23, 59).toISOString(), now)).toBe('Yesterday');
});
