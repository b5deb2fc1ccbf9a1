import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isFrame,
  middleRegion,
  regionAfterKey,
  regionBetween,
  regionLocator,
  regionShown,
  regionStored,
  tidyRegion,
  type Turns,
} from './image-region.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const region = fc
  .tuple(fraction, fraction, fraction, fraction)
  .map(([x, y, w, h]) => ({ x, y, width: w * (1 - x), height: h * (1 - y) }));
const turns = fc.constantFrom<Turns[]>(0, 1, 2, 3);

describe('turned pictures', () => {
  it('a quarter to the right takes the upper left to the upper right', () => {
    const shown = regionShown({ x: 0, y: 0, width: 0.2, height: 0.1 }, 1);
    expect(shown).toEqual({ x: 0.9, y: 0, width: 0.1, height: 0.2 });
  });

  it('what is drawn on a turned picture comes back where it was drawn', () => {
    fc.assert(
      fc.property(region, turns, (drawn, how) => {
        const back = regionShown(regionStored(drawn, how), how);
        for (const key of ['x', 'y', 'width', 'height'] as const)
          expect(back[key]).toBeCloseTo(drawn[key], 9);
      }),
    );
  });
});

describe('frames', () => {
  it('lie between two points in any order, and never outside', () => {
    const frame = regionBetween({ x: 0.8, y: -1 }, { x: 0.3, y: 0.5 });
    expect(frame).toEqual({ x: 0.3, y: 0, width: 0.5, height: 0.5 });
    expect(isFrame(regionBetween({ x: 0.3, y: 0.3 }, { x: 0.301, y: 0.9 }))).toBe(false);
  });

  it('move and grow with the arrow keys, and stay in the picture', () => {
    const press = (key: string, isSizing = false) =>
      regionAfterKey({ key, isSizing, isFine: false }, middleRegion);
    expect(press('ArrowRight')?.x).toBeCloseTo(0.32);
    expect(press('ArrowDown', true)?.height).toBeCloseTo(0.42);
    expect(press('Enter')).toBeNull();
    const arrows = fc.array(
      fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean()),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(arrows, (keys) => {
        let frame = middleRegion;
        for (const [key, isSizing] of keys)
          frame = regionAfterKey({ key, isSizing, isFine: false }, frame) ?? frame;
        expect(isFrame(frame)).toBe(true);
        expect(frame.x).toBeGreaterThanOrEqual(0);
        expect(frame.x + frame.width).toBeLessThanOrEqual(1 + 1e-9);
        expect(frame.y + frame.height).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('are stored tidily and never reach out of the picture', () => {
    fc.assert(
      fc.property(region, (drawn) => {
        const { x, y, width, height } = tidyRegion(drawn);
        expect(x + width).toBeLessThanOrEqual(1 + 1e-9);
        expect(y + height).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
    expect(regionLocator({ x: 0.125, y: 0.2, width: 0.3333, height: 0.4 })).toBe('12.5,20,33.3,40');
  });
});
