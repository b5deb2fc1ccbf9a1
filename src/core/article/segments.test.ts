import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences, words } from './segments.ts';

function pieces(text: string, of: typeof words): string[] {
  return of(text).map(({ start, end }) => text.slice(start, end));
}

describe('words', () => {
  it('counts what a reader counts', () => {
    expect(pieces("She didn't pay £3.5 — twice, in 2019.", words)).toEqual([
      'She',
      "didn't",
      'pay',
      '3.5',
      'twice',
      'in',
      '2019',
    ]);
    expect(words('  —…!?  ')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  it('keeps combining marks and surrogate pairs whole', () => {
    expect(pieces('cafe\u0301 𝒳𝒴 fin', words)).toEqual(['cafe\u0301', '𝒳𝒴', 'fin']);
  });

  it('takes a long text in one go', () => {
    const text = 'The harbour wall was closed for nine days. '.repeat(12) + '\n';
    expect(words(text.repeat(1000))).toHaveLength(96_000);
  });
});

describe('sentences', () => {
  const whole = [
    'Dr. J. R. Smith said 3.5 p.c. of U.S. troops.',
    'George W. Bush met Lt. Col. A. B. Hart of Acme Inc. Friday.',
    '“Why now?” Councillor Reed asked.',
    '“Stop!” he said, and left.',
    'The order of Jan. 5 named No. 10 and pp. 3 to 9.',
    'The U.S. Senate, i.e. the upper house, sat at 9 p.m. Tuesday.',
    'Well... it rained.',
    '1. The first point stands.',
    'HAYWARD, Calif. (AP) — A ferry sank.',
    'They drove from Troy, Ala. to Biloxi, Miss. on Friday.',
    'Rt. Hon. Ada Quist spoke.',
  ];
  it.each(whole)('leaves one sentence whole: %s', (text) => {
    expect(pieces(text, sentences)).toEqual([text]);
  });

  const several: [string, string[]][] = [
    ['It rained. It stopped.', ['It rained.', 'It stopped.']],
    ['“It rained.” She left.', ['“It rained.”', 'She left.']],
    ['They live in the U.S. The others moved.', ['They live in the U.S.', 'The others moved.']],
    ['It opened in 2010. 15 people came.', ['It opened in 2010.', '15 people came.']],
    ['It shut at 9 p.m. He went home.', ['It shut at 9 p.m.', 'He went home.']],
    ['Why? Because! (He knew.) Then… Nothing', ['Why?', 'Because!', '(He knew.)', 'Then…', 'Nothing']],
    ['One line\nanother line. \r\n  Third', ['One line', 'another line.', 'Third']],
    ['雨が降った。止んだ。', ['雨が降った。', '止んだ。']],
    ['He moved to Troy, Ala. The others stayed.', ['He moved to Troy, Ala.', 'The others stayed.']],
    ['She went to Mass. Parishioners sang.', ['She went to Mass.', 'Parishioners sang.']],
    ['It cost $3.50. That was too much.', ['It cost $3.50.', 'That was too much.']],
  ];
  it.each(several)('splits %j', (text, expected) => {
    expect(pieces(text, sentences)).toEqual(expected);
  });
});

describe.each([
  ['words', words],
  ['sentences', sentences],
] as const)('%s of any text', (_name, of) => {
  it('are in order, disjoint, not empty, and never cut a surrogate pair', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', '.', ' ', '“', '”', '\n', '9', '𝒳', '。', 'U.S. '),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), letters), (text) => {
        let last = 0;
        for (const { start, end } of of(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(
            /^[\uDC00-\uDFFF]/.test(text.slice(start)) && /[\uD800-\uDBFF]$/.test(text.slice(0, start)),
          ).toBe(false);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('sentences of any text', () => {
  it('leave out nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '“', '\n', '9', '!') }), (text) => {
        expect(pieces(text, sentences).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('sentences of a long line', () => {
  it.each([
    ['blanks before many stops', `${' '.repeat(500_000)}${'a. b. '.repeat(80_000)}`],
    ['stops alone', '.'.repeat(1_000_000)],
    ['initials', 'A.'.repeat(500_000)],
    ['a stop and many closing marks', `.${')'.repeat(1_000_000)}`],
    ['note numbers', '.[1]'.repeat(250_000)],
  ])('%s: read in time that grows with its length', (_name, text) => {
    const start = performance.now();
    sentences(text);
    // Some 200 ms; with time growing by the square it would be minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
