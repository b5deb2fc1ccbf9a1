import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRoot } from '../../core/project/log.ts';
import {
  encodeBatch,
  encodeHeader,
  pageSize,
  scanJournal,
  type JournalEntry,
  type JournalHeader,
  type JournalScan,
} from './journal-format.ts';

const header: JournalHeader = {
  format: 'stet-journal',
  schema: 1,
  generation: 3,
  after: { revision: 0, logHead: logRoot },
};

/** Batches of entries numbered from 1, with texts of the sizes given. */
function batchesOf(sizes: readonly (readonly number[])[]): readonly (readonly JournalEntry[])[] {
  let revision = 0;
  return sizes.map((batch) =>
    batch.map((size) => {
      revision += 1;
      return { revision, json: JSON.stringify({ revision, text: 'ä'.repeat(size) }) };
    }),
  );
}

function journalOf(batches: readonly (readonly JournalEntry[])[], spare = 4): Buffer {
  return Buffer.concat([encodeHeader(header), ...batches.map(encodeBatch), Buffer.alloc(spare * pageSize)]);
}

/** What a scan found, without places. */
const entriesOf = ({ entries }: JournalScan): readonly JournalEntry[] =>
  entries.map(({ revision, json }) => ({ revision, json }));

const someBatches = fc.array(fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});

describe('a journal', () => {
  it('gives back every entry of every batch', () => {
    fc.assert(
      fc.property(someBatches, (sizes) => {
        const batches = batchesOf(sizes);
        const scan = scanJournal(journalOf(batches));
        expect(scan.header).toEqual(header);
        expect(entriesOf(scan)).toEqual(batches.flat());
        expect(scan.tail).toEqual({ kind: 'clean' });
        expect(scan.end % pageSize).toBe(0);
        expect(scan.end).toBe(pageSize + batches.reduce((sum, batch) => sum + encodeBatch(batch).length, 0));
      }),
      { numRuns: 50 },
    );
  });

  it('cut off anywhere holds whole batches before the cut and never calls it a hole', () => {
    fc.assert(
      fc.property(someBatches, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, where) => {
        const batches = batchesOf(sizes);
        const whole = journalOf(batches, 0);
        const cut = Math.floor(pageSize + where * (whole.length - pageSize));
        const scan = scanJournal(Buffer.concat([whole.subarray(0, cut), Buffer.alloc(8 * pageSize)]));
        expect(scan.tail.kind).not.toBe('hole');
        let end = pageSize;
        let complete = 0;
        for (const batch of batches) {
          end += encodeBatch(batch).length;
          if (end <= cut) complete += batch.length;
        }
        expect(scan.entries.length).toBeGreaterThanOrEqual(complete);
        expect(entriesOf(scan)).toEqual(batches.flat().slice(0, scan.entries.length));
      }),
      { numRuns: 100 },
    );
  });

  it('shows a flipped bit, or is not harmed by it: no entry ever comes back changed', () => {
    fc.assert(
      fc.property(someBatches, fc.nat(), fc.nat(7), (sizes, position, bit) => {
        const batches = batchesOf(sizes);
        const bytes = journalOf(batches, 1);
        const used = bytes.length - pageSize;
        const at = position % used;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const scan = scanJournal(bytes);
        const all = batches.flat();
        expect(entriesOf(scan)).toEqual(all.slice(0, scan.entries.length));
        if (scan.entries.length < all.length) expect(scan.tail.kind).not.toBe('clean');
        // Damage before the last batch is always known for what it is.
        const lastBatch = used - encodeBatch(batches.at(-1) ?? []).length;
        if (at < lastBatch && scan.entries.length < all.length) expect(scan.tail.kind).toBe('hole');
      }),
      { numRuns: 300 },
    );
  });

  it('survives damage to either copy of its header', () => {
    const batches = batchesOf([[10], [20]]);
    for (const at of [30, pageSize / 2 + 30]) {
      const bytes = journalOf(batches);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(entriesOf(scanJournal(bytes))).toEqual(batches.flat());
    }
  });

  it('tells where a hole is and how much can be read behind it, and where each entry lies', () => {
    const batches = batchesOf([[10], [20], [30, 5000], [7]]);
    const bytes = journalOf(batches);
    bytes[2 * pageSize + 30] = (bytes[2 * pageSize + 30] ?? 0) ^ 1;
    const scan = scanJournal(bytes);
    expect(scan.tail).toEqual({
      kind: 'hole',
      from: 2 * pageSize,
      to: 3 * pageSize,
      lastRevision: 5,
      readable: 3,
    });
    const [first] = scan.entries;
    expect(bytes.subarray(first?.start ?? 0, first?.end ?? 0).toString()).toContain(first?.json ?? 'nothing');
  });

  it('without any header is a hole when it holds entries, and nothing when it holds none', () => {
    const bytes = journalOf(batchesOf([[10], [20]]));
    bytes.fill(0, 0, pageSize);
    expect(scanJournal(bytes)).toMatchObject({ header: null, tail: { kind: 'hole', lastRevision: 2 } });
    expect(scanJournal(Buffer.alloc(4 * pageSize))).toMatchObject({ header: null, tail: { kind: 'clean' } });
    expect(scanJournal(Buffer.alloc(0))).toMatchObject({ header: null, tail: { kind: 'clean' } });
  });
});
