import { expect, it } from 'vitest';
import { weighsMoreThan } from './payload-size.ts';

it('counts strings, arrays, objects and bytes', () => {
  expect(weighsMoreThan('abcd', 8)).toBe(false);
  expect(weighsMoreThan('abcde', 8)).toBe(true);
  expect(weighsMoreThan(new Uint8Array(100), 100)).toBe(false);
  expect(weighsMoreThan({ bytes: new Uint8Array(100) }, 100)).toBe(true);
  expect(weighsMoreThan(new Map([['a', 'x'.repeat(100)]]), 100)).toBe(true);
  expect(weighsMoreThan(new Set(['x'.repeat(100)]), 100)).toBe(true);
  expect(weighsMoreThan([1, 2, 3], 30)).toBe(true);
});

it('gives up as soon as the limit is passed, however deep the value is', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 200_000; level += 1) deep = [deep];
  expect(weighsMoreThan(deep, 1000)).toBe(true);
});

it('ends on a value that contains itself', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(weighsMoreThan(loop, 1000)).toBe(true);
});

it('counts the places of an array that holds nothing, and text in an object of its own', () => {
  const sparse: unknown[] = [];
  sparse.length = 4_294_967_295;
  expect(weighsMoreThan({ ids: sparse }, 1_000_000)).toBe(true);
  expect(weighsMoreThan(Object('x'.repeat(1000)), 1000)).toBe(true);
});
