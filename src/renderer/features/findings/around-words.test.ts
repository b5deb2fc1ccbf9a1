import { expect, it } from 'vitest';
import { aroundWords } from './around-words.ts';

const text =
  'In the spring of that year the harbour counted 412 boats, more than ever before in its history.';

it('shows a little context, cut between words', () => {
  const start = text.indexOf('412');
  expect(aroundWords(text, start, start + 3, 20)).toEqual({
    before: '… harbour counted ',
    words: '412',
    after: ' boats, more than …',
  });
});

it('shows all of a short text, its line breaks as spaces', () => {
  expect(aroundWords('a\nb c', 2, 3)).toEqual({ before: 'a ', words: 'b', after: ' c' });
});
