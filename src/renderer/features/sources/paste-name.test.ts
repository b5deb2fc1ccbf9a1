import { expect, it } from 'vitest';
import { nameBeside, pasteName } from './paste-name.ts';

it('calls a pasted text by its first words', () => {
  expect(pasteName('\n\n  Minutes of May\nItem 1')).toBe('Minutes of May');
  expect(pasteName('The council carried 48,312 passengers in 2025, it said.')).toBe(
    'The council carried 48,312 passengers in 2025, …',
  );
});

it('has a name for a text without words, and never a long one', () => {
  expect(pasteName(' \n')).toBe('Pasted text');
  expect(pasteName('x'.repeat(1_000_000))).toBe('Pasted text');
  expect(pasteName(`Short ${'x'.repeat(300)}`)).toBe('Short …');
});

it('follows the text until a person names it', () => {
  expect(nameBeside('', '', 'Minutes of May')).toBe('Minutes of May');
  expect(nameBeside('Minutes of May', 'Minutes of May', 'Letter')).toBe('Letter');
  expect(nameBeside('E-mail', 'Minutes of May', 'Letter')).toBe('E-mail');
  expect(nameBeside('Minutes of May', 'Minutes of May', '')).toBe('');
  expect(nameBeside('Pasted text', '', 'Letter')).toBe('Pasted text');
});
