import { gunzipSync } from 'node:zlib';
import { canonicalJson, nestsTooDeep } from '../../core/canonical-json.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { StoredEntry } from '../../core/migrations/replay-entries.ts';
import { commandContextSchema } from '../../core/project/commands.ts';
import { z } from 'zod';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { scanJournal, type JournalScan, type LogPosition, type ScannedEntry } from './journal-format.ts';
import type { FolderListing, ProjectFolder } from './project-folder.ts';

/** One journal, archived or not. */
export interface Segment {
  readonly generation: number;
  readonly isArchived: boolean;
  readonly path: string;
  /** Bytes of the journal as it was written. */
  readonly size: number;
  readonly scan: JournalScan;
}

/** Why the log ends before everything that was acknowledged. */
export interface LogBreak {
  /** The last revision that can be read in an unbroken row. */
  readonly after: number;
  /** The highest revision known to have been acknowledged behind the break. */
  readonly last: number;
  readonly path: string;
  readonly why: string;
  /** Where in the file it is, in bytes; null when the file says nothing about it. */
  readonly bytes: { readonly from: number; readonly to: number } | null;
  /** How many later entries can be read, though nothing leads to them. */
  readonly readableBehind: number;
}

/** A stretch of the log in an unbroken, hash-checked row. */
export interface LogStretch {
  readonly entries: readonly StoredEntry[];
  readonly end: LogPosition;
  readonly broken: LogBreak | null;
  /** Bytes that never became a whole batch at the end of the newest journal. */
  readonly torn: { readonly segment: Segment; readonly from: number } | null;
  /** Journals that hold nothing readable and nothing that was ever acknowledged. */
  readonly unusable: readonly Segment[];
}

/** Reads journals of `from` and later generations, oldest first. Archives are read only when they are asked for. */
export async function readSegments(
  fs: FileSystem,
  folder: ProjectFolder,
  listing: FolderListing,
  from: number,
): Promise<readonly Segment[]> {
  const archived = listing.archives.filter(
    (generation) => generation >= from && !listing.journals.includes(generation),
  );
  const all = [
    ...archived.map((generation) => ({ generation, isArchived: true, path: folder.archived(generation) })),
    ...listing.journals
      .filter((generation) => generation >= from)
      .map((generation) => ({ generation, isArchived: false, path: folder.journal(generation) })),
  ].sort((a, b) => a.generation - b.generation);
  const segments: Segment[] = [];
  for (const place of all) {
    const stored = await fs.readFile(place.path);
    const bytes = place.isArchived ? unpacked(stored) : stored;
    segments.push({ ...place, size: bytes.length, scan: scanJournal(bytes) });
  }
  return segments;
}

/** An archive that cannot be unpacked counts as a journal that holds nothing; the gap it leaves is found later. */
function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    if (errorCodeOf(error) !== null || !(error instanceof Error)) throw error;
    return new Uint8Array();
  }
}

/**
 * Joins journals into one row of entries behind `start`. Entries up to `start` are passed over. A later journal whose
 * header says "after revision n" takes back what older ones hold beyond n: it was never acknowledged.
 */
export function joinSegments(segments: readonly Segment[], start: LogPosition): LogStretch {
  let entries: StoredEntry[] = [];
  let torn: LogStretch['torn'] = null;
  const unusable: Segment[] = [];
  const last = (): LogPosition => {
    const entry = entries.at(-1);
    return entry === undefined ? start : { revision: entry.revision, logHead: entry.hash };
  };
  const breakAt = (segment: Segment, behind: number, why: string, bytes: LogBreak['bytes']): LogStretch => ({
    entries,
    end: last(),
    broken: {
      after: last().revision,
      last: Math.max(behind, lastKnown(segments)),
      path: segment.path,
      why,
      bytes,
      readableBehind: readableBehind(segments, last().revision),
    },
    torn: null,
    unusable,
  });

  for (const segment of segments) {
    const { header, tail } = segment.scan;
    if (header === null) {
      if (tail.kind === 'hole') {
        return breakAt(segment, tail.lastRevision, 'its first page cannot be read', tail);
      }
      unusable.push(segment);
      continue;
    }
    const { after } = header;
    entries = entries.filter((entry) => entry.revision <= after.revision);
    if (after.revision > last().revision) {
      return breakAt(segment, after.revision, 'entries before this journal are missing', null);
    }
    torn = null;
    for (const stored of segment.scan.entries) {
      if (stored.revision <= start.revision) continue;
      if (stored.revision !== last().revision + 1) {
        return breakAt(segment, stored.revision, 'entries are missing or out of order', placeOf(stored));
      }
      const entry = parseEntry(stored.json, header.schema);
      if (entry?.revision !== stored.revision || entry.previous !== last().logHead) {
        return breakAt(
          segment,
          stored.revision,
          'an entry does not fit the chain of hashes',
          placeOf(stored),
        );
      }
      entries.push(entry);
    }
    if (tail.kind === 'hole') return breakAt(segment, tail.lastRevision, 'a part of it cannot be read', tail);
    if (tail.kind === 'torn') torn = { segment, from: tail.from };
  }
  return { entries, end: last(), broken: null, torn, unusable };
}

const placeOf = ({ start, end }: ScannedEntry): LogBreak['bytes'] => ({ from: start, to: end });

/** How many entries beyond `revision` lie whole in the journals. */
function readableBehind(segments: readonly Segment[], revision: number): number {
  return segments.reduce((sum, { scan }) => {
    const behindHole = scan.tail.kind === 'hole' ? scan.tail.readable : 0;
    return sum + scan.entries.filter((entry) => entry.revision > revision).length + behindHole;
  }, 0);
}

/**
 * Holds a stretch against the witness (`witness.ts`): a log that ends before what was acknowledged is broken there,
 * however clean its end looks.
 */
export function heldToWitness(
  stretch: LogStretch,
  segments: readonly Segment[],
  witness: LogPosition | null,
): LogStretch {
  if (witness === null || witness.revision <= stretch.end.revision) return stretch;
  if (stretch.broken !== null) {
    return {
      ...stretch,
      broken: { ...stretch.broken, last: Math.max(stretch.broken.last, witness.revision) },
    };
  }
  const newest = segments.at(-1);
  const torn = stretch.torn;
  return {
    ...stretch,
    broken: {
      after: stretch.end.revision,
      last: witness.revision,
      path: newest?.path ?? '',
      why:
        torn === null
          ? `it ends there, although changes up to ${witness.revision} had been saved`
          : `its end cannot be read, although changes up to ${witness.revision} had been saved`,
      bytes: newest === undefined ? null : { from: torn?.from ?? newest.scan.end, to: newest.size },
      readableBehind: 0,
    },
    torn: null,
  };
}

function lastKnown(segments: readonly Segment[]): number {
  return Math.max(0, ...segments.map(({ scan }) => scan.entries.at(-1)?.revision ?? 0));
}

const storedEntrySchema = z.strictObject({
  revision: z.number().int().positive(),
  context: commandContextSchema,
  command: z.record(z.string(), z.unknown()),
  previous: z.string(),
  hash: z.string(),
});

/** Null when it is no log entry or its hash is wrong. */
function parseEntry(json: string, schema: number): StoredEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (nestsTooDeep(value)) return null;
  const parsed = storedEntrySchema.safeParse(value);
  if (!parsed.success) return null;
  const { hash, ...body } = parsed.data;
  return sha256Hex(canonicalJson(body)) === hash ? { ...parsed.data, schema } : null;
}
