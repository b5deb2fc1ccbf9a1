/**
 * Remembers a pure function's answer per argument object. Records are immutable, so an answer stays right for as long
 * as the object lives; the memory goes with it.
 */
export function memoise<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const hit = known.get(key);
    if (hit) return hit.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
