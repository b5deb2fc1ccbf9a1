import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { lexText } from './comparison/lexed-text.ts';
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  parseDecimal,
  powerOfTen,
  roundTo,
  subtract,
  toDecimalText,
  whole,
  type Fraction,
} from './fraction.ts';
import { parseFormula, type Expression, type FormulaFunction } from './formula-parser.ts';
import { findNumbers } from './numbers/find-numbers.ts';

/** The values that a formula names: decimal numbers in figures, "1184220" or "-3.5", as the cited sources print them. */
export type FormulaValues = Readonly<Record<string, string>>;

/** A formula worked out and laid beside the figure that the text prints. */
export interface FormulaCheck {
  /** What the formula gives, in at most twelve decimals. */
  readonly computed: string;
  /** What the text prints, as a number: "1.2 million" is 1200000. */
  readonly stated: string;
  /** How far the two may lie apart: half of one in the last printed place of the stated figure. */
  readonly tolerance: string;
  /**
   * True when the computed value rounds to the printed figure: "12 per cent" is right from 11.5 up to, not including,
   * 12.5; for figures below zero the other way round.
   */
  readonly agrees: boolean;
}

const shownDecimals = 12;

/**
 * Works out a formula. All arithmetic is exact, on fractions of whole numbers of any length: 0.1 + 0.2 is 0.3, a third
 * times three is one, and no result depends on the order of the sums. Only what is shown is rounded.
 *
 * Grammar: numbers in figures (`1,184,220` is written `1184220`), named values, `+ - * / ( )`, a minus before a value,
 * and `percent-change(old, new)` and `share(part, whole)` in per cent, `difference(a, b)` = a - b, `sum(...)`,
 * `average(...)`, `round(x, places)`. Errors: `malformed` (with the position), `unknown-id` (a name without a value),
 * `too-complex`, `bad-range` (division by nought, places that are no small whole number).
 */
export function evaluateFormula(formula: string, values: FormulaValues = {}): Result<string> {
  const result = evaluated(formula, values);
  return result.ok ? ok(toDecimalText(result.value, shownDecimals)) : result;
}

/** Works out a formula and compares it with a figure as the text prints it ("12 per cent", "1.2 million", "-3.5"). */
export function checkFormula(formula: string, values: FormulaValues, stated: string): Result<FormulaCheck> {
  const result = evaluated(formula, values);
  if (!result.ok) return result;
  const figure = statedFigure(stated);
  if (!figure.ok) return figure;
  const { value, step } = figure.value;
  const half = divide(step, whole(2n));
  if (half === null) throw new Error('Two is not nought.');
  return ok({
    computed: toDecimalText(result.value, shownDecimals),
    stated: toDecimalText(value, shownDecimals),
    tolerance: toDecimalText(half, shownDecimals),
    agrees: roundsTo(result.value, value, half),
  });
}

/** A figure as a text or a source prints it ("48,312", "1.2 million") in plain decimals, as {@link FormulaValues} hold it. */
export function figureInDecimals(printed: string): Result<string> {
  const figure = statedFigure(printed);
  return figure.ok ? ok(toDecimalText(figure.value.value, shownDecimals)) : figure;
}

/** Half is rounded away from nought, as newspapers do. A printed nought takes either sign. */
function roundsTo(computed: Fraction, stated: Fraction, half: Fraction): boolean {
  if (stated.top === 0n) return compare(absolute(computed), half) < 0;
  const sign = stated.top < 0n ? negate : (value: Fraction): Fraction => value;
  const distance = subtract(sign(computed), sign(stated));
  return compare(distance, negate(half)) >= 0 && compare(distance, half) < 0;
}

function statedFigure(stated: string): Result<{ value: Fraction; step: Fraction }> {
  const lexed = lexText(stated);
  const [number, ...others] = findNumbers(lexed, () => false);
  if (number === undefined || others.length > 0 || number.low !== number.high || number.form !== 'cardinal') {
    return err(
      appError('malformed', 'The stated figure must be one number, such as “12 per cent” or “1.2 million”.'),
    );
  }
  // Mentions carry at most fifteen digits, which decimal text keeps exactly.
  const value = parseDecimal(plainDecimal(number.low));
  const step = parseDecimal(plainDecimal(number.step));
  if (value === null || step === null) {
    return err(appError('malformed', 'The stated figure is too long to be compared.'));
  }
  return ok({ value, step });
}

function plainDecimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  return value.toFixed(Math.min(20, Math.max(0, -Number(exponent) + digits.replace(/\D/gu, '').length)));
}

function evaluated(formula: string, values: FormulaValues): Result<Fraction> {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  const known = new Map<string, Fraction>();
  for (const [name, text] of Object.entries(values)) {
    const value = parseDecimal(text);
    if (value === null) {
      return err(
        appError('malformed', `The value “${name}” must be a number in figures, such as 1184220 or -3.5.`),
      );
    }
    known.set(name, value);
  }
  return valueOf(parsed.value, known);
}

function valueOf(expression: Expression, values: ReadonlyMap<string, Fraction>): Result<Fraction> {
  switch (expression.kind) {
    case 'number':
      return ok(expression.value);
    case 'name': {
      const value = values.get(expression.name);
      return value === undefined
        ? err(appError('unknown-id', `The formula names “${expression.name}”, which has no value.`))
        : ok(value);
    }
    case 'negative': {
      const inner = valueOf(expression.of, values);
      return inner.ok ? ok(negate(inner.value)) : inner;
    }
    case 'operation': {
      const left = valueOf(expression.left, values);
      if (!left.ok) return left;
      const right = valueOf(expression.right, values);
      return right.ok ? operated(expression.operator, left.value, right.value) : right;
    }
    case 'call': {
      const given: Fraction[] = [];
      for (const argument of expression.given) {
        const value = valueOf(argument, values);
        if (!value.ok) return value;
        given.push(value.value);
      }
      return called(expression.name, given);
    }
  }
}

function operated(operator: '+' | '-' | '*' | '/', left: Fraction, right: Fraction): Result<Fraction> {
  switch (operator) {
    case '+':
      return ok(add(left, right));
    case '-':
      return ok(subtract(left, right));
    case '*':
      return ok(multiply(left, right));
    case '/':
      return quotient(left, right);
  }
}

function quotient(left: Fraction, right: Fraction): Result<Fraction> {
  const value = divide(left, right);
  return value === null ? err(appError('bad-range', 'The formula divides by nought.')) : ok(value);
}

const hundred = whole(100n);

function called(name: FormulaFunction, given: readonly Fraction[]): Result<Fraction> {
  const [first = whole(0n), second = whole(0n)] = given;
  const total = given.reduce(add, whole(0n));
  switch (name) {
    case 'sum':
      return ok(total);
    case 'average':
      return quotient(total, whole(BigInt(given.length)));
    case 'difference':
      return ok(subtract(first, second));
    case 'share':
      return quotient(multiply(first, hundred), second);
    case 'percent-change':
      // From a loss, "per cent more" follows the size of the loss.
      return quotient(multiply(subtract(second, first), hundred), absolute(first));
    case 'round':
      return rounded(first, second);
  }
}

const mostPlaces = 20n;

function rounded(value: Fraction, places: Fraction): Result<Fraction> {
  if (places.bottom !== 1n || places.top > mostPlaces || places.top < -mostPlaces) {
    return err(appError('bad-range', 'round(x, places) takes a whole number of places from -20 to 20.'));
  }
  return ok(roundTo(value, powerOfTen(-Number(places.top))));
}
