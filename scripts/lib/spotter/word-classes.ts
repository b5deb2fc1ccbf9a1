import { seededRandom } from './seeded-random.ts';

/** Vectors of words, one after the other in the order of the words. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly values: Float32Array;
}

/**
 * Sorts words into `count` classes of like direction (spherical k-means, from words drawn with `seed`, the commoner
 * the likelier). The same vectors and seed give the same classes.
 */
export function wordClasses(vectors: WordVectors, count: number, seed: number, rounds = 12): Uint16Array {
  const { dimensions, words } = vectors;
  const unit = Float32Array.from(vectors.values);
  for (let word = 0; word < words.length; word++) toUnitLength(unit, word * dimensions, dimensions);

  const random = seededRandom(seed);
  const seeds = new Set<number>();
  const wanted = Math.min(count, words.length);
  while (seeds.size < wanted) seeds.add(Math.floor(random() * random() * words.length));
  const centres = new Float32Array(wanted * dimensions);
  [...seeds].forEach((word, at) => {
    centres.set(unit.subarray(word * dimensions, (word + 1) * dimensions), at * dimensions);
  });

  const classes = new Uint16Array(words.length);
  for (let round = 0; round < rounds; round++) {
    for (let word = 0; word < words.length; word++)
      classes[word] = nearest(unit, word, centres, wanted, dimensions);
    centres.fill(0);
    for (let word = 0; word < words.length; word++) {
      const to = (classes[word] ?? 0) * dimensions;
      for (let at = 0; at < dimensions; at++) {
        centres[to + at] = (centres[to + at] ?? 0) + (unit[word * dimensions + at] ?? 0);
      }
    }
    for (let centre = 0; centre < wanted; centre++) toUnitLength(centres, centre * dimensions, dimensions);
  }
  return classes;
}

function nearest(
  unit: Float32Array,
  word: number,
  centres: Float32Array,
  count: number,
  dimensions: number,
): number {
  let best = -Infinity;
  let chosen = 0;
  const from = word * dimensions;
  for (let centre = 0; centre < count; centre++) {
    const to = centre * dimensions;
    let likeness = 0;
    for (let at = 0; at < dimensions; at++) likeness += (unit[from + at] ?? 0) * (centres[to + at] ?? 0);
    if (likeness > best) {
      best = likeness;
      chosen = centre;
    }
  }
  return chosen;
}

function toUnitLength(values: Float32Array, from: number, count: number): void {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += (values[at] ?? 0) ** 2;
  const length = Math.sqrt(sum) || 1;
  for (let at = from; at < from + count; at++) values[at] = (values[at] ?? 0) / length;
}
