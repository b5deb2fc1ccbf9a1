import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import type { Cue } from './cue.ts';
import { decodeBytes } from './packed-bytes.ts';
import {
  featureBuckets,
  groupLength,
  featureGroups,
  shapeFeatures,
  shapeOf,
  tokensOf,
  visitFeatures,
} from './text-features.ts';
import type { SentenceRanker } from './spotter.ts';
import { createWordTable, decodeClasses, type WordTable } from './word-table.ts';

/**
 * The trained side of the claim spotter: a linear model over words, pairs of words and classes of words, the shape of
 * the sentence and the cues that rules found. docs/spotter.md says what it was trained on and what it is worth.
 */

const finite = z.number().refine(Number.isFinite);

/** `resources/spotter/model.json`, written by `scripts/train-spotter.mjs`. */
export const spotterModelSchema = z.strictObject({
  format: z.literal(1),
  /** Where the weights come from, for people. */
  trainedOn: z.string(),
  /** Listed words, lower case, commonest first, separated by a blank. */
  words: z.string(),
  /** Classes of the listed words: 16-bit little-endian, base64. */
  coarse: z.string(),
  fine: z.string(),
  /** One signed byte a listed word and stand-in, base64; times `wordScale` it is the word's own weight. */
  wordWeights: z.string(),
  wordScale: finite,
  /** One signed byte a bucket, base64; times `bucketScale` it is the weight of the features in it. */
  bucketWeights: z.string(),
  bucketScale: finite,
  shapeWeights: z.array(finite).readonly(),
  cueWeights: z.record(z.string(), finite),
  bias: finite,
  /** From the model's own scale to a score: `1 / (1 + exp(-(slope * x + offset)))`. */
  slope: finite,
  offset: finite,
});
export type SpotterModelFile = z.infer<typeof spotterModelSchema>;

export interface SpotterModel {
  readonly table: WordTable;
  readonly wordWeights: Float32Array;
  readonly bucketWeights: Int8Array;
  readonly bucketScale: number;
  readonly shapeWeights: readonly number[];
  readonly cueWeights: ReadonlyMap<string, number>;
  readonly bias: number;
  readonly slope: number;
  readonly offset: number;
}

/**
 * The score from which a passage is suggested unless the user moves the slider: where F1 on the visible part of PoliClaim is best,
 * rounded. It stands for "states something that can be verified", which is what a checker of articles wants.
 */
export const defaultCut = 0.4;

/**
 * The score from which a sentence by itself is called check-worthy, in the narrower sense of ClaimBuster: between the best cut of
 * dev-test (.65) and that of dev (.8). One cut cannot be best for what is verifiable and for what is worth checking (docs/spotter.md).
 */
export const checkWorthyCut = 0.7;

/**
 * Checks the shape of a model file and unpacks it.
 * Errors: `malformed` when it is no model of this format or its parts do not fit each other.
 */
export function parseModel(value: unknown): Result<SpotterModel> {
  const parsed = spotterModelSchema.safeParse(value);
  if (!parsed.success) return malformed(parsed.error.issues[0]?.path.join('.') ?? '');
  const file = parsed.data;
  const words = file.words.split(' ');
  const coarse = decodeClasses(file.coarse, words.length);
  const fine = decodeClasses(file.fine, words.length);
  if (coarse === null) return malformed('coarse');
  if (fine === null) return malformed('fine');
  const table = createWordTable(words, coarse, fine);
  const wordBytes = decodeBytes(file.wordWeights);
  if (wordBytes?.length !== table.size) return malformed('wordWeights');
  const bucketBytes = decodeBytes(file.bucketWeights);
  if (bucketBytes?.length !== featureBuckets) return malformed('bucketWeights');
  if (file.shapeWeights.length !== shapeFeatures.length) return malformed('shapeWeights');
  return ok({
    table,
    wordWeights: Float32Array.from(new Int8Array(wordBytes.buffer), (weight) => weight * file.wordScale),
    bucketWeights: new Int8Array(bucketBytes.buffer),
    bucketScale: file.bucketScale,
    shapeWeights: file.shapeWeights,
    cueWeights: new Map(Object.entries(file.cueWeights)),
    bias: file.bias,
    slope: file.slope,
    offset: file.offset,
  });
}

function malformed(part: string): Result<never> {
  return err({
    code: 'malformed',
    message: `The claim spotter's model cannot be read (${part === '' ? 'no object' : part}). Nothing was changed; install Stet again or run scripts/train-spotter.mjs.`,
  });
}

/** A ranker that holds no state between sentences beyond the model itself. */
export function createModelRanker(model: SpotterModel): SentenceRanker {
  const indexes = new Int32Array(512);
  const sums = new Float64Array(featureGroups.length);
  const { bucketWeights, wordWeights, table } = model;
  const add = (group: number, bucket: number) => {
    sums[group] = (sums[group] ?? 0) + (bucketWeights[bucket] ?? 0);
  };
  return {
    defaultCut,
    score: (sentence, cues) => {
      const tokens = tokensOf(sentence);
      const length = tokens.length;
      if (length === 0) return 0;
      sums.fill(0);
      let own = 0;
      for (let at = 0; at < length; at++) {
        const index = table.indexOf(tokens[at] ?? '');
        indexes[at] = index;
        own += wordWeights[index] ?? 0;
      }
      visitFeatures(table, indexes.subarray(0, length), add);
      let hashed = 0;
      for (const sum of sums) hashed += sum;
      let total = model.bias + (hashed * model.bucketScale) / groupLength(length) + own / Math.max(3, length);
      shapeOf(tokens).forEach((value, at) => (total += value * (model.shapeWeights[at] ?? 0)));
      total += cueTotal(model.cueWeights, cues);
      return 1 / (1 + Math.exp(-(model.slope * total + model.offset)));
    },
  };
}

/** Each kind of cue counts once, however often it stands in the sentence. */
function cueTotal(weights: ReadonlyMap<string, number>, cues: readonly Cue[]): number {
  if (weights.size === 0 || cues.length === 0) return 0;
  let total = 0;
  for (const kind of new Set(cues.map((cue) => cue.kind))) total += weights.get(kind) ?? 0;
  return total;
}
