import { appError } from '../app-error.ts';
import { lexText } from '../checks/comparison/lexed-text.ts';
import { checkFormula, figureInDecimals, type FormulaCheck } from '../checks/formula.ts';
import { findNumbers } from '../checks/numbers/find-numbers.ts';
import { err, type Result } from '../result.ts';
import type { StatedFormula } from './stated-formula.ts';

/**
 * Works out how a figure was come by, from values as their sources print them. Errors: those of `checkFormula`, and
 * `malformed` for a value that is not one number.
 */
export function checkStatedFormula({
  expression,
  values,
  stated,
}: Pick<StatedFormula, 'expression' | 'values' | 'stated'>): Result<FormulaCheck> {
  const plain: [string, string][] = [];
  for (const { name, value } of values) {
    const figure = /^\s*[-+]?\d+(?:\.\d+)?\s*$/u.test(value) ? null : figureInDecimals(value);
    if (figure?.ok === false) {
      return err(
        appError('malformed', `The value “${name}” must be one number, such as 48,312 or 1.2 million.`),
      );
    }
    plain.push([name, figure === null ? value.trim() : figure.value]);
  }
  return checkFormula(expression, Object.fromEntries(plain), stated);
}

/** Whether `text` states `value`: the same words, or a number of the same size ("48312" for "48,312"). */
export function statesValue(text: string, value: string): boolean {
  if (text.includes(value.trim())) return true;
  const [wanted] = findNumbers(lexText(value), () => false);
  return (
    wanted !== undefined &&
    findNumbers(lexText(text), () => false).some(
      ({ low, high }) => low === wanted.low && high === wanted.high,
    )
  );
}
