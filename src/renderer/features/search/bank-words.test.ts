import { expect, it } from 'vitest';
import { fullDay } from './bank-words.ts';

it('writes days in full, a calendar day as it stands', () => {
  expect(fullDay('2026-03-03')).toBe('3 March 2026');
  expect(fullDay('2026-03-03T12:00:00.000Z')).toBe('3 March 2026');
});
