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

/** {@link memoise} for a function of two records, such as a claim in an article. */
export function memoisePair<A extends object, B extends object, V>(
  compute: (first: A, second: B) => V,
): (first: A, second: B) => V {
  const ofFirst = memoise((first: A) => memoise((second: B) => compute(first, second)));
  return (first, second) => ofFirst(first)(second);
}

/**
 * Remembers the last answer for a record for as long as everything that it was made from is the same, compared one by
 * one. For answers about a record that depend on a few other things which seldom change.
 */
export function memoiseLast<K extends object, D extends readonly unknown[], V>(
  compute: (key: K, ...from: D) => V,
): (key: K, ...from: D) => V {
  const known = new WeakMap<K, { readonly from: D; readonly value: V }>();
  return (key, ...from) => {
    const hit = known.get(key);
    if (hit?.from.length === from.length && from.every((part, at) => Object.is(part, hit.from[at]))) {
      return hit.value;
    }
    const value = compute(key, ...from);
    known.set(key, { from, value });
    return value;
  };
}
