/**
 * Estimates what a value weighs, in bytes, and stops counting above `limit`: strings two bytes per UTF-16 unit, numbers
 * eight, byte arrays their length. Values that structured clone cannot carry weigh nothing; the schema refuses them.
 */
export function weighsMoreThan(value: unknown, limit: number): boolean {
  let left = limit;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && left >= 0) {
    const next = waiting.pop();
    if (typeof next === 'string' || next instanceof String) left -= next.length * 2;
    else if (typeof next !== 'object' || next === null) left -= 8;
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) left -= next.byteLength;
    else if (Array.isArray(next)) {
      // By its length, which a schema would go through, and not by what is in it: an array can be long and hold nothing.
      left -= 8 + next.length * 8;
      if (left >= 0) for (const item of next as readonly unknown[]) waiting.push(item);
    } else if (next instanceof Map || next instanceof Set)
      for (const entry of next as Iterable<unknown>) waiting.push(entry);
    else {
      for (const [key, item] of Object.entries(next)) {
        left -= key.length * 2;
        waiting.push(item);
      }
      left -= 8;
    }
  }
  return left < 0;
}
