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
    const value = sorted(source[key]);
    // A plain assignment would lose a member of this name; all others take the quick way.
    if (key === '__proto__')
      Object.defineProperty(target, key, { value, enumerable: true, configurable: true });
    else target[key] = value;
  }
  return target;
}

/** No record or command nests more than about a dozen levels; deeper is made to break functions that call themselves. */
const deepestValue = 200;

/** Whether a JSON value nests deeper than anything Stet writes. To be asked of values from files before they are hashed. */
export function nestsTooDeep(value: unknown): boolean {
  return reachesBelow(value, deepestValue);
}

/** Whether something lies more than `levels` below a value. Calls itself that often at most; makes no copies, since records are large. */
function reachesBelow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    return value.length > 0 && (levels === 0 || value.some((member) => reachesBelow(member, levels - 1)));
  }
  for (const key in value) {
    if (levels === 0 || reachesBelow((value as Readonly<Record<string, unknown>>)[key], levels - 1))
      return true;
  }
  return false;
}
