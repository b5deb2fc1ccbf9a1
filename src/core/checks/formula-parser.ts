import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { parseDecimal, type Fraction } from './fraction.ts';

export const formulaFunctions = ['percent-change', 'share', 'difference', 'sum', 'average', 'round'] as const;
export type FormulaFunction = (typeof formulaFunctions)[number];

/** A formula read into a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Fraction }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FormulaFunction; readonly given: readonly Expression[] };

/** How many values each function takes; null: one or more. */
const arity: Readonly<Record<FormulaFunction, number | null>> = {
  'percent-change': 2,
  share: 2,
  difference: 2,
  sum: null,
  average: null,
  round: 2,
};

/** A formula is a line, not a program. */
const longest = 2000;
const deepest = 50;

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** UTF-16 offset. */
  readonly at: number;
}

/** Thrown inside the parser only, and caught at its one door. */
class FormulaMistake extends Error {
  readonly code: 'malformed' | 'too-complex';

  constructor(message: string, code: 'malformed' | 'too-complex' = 'malformed') {
    super(message);
    this.code = code;
  }
}

/** Reads a formula; see `evaluateFormula` for the grammar. Errors: `malformed`, `too-complex`. */
export function parseFormula(formula: string): Result<Expression> {
  if (formula.length > longest) {
    return err(appError('too-complex', `A formula may have ${longest} characters at most.`));
  }
  try {
    return ok(new Parser(tokensOf(formula)).whole());
  } catch (error) {
    if (!(error instanceof FormulaMistake)) throw error;
    return err(appError(error.code, error.message));
  }
}

const pattern =
  /\s+|(?<number>\d+(?:\.\d+)?)|(?<name>percent-change|[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<sign>[-+*/(),])/uy;
const signs = new Map([
  ['−', '-'],
  ['×', '*'],
  ['÷', '/'],
]);

function tokensOf(formula: string): readonly Token[] {
  const text = formula.replace(/[−×÷]/gu, (sign) => signs.get(sign) ?? sign);
  const tokens: Token[] = [];
  const reader = new RegExp(pattern);
  let at = 0;
  while (at < text.length) {
    reader.lastIndex = at;
    const match = reader.exec(text);
    if (match === null) {
      throw new FormulaMistake(
        `“${String.fromCodePoint(text.codePointAt(at) ?? 0)}” ${place(at)} is not understood.`,
      );
    }
    const { number, name, sign } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at = reader.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

function place(at: number): string {
  return `at character ${at + 1}`;
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#sum();
    if (this.#token.kind !== 'end') this.#unexpected();
    return expression;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #unexpected(): never {
    const { kind, text, at } = this.#token;
    throw new FormulaMistake(
      kind === 'end' ? 'The formula ends too early.' : `“${text}” ${place(at)} was not expected there.`,
    );
  }

  #takes(...texts: readonly string[]): string | null {
    const { kind, text } = this.#token;
    if (kind !== 'sign' || !texts.includes(text)) return null;
    this.#next += 1;
    return text;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) throw new FormulaMistake('The formula is nested too deeply.', 'too-complex');
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #sum(): Expression {
    let left = this.#product();
    for (let sign = this.#takes('+', '-'); sign !== null; sign = this.#takes('+', '-')) {
      left = { kind: 'operation', operator: sign === '+' ? '+' : '-', left, right: this.#product() };
    }
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    for (let sign = this.#takes('*', '/'); sign !== null; sign = this.#takes('*', '/')) {
      left = { kind: 'operation', operator: sign === '*' ? '*' : '/', left, right: this.#signed() };
    }
    return left;
  }

  #signed(): Expression {
    if (this.#takes('-') !== null) return { kind: 'negative', of: this.#deeper(() => this.#signed()) };
    return this.#value();
  }

  #value(): Expression {
    const token = this.#token;
    if (this.#takes('(') !== null) {
      const inner = this.#deeper(() => this.#sum());
      if (this.#takes(')') === null) this.#unexpected();
      return inner;
    }
    if (token.kind === 'number') {
      this.#next += 1;
      const value = parseDecimal(token.text);
      if (value === null)
        throw new FormulaMistake(`The number ${place(token.at)} is too long.`, 'too-complex');
      return { kind: 'number', value };
    }
    if (token.kind !== 'name') this.#unexpected();
    this.#next += 1;
    if (this.#takes('(') === null) return { kind: 'name', name: token.text };
    return this.#call(token);
  }

  #call(token: Token): Expression {
    const name = formulaFunctions.find((known) => known === token.text.toLowerCase().replace('_', '-'));
    if (name === undefined) {
      throw new FormulaMistake(
        `There is no function “${token.text}” (${place(token.at)}). Known are ${formulaFunctions.join(', ')}.`,
      );
    }
    const given = this.#deeper(() => this.#list());
    const wanted = arity[name];
    if (wanted !== null && given.length !== wanted) {
      throw new FormulaMistake(`${name} takes ${wanted} values, not ${given.length} (${place(token.at)}).`);
    }
    return { kind: 'call', name, given };
  }

  #list(): readonly Expression[] {
    const given = [this.#sum()];
    while (this.#takes(',') !== null) given.push(this.#sum());
    if (this.#takes(')') === null) this.#unexpected();
    return given;
  }
}
