import { expect, it } from 'vitest';
import { indexAfterKey } from './list-keys.ts';

it('starts at the first row going down and at the last going up', () => {
  expect(indexAfterKey('ArrowDown', -1, 5, 3)).toBe(0);
  expect(indexAfterKey('ArrowUp', -1, 5, 3)).toBe(4);
});

it('stops at both ends', () => {
  expect(indexAfterKey('ArrowDown', 4, 5, 3)).toBe(4);
  expect(indexAfterKey('ArrowUp', 0, 5, 3)).toBe(0);
  expect(indexAfterKey('PageDown', 3, 5, 3)).toBe(4);
  expect(indexAfterKey('PageUp', 1, 5, 3)).toBe(0);
});

it('keeps one row in view when it turns the page', () => {
  expect(indexAfterKey('PageDown', 10, 100, 8)).toBe(17);
});

it('knows no way in an empty list and leaves letters alone', () => {
  expect(indexAfterKey('Home', -1, 0, 3)).toBeNull();
  expect(indexAfterKey('j', 1, 5, 3)).toBeNull();
});
