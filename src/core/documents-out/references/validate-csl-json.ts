import {
  cslDateKeys,
  cslJsonTypes,
  cslNameKeys,
  cslNameParts,
  cslStringKeys,
  cslStringOrNumberKeys,
} from './csl-json-rules.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStringOrNumber = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const isFlag = (value: unknown): boolean => isStringOrNumber(value) || typeof value === 'boolean';

/** What a value breaks of CSL-JSON's schema, in words with the place; empty when it is valid. */
export function cslJsonProblems(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return ['CSL-JSON is a list of items.'];
  return (value as unknown[]).flatMap((item, at) =>
    itemProblems(item).map((problem) => `Item ${at + 1}: ${problem}`),
  );
}

function itemProblems(item: unknown): readonly string[] {
  if (!isObject(item)) return ['is no object.'];
  const problems: string[] = [];
  if (!isStringOrNumber(item['id'])) problems.push('“id” is missing or no text.');
  if (typeof item['type'] !== 'string' || !cslJsonTypes.has(item['type'])) {
    problems.push('“type” is missing or none of CSL’s types.');
  }
  for (const [key, value] of Object.entries(item)) {
    if (key === 'id' || key === 'type') continue;
    const problem = fieldProblem(key, value);
    if (problem !== null) problems.push(`“${key}” ${problem}`);
  }
  return problems;
}

function fieldProblem(key: string, value: unknown): string | null {
  if (cslStringKeys.has(key)) return typeof value === 'string' ? null : 'must be text.';
  if (cslStringOrNumberKeys.has(key)) return isStringOrNumber(value) ? null : 'must be text or a number.';
  if (cslNameKeys.has(key))
    return Array.isArray(value) ? firstProblem(value, nameProblem) : 'must be a list of names.';
  if (cslDateKeys.has(key)) return dateProblem(value);
  if (key === 'categories') {
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? null
      : 'must be a list of texts.';
  }
  if (key === 'custom') return isObject(value) ? null : 'must be an object.';
  return 'is no key of CSL-JSON.';
}

function firstProblem(list: readonly unknown[], check: (value: unknown) => string | null): string | null {
  for (const value of list) {
    const problem = check(value);
    if (problem !== null) return problem;
  }
  return null;
}

function nameProblem(name: unknown): string | null {
  if (!isObject(name)) return 'holds something that is no name.';
  return firstProblem(Object.entries(name), (entry) => {
    const [key, value] = entry as [string, unknown];
    if (cslNameParts.text.has(key))
      return typeof value === 'string' ? null : `has a name whose “${key}” is no text.`;
    if (cslNameParts.flag.has(key)) return isFlag(value) ? null : `has a name whose “${key}” is no flag.`;
    return `has a name with “${key}”, which names do not have.`;
  });
}

function dateProblem(date: unknown): string | null {
  if (!isObject(date)) return 'must be a date object; plain text is refused by the schema.';
  return firstProblem(Object.entries(date), (entry) => {
    const [key, value] = entry as [string, unknown];
    switch (key) {
      case 'date-parts':
        return isDateParts(value) ? null : 'has date parts that are none.';
      case 'season':
        return isStringOrNumber(value) ? null : 'has a season that is none.';
      case 'circa':
        return isFlag(value) ? null : 'has a “circa” that is no flag.';
      case 'literal':
      case 'raw':
        return typeof value === 'string' ? null : `has a “${key}” that is no text.`;
      default:
        return `has “${key}”, which dates do not have.`;
    }
  });
}

function isDateParts(value: unknown): boolean {
  const within = (list: unknown, most: number, check: (one: unknown) => boolean): boolean =>
    Array.isArray(list) && list.length >= 1 && list.length <= most && (list as unknown[]).every(check);
  return within(value, 2, (day) => within(day, 3, isStringOrNumber));
}
