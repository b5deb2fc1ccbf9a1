import { expect, it } from 'vitest';
import { matchesWords } from './word-match.ts';

it('finds names by the beginnings of their words, in any order and without accents', () => {
  expect(matchesWords('Mark not checkable', 'not ma')).toBe(true);
  expect(matchesWords('Verdict: confirmed with change', 'ver conf')).toBe(true);
  expect(matchesWords('Café Müller', 'cafe mull')).toBe(true);
  expect(matchesWords('Mark claim', 'laim')).toBe(false);
});

it('lets everything through until something is typed', () => {
  expect(matchesWords('Anything', '')).toBe(true);
  expect(matchesWords('Anything', ' … ')).toBe(true);
});
