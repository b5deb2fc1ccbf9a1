/** A small generator of numbers that gives the same row for the same seed on every machine (mulberry32). */
export class Random {
  #state: number;

  /** @param seed any text; equal texts give equal rows */
  constructor(seed: string) {
    // FNV-1a, so that seeds that differ in one character lead to different rows.
    let hash = 0x811c9dc5;
    for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `below`, without it; 0 when `below` is 0. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** @throws for an empty list */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to choose from.');
    return list[this.below(list.length)] as T;
  }

  /** True in `share` of all cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }
}
