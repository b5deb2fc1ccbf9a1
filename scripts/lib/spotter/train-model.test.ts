import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createModelRanker, parseModel } from '../../../src/core/spotting/model.ts';
import { calibrate } from './calibrate.ts';
import { averagePrecision, bestCut, f1AtCut, shareInTop } from './measures.ts';
import { seededRandom } from './seeded-random.ts';
import { quantised, trainModel, type Lesson } from './train-model.ts';
import { wordClasses, type WordVectors } from './word-classes.ts';

/** Words in two heaps: those that go with figures and those that go with feelings. */
const words = 'the . percent dollars million votes love hope dream feel 50 2005 3'.split(' ');
const vectors: WordVectors = {
  words,
  dimensions: 2,
  values: Float32Array.from(
    words.flatMap((_, at) => (at < 2 ? [0.1, 0.1] : at < 6 || at > 9 ? [1, 0.1] : [0.1, 1])),
  ),
};
const lessons: readonly Lesson[] = Array.from({ length: 40 }, (_, at) => {
  const factual = at % 2 === 0;
  const subject = factual ? ['percent', 'dollars', 'million'][at % 3] : ['love', 'hope', 'dream'][at % 3];
  return { text: `the ${subject ?? ''} .`, label: factual ? 1 : 0, cues: factual ? ['figure'] : [] };
});
const options = {
  vectors,
  coarse: wordClasses(vectors, 2, 1),
  fine: wordClasses(vectors, 3, 2),
  cueKinds: ['figure', 'law'],
  ridge: 0.1,
  trainedOn: 'made up',
};

describe('training', () => {
  it('gives the same model to the byte', () => {
    expect(JSON.stringify(trainModel(lessons, options))).toBe(JSON.stringify(trainModel(lessons, options)));
  });

  it('learns what it is shown, and what is like it', () => {
    const model = parseModel(trainModel(lessons, options));
    if (!model.ok) throw new Error(model.error.message);
    const { score } = createModelRanker(model.value);
    expect(score('the dollars .', [])).toBeGreaterThan(score('the hope .', []));
    // Neither word is in a lesson: what is known of them comes from the words they are like.
    expect(score('the votes .', [])).toBeGreaterThan(score('the feel .', []));
    expect(score('the votes .', [{ kind: 'figure', start: 0, end: 1 }])).toBeGreaterThan(
      score('the votes .', []),
    );
    expect(score('the votes .', [{ kind: 'law', start: 0, end: 1 }])).toBe(score('the votes .', []));
  });
});

describe('quantised weights', () => {
  it('are wrong by half a step at most, but for the few that are cut down', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (list) => {
          const weights = Float64Array.from(list);
          const { values, scale } = quantised(weights);
          let cut = 0;
          weights.forEach((weight, at) => {
            const off = Math.abs((values[at] ?? 0) * scale - weight);
            if (off > scale / 2 + 1e-4 * Math.abs(weight) + 1e-12) cut += 1;
          });
          expect(cut).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('classes of words', () => {
  it('put words together that are used alike, the same with the same seed', () => {
    const classes = wordClasses(vectors, 2, 5);
    expect(classes[2]).toBe(classes[3]);
    expect(classes[6]).toBe(classes[7]);
    expect(classes[2]).not.toBe(classes[6]);
    expect(wordClasses(vectors, 2, 5)).toEqual(classes);
  });

  it('draw from numbers that the seed decides', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    for (const value of draw(3)) expect(value >= 0 && value < 1).toBe(true);
  });
});

describe('measures', () => {
  const scores = [0.9, 0.8, 0.7, 0.1];
  const labels = [1, 0, 1, 0];

  it('are those of the field', () => {
    expect(averagePrecision(scores, labels)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(f1AtCut(scores, labels, 0.75)).toBeCloseTo(0.5, 12);
    expect(bestCut(scores, labels)).toEqual({ f1: 0.8, cut: 0.7 });
    expect(shareInTop(scores, labels, 2)).toBe(0.5);
    expect(averagePrecision(scores, [0, 0, 0, 0])).toBe(0);
    expect(f1AtCut(scores, labels, 2)).toBe(0);
  });
});

describe('calibration', () => {
  it('finds the line that the labels were drawn with', () => {
    const random = seededRandom(11);
    const odds = Array.from({ length: 200_000 }, () => 8 * random() - 4);
    const labels = odds.map((value) => (random() < 1 / (1 + Math.exp(-(1.5 * value - 1))) ? 1 : 0));
    const { slope, offset } = calibrate(odds, labels);
    expect(Math.abs(slope - 1.5)).toBeLessThan(0.05);
    expect(Math.abs(offset + 1)).toBeLessThan(0.05);
  });
});
