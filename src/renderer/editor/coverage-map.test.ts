import { describe, expect, it } from 'vitest';
import { aDivider, aFigure, aParagraph } from '../../core/testing/builders.ts';
import type { SpanView } from './article-editor-props.ts';
import { coverageMap, segmentAt, segmentText } from './coverage-map.ts';

const views = new Map<string, SpanView>([
  ['ok', { ownerId: 'c1', state: 'confirmed', glyph: '', description: '' }],
  ['bad', { ownerId: 'c2', state: 'wrong', glyph: '', description: '' }],
  ['nc', { ownerId: 'n', state: 'not-checkable', glyph: '', description: '' }],
]);
const spans = ['ok', 'bad', 'nc'].map((id, at) => ({ id, start: at, end: at + 1 }));
const article = {
  blocks: [
    aParagraph('p', 'One two three four', { spans }),
    aFigure('f', { caption: 'Two words' }),
    aDivider('d'),
  ],
};
const reasons = { opinion: 0, transition: 0, voice: 0, boilerplate: 0 };
const coverage = new Map([
  ['p', { words: 4, claimed: 2, notCheckable: { ...reasons, voice: 1 }, uncovered: 1 }],
  ['f-caption', { words: 2, claimed: 0, notCheckable: reasons, uncovered: 2 }],
]);

describe('the map of the article', () => {
  it('has one segment a block, which together fill it', () => {
    const map = coverageMap(article, coverage, views);
    expect(map.map((segment) => segment.blockId)).toEqual(['p', 'f', 'd']);
    expect(map.reduce((sum, segment) => sum + segment.size, 0)).toBeCloseTo(1);
    expect(map.map(({ words, claimed, notCheckable }) => [words, claimed, notCheckable])).toEqual([
      [4, 2, 1],
      [2, 0, 0],
      [0, 0, 0],
    ]);
    expect(map.map((segment) => segment.textBlockId)).toEqual(['p', 'f-caption', null]);
  });

  it('shows the most urgent state and says it in words', () => {
    const map = coverageMap(article, coverage, views);
    expect(map.map((segment) => segment.state)).toEqual(['wrong', null, null]);
    expect(segmentText(map, 0)).toBe(
      'Block 1 of 3, 4 words: 2 claimed, 1 not checkable, 1 uncovered; 2 claims, wrong',
    );
    expect(segmentText(map, 1)).toBe(
      'Block 2 of 3, 2 words: 0 claimed, 0 not checkable, 2 uncovered; 0 claims',
    );
    expect(segmentText(map, 2)).toBe('Block 3 of 3, no words');
  });

  it('finds the segment at a height', () => {
    const map = coverageMap(article, coverage, views);
    expect([0, 0.999, 1, 2].map((height) => segmentAt(map, height))).toEqual([0, 2, 2, 2]);
    expect(segmentAt(map, map[0]!.size + 0.001)).toBe(1);
  });
});
