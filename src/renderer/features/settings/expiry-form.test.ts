import { expect, it } from 'vitest';
import { expiryOf, expiryProblem, withExpiry } from './expiry-form.ts';

it('shows days as text and nothing for a type that does not expire', () => {
  expect(expiryOf({ number: 90 }, 'number')).toBe('90');
  expect(expiryOf({ number: 90 }, 'quote')).toBe('');
});

it.each(['0', '-1', '1.5', 'ninety', '36501', '999999'])('refuses “%s”', (text) => {
  expect(expiryProblem(text)).not.toBeNull();
});

it.each(['', '  ', '1', ' 90 ', '36500'])('takes “%s”', (text) => {
  expect(expiryProblem(text)).toBeNull();
});

it('sets, changes and takes out the days of one type and leaves the others', () => {
  expect(withExpiry({ law: 180 }, 'number', ' 90 ')).toEqual({ law: 180, number: 90 });
  expect(withExpiry({ law: 180, number: 90 }, 'number', '30')).toEqual({ law: 180, number: 30 });
  expect(withExpiry({ law: 180, number: 90 }, 'number', '')).toEqual({ law: 180 });
});
