import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordStretches, type DiffStretch } from './word-stretches.ts';

it('shows a changed figure whole, not its digits', () => {
  expect(wordStretches('carried 48,312 people', 'carried 43,812 people')).toEqual([
    { kind: 'equal', text: 'carried ' },
    { kind: 'delete', text: '48,312' },
    { kind: 'insert', text: '43,812' },
    { kind: 'equal', text: ' people' },
  ]);
});

it('shows an inserted negation', () => {
  expect(wordStretches('It did happen', 'It did not happen').filter((part) => part.kind !== 'equal')).toEqual(
    [{ kind: 'insert', text: 'not ' }],
  );
});

it('loses no character of either wording', () => {
  const joined = (parts: readonly DiffStretch[], without: DiffStretch['kind']) =>
    parts
      .filter((part) => part.kind !== without)
      .map((part) => part.text)
      .join('');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const parts = wordStretches(before, after);
      expect(joined(parts, 'insert')).toBe(before);
      expect(joined(parts, 'delete')).toBe(after);
    }),
  );
});
