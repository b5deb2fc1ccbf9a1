import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutModes, survivors } from './survivors.ts';

interface Row {
  readonly skipped?: string;
  readonly cuts: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly unreadable: number;
  readonly stuck: number;
}

/** Runs a part of the bench and answers its lines, without those that tell an aim. */
function bench(script: string, ...words: readonly string[]): readonly Row[] {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, script), ...words], {
    encoding: 'utf8',
  });
  return output
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('{"bench":'))
    .map((line) => JSON.parse(line) as Row);
}

describe('the short form of the durability bench', () => {
  it.each(['ext4', 'xfs'])(
    'loses nothing that was acknowledged in power cuts on %s',
    (type) => {
      const rows = bench('power-cuts.mjs', '2', type, 'stet');
      expect(rows).toHaveLength(1);
      for (const row of rows) {
        if (row.skipped !== undefined) {
          console.log(`no power cuts on ${type}: ${row.skipped}`);
          continue;
        }
        expect(row).toMatchObject({ cuts: 2, lost: 0, unreadable: 0, stuck: 0 });
        expect(row.acknowledged).toBeGreaterThan(0);
      }
    },
    240_000,
  );
});

describe('what a drive keeps of its cache', () => {
  const writes = fc.array(
    fc.record({
      at: fc.nat({ max: 100 }).map((sector) => sector * 512),
      bytes: fc.integer({ min: 1, max: 8 }).map((sectors) => Buffer.alloc(sectors * 512, sectors)),
    }),
    { maxLength: 20 },
  );

  it('is a part of what it was sent, in the order sent, and the same again for the same seed', () => {
    fc.assert(
      fc.property(writes, fc.constantFrom(...cutModes), fc.nat(), (cache, mode, seed) => {
        const kept = survivors(cache, mode, seed);
        expect(survivors(cache, mode, seed)).toEqual(kept);
        let from = 0;
        for (const { at, bytes } of kept) {
          const found = cache.findIndex(
            (write, index) =>
              index >= from && write.at <= at && at + bytes.length <= write.at + write.bytes.length,
          );
          expect(found).toBeGreaterThanOrEqual(from);
          from = found;
        }
        if (mode === 'nothing') expect(kept).toEqual([]);
        if (mode === 'first') expect(kept).toEqual(cache.slice(0, kept.length));
      }),
    );
  });
});
