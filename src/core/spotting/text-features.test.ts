import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  featureBuckets,
  featureGroups,
  longestSentence,
  shapeFeatures,
  shapeOf,
  tokensOf,
  visitFeatures,
} from './text-features.ts';
import { createWordTable, decodeClasses } from './word-table.ts';

const table = createWordTable(['the', 'mayor', 'sold'], [0, 1, 2], [3, 4, 5]);

function bucketsOf(sentence: string): readonly string[] {
  const found: string[] = [];
  visitFeatures(table, tokensOf(sentence).map(table.indexOf), (group, bucket) => {
    found.push(`${group}:${bucket}`);
  });
  return found;
}

describe('tokens', () => {
  it('are words, figures and marks, contractions in two', () => {
    expect(tokensOf("She doesn't owe $1,200.50, she’s paid: 40%!")).toEqual(
      "She does n't owe $ 1,200.50 , she 's paid : 40 % !".split(' '),
    );
    expect(tokensOf('Beyoncé’s café')).toEqual(['Beyoncé', "'s", 'café']);
    expect(tokensOf('  …  ')).toEqual([]);
  });

  it('end at a bound, however long the sentence', () => {
    expect(tokensOf('word '.repeat(100_000)).length).toBeLessThanOrEqual(longestSentence + 1);
    expect(tokensOf("n't'".repeat(100_000)).length).toBeLessThanOrEqual(longestSentence + 1);
  });

  it('are never empty, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokensOf(text)).not.toContain('');
      }),
    );
  });
});

describe('hashed features', () => {
  it('fall into the same buckets on every machine and in every version', () => {
    expect([
      bucketOf(0, 0, 0, 0),
      bucketOf(1, 29_999, 17, 0),
      bucketOf(2, 399, 0, 0),
      bucketOf(4, 65_535, 3, 250),
    ]).toEqual([219_100, 92_758, 470_137, 67_109]);
  });

  it('name a bucket of a known group, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        visitFeatures(table, tokensOf(text).map(table.indexOf), (group, bucket) => {
          expect(featureGroups[group]).toBeDefined();
          expect(Number.isInteger(bucket) && bucket >= 0 && bucket < featureBuckets).toBe(true);
        });
      }),
    );
  });

  it('know the order of words and not their letters’ case', () => {
    expect(bucketsOf('The mayor sold')).toEqual(bucketsOf('the Mayor sold'));
    expect(bucketsOf('mayor sold the')).not.toEqual(bucketsOf('the mayor sold'));
    expect(bucketsOf('in 1999')).toEqual(bucketsOf('in 2004'));
    expect(bucketsOf('in 19')).not.toEqual(bucketsOf('in 2004'));
  });
});

describe('the word table', () => {
  it('has an index for every token', () => {
    const tokens = ['the', 'SOLD', 'Quux', 'quux', '7', '42', '4,200', '1984', '%', '—'];
    for (const token of tokens) {
      const index = table.indexOf(token);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(index).toBeLessThan(table.size);
    }
    expect(new Set(['Quux', 'quux', '7', '42', '4,200', '1984'].map(table.indexOf)).size).toBe(6);
  });

  it('refuses classes that are not one for each word', () => {
    expect(decodeClasses('AAABAA==', 2)).toEqual(Uint16Array.of(0, 1));
    expect(decodeClasses('AAABAA==', 3)).toBeNull();
    expect(decodeClasses('?', 0)).toBeNull();
  });
});

describe('the shape of a sentence', () => {
  it('is one number from 0 to 1 for each feature', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), (text) => {
        const shape = shapeOf(tokensOf(text));
        expect(shape).toHaveLength(shapeFeatures.length);
        for (const value of shape) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
    expect(shapeOf(tokensOf('Did Anna Berg sign on 3 May?'))[shapeFeatures.indexOf('question')]).toBe(1);
  });
});
