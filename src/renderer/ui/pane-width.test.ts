import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clampWidth, widthAfterKey } from './pane-width.ts';

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
