import { expect, it } from 'vitest';
import type { MapSegment } from './coverage-map.ts';
import { coverageShapes } from './coverage-shapes.ts';

const segment = (facts: Partial<MapSegment>): MapSegment => ({
  blockId: 'p',
  size: 0.5,
  words: 4,
  claimed: 1,
  notCheckable: 2,
  textBlockId: 'p',
  state: null,
  claims: 0,
  ...facts,
});
/** Room for words of 10 pixels beside the marks. */
const size = { width: 15, height: 100 };

it('each block has its share of the height, and its words theirs of the width', () => {
  const shapes = coverageShapes(
    [
      segment({}),
      segment({ size: 0.25, words: 0, claimed: 0, notCheckable: 0 }),
      segment({ size: 0.25, claimed: 4, notCheckable: 0 }),
    ],
    size,
  );
  expect(shapes.blocks).toBe('M0 0h15v49h-15zM0 50h15v24h-15zM0 75h15v24h-15z');
  expect(shapes.claimed).toBe('M0 0h2.5v49h-2.5zM0 75h10v24h-10z');
  expect(shapes.notCheckable).toBe('M2.5 0h5v49h-5z');
  expect(shapes.uncovered).toBe('M7.5 0h2.5v49h-2.5z');
});

it('marks have a shape for each state, and words not checkable none', () => {
  const shapes = coverageShapes(
    [
      segment({ state: 'wrong' }),
      segment({ state: 'not-checkable', size: 0.25 }),
      segment({ state: 'confirmed', size: 0.25 }),
    ],
    size,
  );
  expect([...shapes.marks.keys()]).toEqual(['wrong', 'confirmed']);
  expect(shapes.marks.get('confirmed')).toBe('M11 75h4v24h-4z');
});

it('a block that is lower than a pixel is still drawn', () => {
  const many = Array.from({ length: 1_000 }, () => segment({ size: 0.001 }));
  expect(coverageShapes(many, size).blocks).toContain('M0 99.9h15v1h-15z');
});
