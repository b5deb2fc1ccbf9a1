import { encodeBytes } from '../../../src/core/spotting/packed-bytes.ts';
import type { SpotterModelFile } from '../../../src/core/spotting/model.ts';
import {
  featureBuckets,
  groupLength,
  shapeFeatures,
  shapeOf,
  tokensOf,
  visitFeatures,
} from '../../../src/core/spotting/text-features.ts';
import {
  createWordTable,
  standIns,
  type StandIn,
  type WordTable,
} from '../../../src/core/spotting/word-table.ts';
import { fitLogistic, packRows, type LinearModel, type SparseRow } from './logistic.ts';
import type { WordVectors } from './word-classes.ts';

/** A sentence to learn from, with the kinds of the cues that rules found in it. */
export interface Lesson {
  readonly text: string;
  readonly label: number;
  readonly cues: readonly string[];
}

export interface TrainingOptions {
  readonly vectors: WordVectors;
  readonly coarse: Uint16Array;
  readonly fine: Uint16Array;
  readonly cueKinds: readonly string[];
  readonly ridge: number;
  readonly trainedOn: string;
}

/** How strongly the mean of a sentence's word vectors enters, against the hashed features. */
const vectorShare = 0.3;
/** How strongly shape and cues enter. */
const plainShare = 0.5;
/** Features seen in fewer sentences than this are left out. */
const rarest = 2;
/** Words whose vectors stand for the figures that are no words. */
const vectorOf: Readonly<Partial<Record<StandIn, string>>> = {
  year: '2005',
  'long-figure': '50',
  figure: '50',
  digit: '3',
};

/**
 * Learns a model, with slope 1 and offset 0. The same lessons and options give the same model, to the byte.
 *
 * The vectors serve the training alone: what a linear model learns of their mean is one number a word, and that is
 * what the model keeps. So a word that no lesson holds still has a weight, from the words it is used like.
 */
export function trainModel(lessons: readonly Lesson[], options: TrainingOptions): SpotterModelFile {
  const { vectors, coarse, fine, cueKinds, ridge } = options;
  const table = createWordTable(vectors.words, coarse, fine);
  const vectorAt = (index: number): number => {
    if (index < vectors.words.length) return index;
    const kind = standIns[index - vectors.words.length];
    const word = kind === undefined ? undefined : vectorOf[kind];
    return word === undefined ? -1 : vectors.words.indexOf(word);
  };
  const places = Int32Array.from({ length: table.size }, (_, index) => vectorAt(index));
  const rarity = bucketRarity(lessons, table);
  const columns = usedColumns(rarity);
  const width = columns.count + vectors.dimensions + shapeFeatures.length + cueKinds.length;
  const rows = packRows(
    lessons.map((lesson) => rowOf(lesson, table, rarity, columns, vectors, places, cueKinds)),
    width,
  );
  const fitted = fitLogistic(
    rows,
    lessons.map((lesson) => lesson.label),
    { ridge },
  );
  return modelFile(fitted, rarity, columns, places, options);
}

/** Logarithm of how rare each bucket is, 0 for those too rare to learn from. */
function bucketRarity(lessons: readonly Lesson[], table: WordTable): Float64Array {
  const seen = new Int32Array(featureBuckets);
  const last = new Int32Array(featureBuckets).fill(-1);
  lessons.forEach(({ text }, at) => {
    visitFeatures(table, tokensOf(text).map(table.indexOf), (_, bucket) => {
      if (last[bucket] === at) return;
      last[bucket] = at;
      seen[bucket] = (seen[bucket] ?? 0) + 1;
    });
  });
  return Float64Array.from(seen, (count) => (count < rarest ? 0 : Math.log(1 + lessons.length / count)));
}

/** Which column of the fit each bucket has; buckets that no lesson fills have none, which keeps the fit small. */
interface UsedColumns {
  readonly of: Int32Array;
  readonly count: number;
}

function usedColumns(rarity: Float64Array): UsedColumns {
  let count = 0;
  const of = Int32Array.from(rarity, (value) => (value === 0 ? -1 : count++));
  return { of, count };
}

