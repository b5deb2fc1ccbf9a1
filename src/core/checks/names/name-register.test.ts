import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNameSlips, prepareRegister } from './name-register.ts';

const register = prepareRegister([
  { canonical: 'Colombia' },
  { canonical: 'Ada Lindqvist', variants: ['Ada Lind'] },
  { canonical: 'Jon Berg' },
  { canonical: 'Columbia University' },
  { canonical: 'Ursula von der Leyen' },
]);

/** Slips in short: "Columba > Colombia". */
function slipsIn(text: string): readonly string[] {
  return findNameSlips(text, register).map((slip) => {
    expect(text.slice(slip.start, slip.end)).toBe(slip.text);
    return `${slip.text} > ${slip.canonical}`;
  });
}

describe('findNameSlips', () => {
  it.each([
    ['a letter changed', 'The ship left Colombya.', ['Colombya > Colombia']],
    ['a whole name', 'Then Ada Lindquist spoke.', ['Ada Lindquist > Ada Lindqvist']],
    ['a surname alone, with its possessive', 'It was Lindquist’s boat.', ['Lindquist > Ada Lindqvist']],
    ['one word of two', 'Then John Berg spoke.', ['John Berg > Jon Berg']],
    ['accents', 'The ship left Cólombia.', ['Cólombia > Colombia']],
    ['a particle name', 'Then Ursula von der Layen spoke.', ['Ursula von der Layen > Ursula von der Leyen']],
    ['all capitals', 'COLOMBYA VOTES', ['COLOMBYA > Colombia']],
    ['the right spelling', 'Colombia, Ada Lindqvist, Ada Lind, Lindqvist’s and Jon Berg.', []],
    ['another registered name', 'She studied at Columbia University in Columbia.', []],
    ['a given name that may be anybody’s', 'Then John left.', []],
    ['small letters', 'a colombya of birds', []],
  ])('%s', (_, text, expected) => expect(slipsIn(text)).toEqual(expected));

  it('finds Columbia when it is registered for nobody', () => {
    const countries = prepareRegister([{ canonical: 'Colombia' }]);
    expect(findNameSlips('😀 In Columbia it rained.', countries)).toEqual([
      { start: 6, end: 14, text: 'Columbia', canonical: 'Colombia', nearly: 'Colombia' },
    ]);
  });

  it('gives disjoint places in order, for any text', () => {
    const parts = fc.constantFrom(
      'Columba',
      'Ada',
      'Lindquist',
      'von',
      'der',
      'Layen',
      'Ursula',
      'Berg',
      'John',
      '\u0301',
      '😀',
      '. ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        let before = 0;
        for (const { start, end, text: printed } of findNameSlips(text, register)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(text.slice(start, end)).toBe(printed);
          before = end;
        }
      }),
    );
  });

  it('an empty register and an empty text have none', () => {
    expect(findNameSlips('Colombia', prepareRegister([]))).toEqual([]);
    expect(findNameSlips('', register)).toEqual([]);
    expect(findNameSlips('Anything', prepareRegister([{ canonical: '' }]))).toEqual([]);
  });
});
