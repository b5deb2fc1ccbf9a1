/** Sectors are what a drive writes whole or not at all, in bytes. */
const sector = 512;

/** A small generator of numbers from 0 to below 1 (mulberry32), so that a cut can be repeated from its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What may be left of a drive's cache when power goes. */
export const cutModes = ['nothing', 'first', 'some', 'torn'] as const;
export type CutMode = (typeof cutModes)[number];

/** Bytes sent to a drive, and where to. */
export interface Write {
  /** Position in bytes. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Which cached writes reach the medium although no flush asked for them.
 * - `nothing`: none
 * - `first`: those that were sent first, up to a random one
 * - `some`: each with the same random chance, whatever the order
 * - `torn`: each sector of each write with the same random chance
 * @param cache in the order the writes were sent
 */
export function survivors(cache: readonly Write[], mode: CutMode, seed: number): readonly Write[] {
  const random = randomFrom(seed);
  const chance = random();
  if (mode === 'nothing') return [];
  if (mode === 'first') return cache.slice(0, Math.floor(chance * (cache.length + 1)));
  if (mode === 'some') return cache.filter(() => random() < chance);
  const kept: Write[] = [];
  for (const { at, bytes } of cache) {
    for (let from = 0; from < bytes.length; from += sector) {
      if (random() < chance) kept.push({ at: at + from, bytes: bytes.subarray(from, from + sector) });
    }
  }
  return kept;
}
