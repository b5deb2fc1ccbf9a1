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
  expect(deadlineWords('2025-12-01', now)).toEqual({ text: '1 December 2025', isLate: true });
});

it('says the date of a deadline to come', () => {
  expect(deadlineWords('2026-05-04', now)).toEqual({ text: '4 May 2026', isLate: false });
});

it('says when something changed', () => {
  expect(changedWords(new Date(2026, 2, 1, 9, 5).toISOString(), now)).toBe('09:05');
  expect(changedWords(new Date(2026, 1, 28, 23, 59).toISOString(), now)).toBe('Yesterday');
  expect(changedWords(new Date(2026, 1, 16, 10, 6).toISOString(), now)).toBe('16 February 2026');
});
