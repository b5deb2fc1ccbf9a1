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
