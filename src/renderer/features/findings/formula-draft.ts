import { lexText } from '../../../core/checks/comparison/lexed-text.ts';
import { findNumbers } from '../../../core/checks/numbers/find-numbers.ts';
import { statedFormulaSchema, type StatedFormula } from '../../../core/claims/stated-formula.ts';

/** One named value as it is being typed. */
export interface ValueDraft {
  readonly name: string;
  readonly value: string;
  readonly citationId: string | null;
}

/** A calculation as it is being typed. */
export interface FormulaDraft {
  readonly expression: string;
  readonly values: readonly ValueDraft[];
  readonly stated: string;
}

/** What the form begins with: what is kept, or two empty values and the claim's own figure. */
export function formulaDraft(formula: StatedFormula | null, stated: string): FormulaDraft {
  return formula ?? { expression: '', values: [blankValue('before'), blankValue('after')], stated };
}

export function blankValue(name: string): ValueDraft {
  return { name, value: '', citationId: null };
}

/** A name that no value has yet: `a`, `b` … */
export function freeName(values: readonly ValueDraft[]): string {
  const taken = new Set(values.map(({ name }) => name));
  return (
    Array.from('abcdefghijklmnopqrstuvwxyz').find((letter) => !taken.has(letter)) ?? `v${values.length + 1}`
  );
}

/** The record, without values that were left empty; null while it is not one yet. */
export function formulaOf(draft: FormulaDraft): StatedFormula | null {
  const values = draft.values
    .map((value) => ({ ...value, name: value.name.trim(), value: value.value.trim() }))
    .filter(({ value }) => value !== '');
  const parsed = statedFormulaSchema.safeParse({
    expression: draft.expression.trim(),
    values,
    stated: draft.stated.trim(),
  });
  const names = new Set(values.map(({ name }) => name));
  return parsed.success && names.size === values.length ? parsed.data : null;
}

/** The first figure of a claim with its unit, as the text prints it; empty when there is none. */
export function statedIn(text: string): string {
  const [first] = findNumbers(lexText(text), () => false).filter(
    ({ form, low, high }) => form === 'cardinal' && low === high,
  );
  return first === undefined ? '' : text.slice(first.start, first.end);
}
