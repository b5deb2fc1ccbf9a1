import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormula, evaluateFormula, type FormulaValues } from './formula.ts';

function result(formula: string, values: FormulaValues = {}): string {
  const evaluated = evaluateFormula(formula, values);
  return evaluated.ok ? evaluated.value : `${evaluated.error.code}: ${evaluated.error.message}`;
}

describe('evaluateFormula', () => {
  it.each([
    ['0.1 + 0.2', '0.3'],
    ['1 / 3 * 3', '1'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['10 - 4 - 3', '3'],
    ['-2 * -(3 - 1)', '4'],
    ['2 × 3 ÷ 4 − 1', '0.5'],
    ['percent-change(40, 50)', '25'],
    ['percent-change(-40, -50)', '-25'],
    ['share(1, 8)', '12.5'],
    ['difference(3, 5)', '-2'],
    ['sum(1, 2.5, 3)', '6.5'],
    ['average(1, 2)', '1.5'],
    ['round(2.5, 0)', '3'],
    ['round(-2.5, 0)', '-3'],
    ['round(1184220, -5)', '1200000'],
    ['1 / 3', '0.333333333333'],
  ])('%s = %s', (formula, expected) => expect(result(formula)).toBe(expected));

  it('takes named values', () => {
    expect(result('share(yes, yes + no)', { yes: '30', no: '70' })).toBe('30');
    expect(result('einwohner_2024 - é', { einwohner_2024: '10', é: '1' })).toBe('9');
  });

  it.each([
    ['', 'malformed', 'ends too early'],
    ['1 +', 'malformed', 'ends too early'],
    ['1 2', 'malformed', '“2” at character 3'],
    ['(1', 'malformed', 'ends too early'],
    ['1 ; 2', 'malformed', '“;” at character 3'],
    ['sqrt(2)', 'malformed', 'no function “sqrt”'],
    ['share(1)', 'malformed', 'takes 2 values, not 1'],
    ['sum()', 'malformed', '“)” at character 5'],
    ['a + 1', 'unknown-id', '“a”'],
    ['constructor', 'unknown-id', '“constructor”'],
    ['__proto__', 'unknown-id', '“__proto__”'],
    ['1 / 0', 'bad-range', 'divides by nought'],
    ['percent-change(0, 5)', 'bad-range', 'divides by nought'],
    ['round(1, 0.5)', 'bad-range', 'whole number of places'],
    ['round(1, 999999999)', 'bad-range', 'whole number of places'],
    ['('.repeat(60), 'too-complex', 'nested too deeply'],
    ['-'.repeat(60), 'too-complex', 'nested too deeply'],
    ['1'.repeat(100), 'too-complex', 'too long'],
    [`1${'+1'.repeat(1000)}`, 'too-complex', 'characters at most'],
  ])('refuses %s', (formula, code, words) => {
    expect(result(formula)).toMatch(new RegExp(`^${code}: `, 'u'));
    expect(result(formula)).toContain(words);
  });

  it('refuses values that are no figures', () => {
    expect(result('a', { a: '1,5' })).toMatch(/^malformed: The value “a”/u);
    expect(result('a', { a: 'NaN' })).toMatch(/^malformed/u);
  });

  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const decimal = fc
    .tuple(whole, fc.integer({ min: 0, max: 4 }))
    .map(([value, places]) => (value / 10 ** places).toFixed(places));

  it('adds in any order', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 8 }), (values) => {
        const sum = (list: readonly string[]): string => result(`sum(${list.join(', ')})`);
        expect(sum([...values].reverse())).toBe(sum(values));
        expect(result(values.map((value) => `(${value})`).join(' + '))).toBe(sum(values));
      }),
    );
  });

  it('agrees with whole-number arithmetic', () => {
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        expect(result('a * b - c', { a: String(a), b: String(b), c: String(c) })).toBe(
          (BigInt(a) * BigInt(b) - BigInt(c)).toString(),
        );
      }),
    );
  });

  it('undoes a change by its share', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(a !== 0);
        expect(
          result('a + share(percent-change(a, b), 100) * a / 100', { a: String(Math.abs(a)), b: String(b) }),
        ).toBe(String(b));
      }),
    );
  });

  it('answers whatever is written, and never throws', () => {
    const parts = fc.constantFrom(
      '1',
      '2.5',
      'a',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      ',',
      ' ',
      'sum',
      'round',
      'percent-change',
      '.',
      'é',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (text) => {
        expect(result(text.join(''), { a: '3' })).toMatch(/^-?\d+(?:\.\d+)?$|^[a-z-]+: /u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkFormula', () => {
  function agrees(formula: string, stated: string): boolean | string {
    const check = checkFormula(formula, {}, stated);
    return check.ok ? check.value.agrees : check.error.message;
  }

  it.each([
    ['11.5', '12 per cent', true],
    ['11.49', '12 per cent', false],
    ['12.49', '12 per cent', true],
    ['12.5', '12 per cent', false],
    ['-11.5', '-12', true],
    ['-12.5', '-12', false],
    ['1184220', '1.2 million', true],
    ['1250000', '1.2 million', false],
    ['0.4', '0', true],
    ['-0.4', '0', true],
    ['3.14', '3.1', true],
    ['49.6', 'forty-nine', false],
  ])('%s beside %s', (computed, stated, expected) => expect(agrees(computed, stated)).toBe(expected));

  it('says what was computed, and the tolerance', () => {
    expect(checkFormula('percent-change(old, new)', { old: '250', new: '279' }, '12 per cent')).toEqual({
      ok: true,
      value: { computed: '11.6', stated: '12', tolerance: '0.5', agrees: true },
    });
  });

  it('needs one figure to compare with', () => {
    for (const stated of ['', 'many', '3 to 5', '3 and 5', '5 p.m.']) {
      expect(agrees('1', stated)).toContain('must be one number');
    }
    expect(checkFormula('1 +', {}, '1').ok).toBe(false);
  });

  it('accepts exactly what rounds to the printed figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 3 }), (value, places) => {
        const computed = (value / 10 ** 4).toFixed(4);
        const rounded = evaluateFormula(`round(${computed}, ${places})`);
        if (!rounded.ok) throw new Error(rounded.error.message);
        expect(agrees(computed, Number(rounded.value).toFixed(places))).toBe(true);
      }),
    );
  });
});
