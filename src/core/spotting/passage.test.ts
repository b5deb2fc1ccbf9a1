import fc from 'fast-check';
import { expect, it } from 'vitest';
import { words } from '../article/segments.ts';
import { passage } from './passage.ts';

const cut = (text: string): string | null => {
  const found = passage(text, { start: 0, end: text.length });
  return found === null ? null : text.slice(found.start, found.end);
};

it.each<[string, string | null]>([
  ['  The ferry sank. ', 'The ferry sank'],
  ['“We never saw it,” said Ohlin.', '“We never saw it,” said Ohlin'],
  ['She said: “Never.”', 'She said: “Never.”'],
  ['€3.5m went missing;', '€3.5m went missing'],
  ['-5 degrees were measured', '-5 degrees were measured'],
  ['- five boats', 'five boats'],
  ['@harbour wrote', '@harbour wrote'],
  ['It moved to the U.S.', 'It moved to the U.S.'],
  ['(Reuters)', '(Reuters)'],
  ['(AP) — A ferry sank.', '(AP) — A ferry sank'],
  ['edited by Ada Quist)', 'edited by Ada Quist'],
  ['(which sank', 'which sank'],
  ['they sank (all nine).', 'they sank (all nine)'],
  ['he said: “', 'he said'],
  ['— … !', null],
  ['', null],
])('%j is cut to %j', (text, expected) => {
  expect(cut(text)).toBe(expected);
});

it('holds every word of the stretch, whole, and nothing outside it', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Ada',
        '(',
        ')',
        '[',
        '“',
        '”',
        '$5',
        '-5',
        'U.S.',
        '.',
        ' ',
        ' ',
        ',',
        '𝒜',
        'é',
        '👩‍👧',
        '@a',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(pieces, fc.nat(6), (parts, margin) => {
      const text = parts.join('');
      const within = { start: Math.min(margin, text.length), end: text.length };
      const found = passage(text, within);
      if (found === null) return;
      expect(found.start).toBeGreaterThanOrEqual(within.start);
      expect(found.end).toBeLessThanOrEqual(within.end);
      for (const word of words(text.slice(within.start, within.end))) {
        // Only what Unicode counts as a word without a letter or a digit in it may be left out.
        const sign = text.slice(within.start + word.start, within.start + word.end);
        if (!/^[\p{L}\p{N}]/u.test(sign)) continue;
        expect(within.start + word.start).toBeGreaterThanOrEqual(found.start);
        expect(within.start + word.end).toBeLessThanOrEqual(found.end);
      }
    }),
  );
});