function rowOf(
  lesson: Lesson,
  table: WordTable,
  rarity: Float64Array,
  used: UsedColumns,
  vectors: WordVectors,
  places: Int32Array,
  cueKinds: readonly string[],
): SparseRow {
  const tokens = tokensOf(lesson.text);
  const indexes = tokens.map(table.indexOf);
  const columns: number[] = [];
  const values: number[] = [];
  const scale = 1 / groupLength(tokens.length);
  visitFeatures(table, indexes, (_, bucket) => {
    const weight = rarity[bucket] ?? 0;
    if (weight === 0) return;
    columns.push(used.of[bucket] ?? 0);
    values.push(weight * scale);
  });
  const mean = new Float64Array(vectors.dimensions);
  for (const index of indexes) {
    const place = places[index] ?? -1;
    if (place < 0) continue;
    for (let at = 0; at < mean.length; at++) {
      mean[at] = (mean[at] ?? 0) + (vectors.values[place * vectors.dimensions + at] ?? 0);
    }
  }
  mean.forEach((sum, at) => {
    columns.push(used.count + at);
    values.push((vectorShare * sum) / Math.max(3, tokens.length));
  });
  const plain = used.count + vectors.dimensions;
  shapeOf(tokens).forEach((value, at) => {
    if (value === 0) return;
    columns.push(plain + at);
    values.push(plainShare * value);
  });
  cueKinds.forEach((kind, at) => {
    if (!lesson.cues.includes(kind)) return;
    columns.push(plain + shapeFeatures.length + at);
    values.push(plainShare);
  });
  return { columns, values };
}

function modelFile(
  { weights, bias }: LinearModel,
  rarity: Float64Array,
  used: UsedColumns,
  places: Int32Array,
  options: TrainingOptions,
): SpotterModelFile {
  const { vectors } = options;
  const buckets = quantised(
    rarity.map((value, bucket) => (value === 0 ? 0 : value * (weights[used.of[bucket] ?? 0] ?? 0))),
  );
  const words = quantised(
    Float64Array.from(places, (place) => {
      if (place < 0) return 0;
      let sum = 0;
      for (let at = 0; at < vectors.dimensions; at++) {
        sum += (weights[used.count + at] ?? 0) * (vectors.values[place * vectors.dimensions + at] ?? 0);
      }
      return vectorShare * sum;
    }),
  );
  const plain = used.count + vectors.dimensions;
  const shapeEnd = plain + shapeFeatures.length;
  const rounded = (value: number) => Number((plainShare * value).toFixed(5));
  return {
    format: 1,
    trainedOn: options.trainedOn,
    words: vectors.words.join(' '),
    coarse: encodeClasses(options.coarse),
    fine: encodeClasses(options.fine),
    wordWeights: encodeBytes(new Uint8Array(words.values.buffer)),
    wordScale: words.scale,
    bucketWeights: encodeBytes(new Uint8Array(buckets.values.buffer)),
    bucketScale: buckets.scale,
    shapeWeights: Array.from(weights.slice(plain, shapeEnd), rounded),
    cueWeights: Object.fromEntries(
      options.cueKinds.map((kind, at) => [kind, rounded(weights[shapeEnd + at] ?? 0)]),
    ),
    bias: Number(bias.toFixed(5)),
    slope: 1,
    offset: 0,
  };
}

/**
 * Signed bytes that times `scale` are the weights again, each wrong by at most half of `scale`, but for the largest
 * ten thousandth, which are cut down to the largest byte.
 */
export function quantised(weights: Float64Array): { values: Int8Array; scale: number } {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor((sizes.length - 1) * 0.9999)] ?? 0;
  const scale = largest === 0 ? 1 : Number((largest / 127).toPrecision(6));
  return {
    values: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  };
}

function encodeClasses(classes: Uint16Array): string {
  const bytes = new Uint8Array(classes.length * 2);
  classes.forEach((value, at) => {
    bytes[at * 2] = value & 0xff;
    bytes[at * 2 + 1] = value >> 8;
  });
  return encodeBytes(bytes);
}
