import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampWidth, fitPanes, widthAfterKey } from './pane-width.ts';

const limits = { min: 200, max: 600 };

it('moves the separator the way the arrow points', () => {
  expect(widthAfterKey('ArrowRight', false, 'left', 300, limits)).toBe(316);
  expect(widthAfterKey('ArrowLeft', false, 'left', 300, limits)).toBe(284);
  expect(widthAfterKey('ArrowLeft', false, 'right', 300, limits)).toBe(316);
  expect(widthAfterKey('ArrowRight', true, 'right', 300, limits)).toBe(236);
});

it('goes to the limits and leaves other keys alone', () => {
  expect(widthAfterKey('Home', false, 'left', 300, limits)).toBe(200);
  expect(widthAfterKey('End', false, 'left', 300, limits)).toBe(600);
  expect(widthAfterKey('Tab', false, 'left', 300, limits)).toBeNull();
});

it('never leaves the limits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (width) => {
      const clamped = clampWidth(width, limits);
      return clamped >= limits.min && clamped <= limits.max && Number.isInteger(clamped);
    }),
  );
});

describe('panes in a window of some width', () => {
  const queue = { width: 300, min: 200 };
  const inspector = { width: 360, min: 290 };

  it('have what they ask for where the centre has enough', () => {
    expect(fitPanes(1280, 600, queue, inspector)).toEqual({ left: 300, right: 360 });
  });

  it('give way together, each by what it can spare', () => {
    const { left, right } = fitPanes(1100, 594, queue, inspector);
    expect(left + right).toBe(1100 - 594);
    expect([left, right]).toEqual([209, 297]);
  });

  it('are never narrower than they can be', () => {
    expect(fitPanes(700, 600, queue, inspector)).toEqual({ left: 200, right: 290 });
    expect(fitPanes(700, 600, { width: 180, min: 200 }, null)).toEqual({ left: 180, right: 0 });
  });

  it('leave a closed pane out', () => {
    expect(fitPanes(900, 600, null, inspector)).toEqual({ left: 0, right: 300 });
  });
});
