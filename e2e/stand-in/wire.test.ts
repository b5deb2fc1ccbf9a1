import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCodec } from './wire.ts';

const codec = createCodec();
const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value));

it.each([
  ['undefined', undefined],
  ['a key without a value', { a: undefined, b: null }],
  ['numbers JSON has no words for', [NaN, Infinity, -Infinity, -0, 1.5]],
  ['a big integer', 10n ** 30n],
  ['a date', new Date('2026-01-02T03:04:05.678Z')],
  ['a map and a set', { map: new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'x'])]]) }],
  ['bytes', new Uint8Array([0, 1, 254, 255])],
  ['a window into a larger buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
  ['floats', new Float64Array([1.5, -2])],
  ['a buffer', new Uint8Array([9, 8]).buffer],
  ['an object that looks like a tag', { $: ['date', 5], other: { $: 1 } }],
  ['own key named like the prototype', JSON.parse('{"constructor": 1}') as unknown],
])('carries %s', (_what, value) => {
  expect(roundTrip(value)).toStrictEqual(value);
});

it('carries an error as name and message', () => {
  const error = roundTrip(new RangeError('too far')) as Error;
  expect([error.name, error.message]).toEqual(['RangeError', 'too far']);
});

it('carries any plain data unchanged', () => {
  fc.assert(
    fc.property(
      fc.object({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      (value) => {
        expect(roundTrip(value)).toStrictEqual(value);
      },
    ),
  );
});

it('carries a member named __proto__, wherever it stands', () => {
  const value: unknown = JSON.parse('{"a":{"__proto__":{"b":1},"$":2},"__proto__":[3]}');
  const dated = Object.fromEntries([['__proto__', new Date(0)]]);
  expect(roundTrip(value)).toStrictEqual(value);
  expect(roundTrip({ '': dated })).toStrictEqual({ '': dated });
});

it.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
])('refuses %s', (_what, value) => {
  expect(() => codec.encode({ value })).toThrow('could not be cloned');
});

it('refuses a value that contains itself', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(() => codec.encode(loop)).toThrow('contains itself');
});
