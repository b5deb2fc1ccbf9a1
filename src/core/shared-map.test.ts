import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SharedMap } from './shared-map.ts';

const keys = fc.integer({ min: 0, max: 300 }).map(String);
const changes = fc.array(fc.tuple(keys, fc.option(fc.nat(), { nil: undefined })), { maxLength: 60 });

it('answers as a map that was changed step by step, and older ones as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.nat())), fc.array(changes, { maxLength: 8 }), (first, row) => {
      const plain = new Map<string, number | undefined>(first);
      let map = SharedMap.of(new Map(first));
      const versions = [{ map, plain: new Map(plain) }];
      for (const step of row) {
        for (const [key, value] of step) plain.set(key, value);
        map = map.with(new Map(step));
        versions.push({ map, plain: new Map(plain) });
      }
      for (const version of versions) {
        for (let key = 0; key <= 300; key += 1)
          expect(version.map.get(String(key))).toBe(version.plain.get(String(key)));
      }
    }),
    { numRuns: 60 },
  );
});
