import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { cslJsonProblems } from './validate-csl-json.ts';

/**
 * Reads a written list of references again by the format's own syntax, with no library of the writer's.
 * @param expected how many references it must hold
 * @returns problems in plain words; none means it may leave
 */
export function validateReferences(
  text: string,
  format: ReferenceFormat,
  expected: number,
): readonly string[] {
  const { count, problems } = readers[format](text);
  return count === expected ? problems : [...problems, `${count} of ${expected} references can be read`];
}

interface Reading {
  readonly count: number;
  readonly problems: readonly string[];
}

const readers: Readonly<Record<ReferenceFormat, (text: string) => Reading>> = {
  'csl-json': readCsl,
  bibtex: readBibtex,
  ris: readRis,
};

function readCsl(text: string): Reading {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return { count: 0, problems: ['it is no JSON'] };
  }
  const list: readonly unknown[] = Array.isArray(items) ? (items as unknown[]) : [];
  const ids = list.map((item) => (item as { readonly id?: unknown } | null)?.id);
  const problems = [...cslJsonProblems(items)];
  if (new Set(ids).size < ids.length) problems.push('two references have the same id');
  return { count: list.length, problems };
}

/** One tag a line, `TY` first and `ER` last in every reference. */
function readRis(text: string): Reading {
  const problems: string[] = [];
  let count = 0;
  let isOpen = false;
  let titles = 0;
  for (const [at, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const tag = /^([A-Z][A-Z0-9]) {2}-(?: |$)/u.exec(line)?.[1];
    if (tag === undefined) problems.push(`line ${at + 1} has no tag`);
    else if (tag === 'TY') {
      if (isOpen) problems.push(`line ${at + 1} begins a reference inside another`);
      isOpen = true;
      titles = 0;
    } else if (!isOpen) problems.push(`line ${at + 1} stands outside a reference`);
    else if (tag === 'TI' || tag === 'T1') titles += 1;
    else if (tag === 'ER') {
      if (titles === 0) problems.push(`the reference that ends in line ${at + 1} has no title`);
      isOpen = false;
      count += 1;
    }
  }
  if (isOpen) problems.push('the last reference does not end');
  return { count, problems };
}

/** Entries with a key of their own, balanced braces and nothing but white space between them. */
function readBibtex(text: string): Reading {
  const problems: string[] = [];
  const keys = new Set<string>();
  let count = 0;
  let at = 0;
  for (;;) {
    while (/\s/u.test(text[at] ?? '')) at += 1;
    if (at >= text.length) return { count, problems };
    const head = /@[A-Za-z]+\{([^\s,{}]+),/uy;
    head.lastIndex = at;
    const found = head.exec(text);
    const end = found === null ? null : closingBrace(text, at + found[0].indexOf('{'));
    if (found === null || end === null) {
      return { count, problems: [...problems, `entry ${count + 1} cannot be read`] };
    }
    const key = found[1] ?? '';
    if (keys.has(key)) problems.push(`two entries have the key ${key}`);
    keys.add(key);
    if (!/[,{]\s*title\s*=/iu.test(text.slice(at, end))) problems.push(`entry ${count + 1} has no title`);
    count += 1;
    at = end + 1;
  }
}

/** Where the brace at `from` closes; a brace behind a backslash counts for nothing. Null when it does not close. */
function closingBrace(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}
