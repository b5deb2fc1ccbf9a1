/**
 * JSON with object keys in code-unit order, so that equal values give equal bytes whatever order they were built in.
 * `undefined` members are left out, as `JSON.stringify` does. Everything hashed or stored goes through here.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const source = value as Record<string, unknown>;
  const target: Record<string, unknown> = {};
  for (const key of Object.keys(source).sort()) {
    // A plain assignment would lose a member named __proto__.
    Object.defineProperty(target, key, { value: sorted(source[key]), enumerable: true, configurable: true });
  }
  return target;
}

/** No record or command nests more than about a dozen levels; deeper is made to break functions that call themselves. */
const deepestValue = 200;

/** Whether a JSON value nests deeper than anything Stet writes. To be asked of values from files before they are hashed. */
export function nestsTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestValue) return true;
    level = level.flatMap((each): unknown[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return false;
}
