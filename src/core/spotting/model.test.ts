import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cue } from './cue.ts';
import { sentenceCues } from './cues.ts';
import { checkWorthyCut, createModelRanker, defaultCut, parseModel, type SpotterModelFile } from './model.ts';

const path = resolve(import.meta.dirname, '../../../resources/spotter/model.json');
let file: SpotterModelFile;

beforeAll(() => {
  file = JSON.parse(readFileSync(path, 'utf8')) as SpotterModelFile;
});

function shipped() {
  const model = parseModel(file);
  if (!model.ok) throw new Error(model.error.message);
  return createModelRanker(model.value);
}

describe('the model that ships', () => {
  it('is there and smaller than 3 MB', () => {
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).size).toBeLessThan(3_000_000);
  });

  it('puts what can be checked above what cannot', () => {
    const { score } = shipped();
    const checkable = [
      'Unemployment in the county fell to 4.1 percent in 2019, the lowest since records began.',
      'The company paid $3 million to settle the suit, according to court documents.',
      'He voted against the bill twice as a senator.',
    ];
    const others = [
      'What do you think of that?',
      'Thank you very much.',
      'I hope we can do better than this.',
    ];
    const lowest = Math.min(...checkable.map((sentence) => score(sentence, sentenceCues(sentence))));
    const highest = Math.max(...others.map((sentence) => score(sentence, sentenceCues(sentence))));
    expect(lowest).toBeGreaterThan(defaultCut);
    expect(highest).toBeLessThan(defaultCut);
  });

  it('gives a sentence the same score, whatever was scored before', () => {
    const first = shipped();
    const second = shipped();
    const sentence = 'Two of the five bridges were closed in March.';
    const alone = first.score(sentence, []);
    second.score('Something else entirely, and at length, about the year 1848.', []);
    expect(second.score(sentence, [])).toBe(alone);
    expect(first.score(sentence, [])).toBe(alone);
  });

  it('scores from 0 to 1, also what is no sentence', () => {
    const { score } = shipped();
    expect(score('', [])).toBe(0);
    expect(score(' …\u0000\uD800 ', [])).toBe(0);
    for (const text of [
      '?',
      'x'.repeat(1_000_000),
      '١٢٣ 日本語',
      '1,'.repeat(200_000),
      'NO '.repeat(300_000),
    ]) {
      const value = score(text, []);
      expect(value >= 0 && value <= 1).toBe(true);
    }
  });

  it('keeps up with typing: 100,000 words in far less than a second', () => {
    const { score } = shipped();
    const sentence =
      'The council approved the plan in 2019, but the mayor said that only 40 of the homes were built.';
    const count = Math.ceil(100_000 / sentence.split(' ').length);
    const start = performance.now();
    for (let at = 0; at < count; at++) score(sentence, []);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('has its cuts on the scale of its scores', () => {
    expect(defaultCut).toBeGreaterThan(0);
    expect(checkWorthyCut).toBeGreaterThan(defaultCut);
    expect(checkWorthyCut).toBeLessThan(1);
  });
});

describe('a model file', () => {
  it('is refused, with the part that is wrong, when its parts do not fit', () => {
    const wrong: readonly [string, unknown][] = [
      ['no object', null],
      ['format', { ...file, format: 2 }],
      ['words', { ...file, words: 3 }],
      ['coarse', { ...file, words: `${file.words} more` }],
      ['fine', { ...file, fine: file.fine.slice(4) }],
      ['wordWeights', { ...file, wordWeights: file.wordWeights.slice(4) }],
      ['bucketWeights', { ...file, bucketWeights: '!!!!' }],
      ['shapeWeights', { ...file, shapeWeights: [1] }],
      ['bias', { ...file, bias: 'much' }],
    ];
    for (const [part, value] of wrong) {
      const result = parseModel(value);
      expect(result.ok).toBe(false);
      if (result.ok) continue;
      expect(result.error.code).toBe('malformed');
      expect(result.error.message).toContain(`(${part})`);
    }
  });

  it('counts each kind of cue once', () => {
    const model = parseModel({ ...file, cueWeights: { figure: 1 } });
    if (!model.ok) throw new Error(model.error.message);
    const { score } = createModelRanker(model.value);
    const sentence = 'It was so.';
    const figure: Cue = { kind: 'figure', start: 0, end: 2 };
    const one = score(sentence, [figure]);
    expect(one).toBeGreaterThan(score(sentence, []));
    expect(score(sentence, [figure, figure])).toBe(one);
    expect(score(sentence, [{ ...figure, kind: 'law' }])).toBe(score(sentence, []));
  });
});
