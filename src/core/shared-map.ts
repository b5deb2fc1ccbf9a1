/** Changes kept beside the shared part before both are put together. */
const mostBeside = 128;

/**
 * An immutable map that shares what it holds with the map it was made from. {@link with} costs what changes, not what is there, so that
 * an index over a long article can follow one edited block.
 */
export class SharedMap<V> {
  readonly #shared: ReadonlyMap<string, V>;
  /** What differs from the shared part; undefined: the key is gone. */
  readonly #beside: ReadonlyMap<string, V | undefined>;

  private constructor(shared: ReadonlyMap<string, V>, beside: ReadonlyMap<string, V | undefined>) {
    this.#shared = shared;
    this.#beside = beside;
  }

  /** @param entries from now on the map's own: nobody may change them */
  static of<V>(entries: ReadonlyMap<string, V>): SharedMap<V> {
    return new SharedMap(entries, new Map<string, V | undefined>());
  }

  get(key: string): V | undefined {
    return this.#beside.has(key) ? this.#beside.get(key) : this.#shared.get(key);
  }

  /** The map after these changes; a value of undefined takes the key out. */
  with(changes: ReadonlyMap<string, V | undefined>): SharedMap<V> {
    if (changes.size === 0) return this;
    const beside = new Map([...this.#beside, ...changes]);
    if (beside.size <= mostBeside) return new SharedMap(this.#shared, beside);
    const all = new Map(this.#shared);
    for (const [key, value] of beside) {
      if (value === undefined) all.delete(key);
      else all.set(key, value);
    }
    return SharedMap.of(all);
  }
}
