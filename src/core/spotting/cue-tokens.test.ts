import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenEnd, tokenStart, trimmedEnd } from './cue-tokens.ts';

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  let reach = 0;
  for (let start = tokenStart(text, reach); start >= 0; start = tokenStart(text, reach)) {
    reach = tokenEnd(text, start);
    found.push(text.slice(start, trimmedEnd(text, start, reach)));
  }
  return found;
}

it.each<[string, readonly string[]]>([
  ['Don’t pay €1,950, or 3.5%.', ['Don’t', 'pay', '€1,950', 'or', '3.5%']],
  ['the U.S. in 2025.', ['the', 'U.S.', 'in', '2025']],
  ['half-built, 24/7 -- $ 𝟏𝟐 ½', ['half-built', '24/7', '𝟏𝟐', '½']],
  ['cafe\u0301 “Ångström” 👩‍👧', ['cafe\u0301', 'Ångström']],
  ['', []],
])('%s', (text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

/** The same in one pattern: too slow for long texts, and easy to read. */
const pattern = /[$€£¥₽₴]?\p{N}[\p{L}\p{N}.,:/%-]*|\p{L}[\p{L}\p{M}\p{N}'’.-]*/gu;
const trimmedByPattern = (word: string): string =>
  /^(?:\p{L}\.)+$/u.test(word) && word.length > 2 ? word : word.replace(/[.,:/'’-]+$/u, '');

it('agrees with the pattern on any text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '$',
        '€',
        '1',
        '2,5',
        'é',
        'e\u0301',
        '’s',
        '.',
        '-',
        'U.S.',
        ' ',
        '%',
        '/',
        '“',
        '𝟏',
        '𝒜',
        'ß',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      expect(tokens(text)).toEqual([...text.matchAll(pattern)].map(([word]) => trimmedByPattern(word)));
    }),
  );
});
