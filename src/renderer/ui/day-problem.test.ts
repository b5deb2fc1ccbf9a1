import { expect, it } from 'vitest';
import { dayProblem } from './day-problem.ts';

it('refuses a year that was not typed to its end', () => {
  expect(dayProblem(26)).toBe('Write the year with four figures.');
  expect(dayProblem(202)).not.toBeNull();
  expect(dayProblem(1000)).toBeNull();
  expect(dayProblem(2026)).toBeNull();
});
