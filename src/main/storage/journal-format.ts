import { crc32 } from 'node:zlib';
import { canonicalJson } from '../../core/canonical-json.ts';

/**
 * Bytes of a journal (docs/file-format.md). A journal is a run of pages of 4 KB. The first page holds the header
 * frame twice, at its start and in its middle; every batch of entries begins on a page of its own and is padded to whole pages with zeros, so that no
 * acknowledged byte is ever written again. Zeros that were laid down in advance follow the last batch.
 *
 * A frame, little-endian: magic (4 bytes), length of the payload (4), CRC-32 of all that follows (4), revision of
 * the first entry of the same batch (4), revision of this entry (4), payload (JSON as UTF-8).
 */

export const pageSize = 4096;
const frameHeaderSize = 20;
const headerMagic = 0x484a5453; // 'STJH'
const entryMagic = 0x454a5453; // 'STJE'

/** A point in the log: how many entries there are and the hash of the last one (`logRoot` before the first). */
export interface LogPosition {
  readonly revision: number;
  readonly logHead: string;
}

/** What a journal says about itself in its first page. */
export interface JournalHeader {
  readonly format: 'stet-journal';
  /** Version of the commands in it. */
  readonly schema: number;
  readonly generation: number;
  /**
   * The last acknowledged revision before this journal and the log's hash at that point. Entries of older journals
   * beyond it were never acknowledged and do not count.
   */
  readonly after: LogPosition;
}

/** One entry on its way into or out of a journal. */
export interface JournalEntry {
  readonly revision: number;
  /** The log entry as canonical JSON, so that reading and writing keep it byte for byte. */
  readonly json: string;
}

/** An entry and where its frame lies in the journal, in bytes. */
export interface ScannedEntry extends JournalEntry {
  readonly start: number;
  readonly end: number;
}

/** What a journal's bytes hold. */
export interface JournalScan {
  readonly header: JournalHeader | null;
  readonly entries: readonly ScannedEntry[];
  /** Where the next batch may be written, in bytes: the page behind the last readable frame. */
  readonly end: number;
  /**
   * `clean`: only zeros follow. `torn`: bytes follow that never became a whole batch, as after a crash while
   * writing. `hole`: whole later batches follow something unreadable, so acknowledged entries were damaged.
   */
  readonly tail:
    | { readonly kind: 'clean' }
    | { readonly kind: 'torn'; readonly from: number }
    | {
        readonly kind: 'hole';
        readonly from: number;
        /** Where the first whole batch behind it begins, in bytes. */
        readonly to: number;
        readonly lastRevision: number;
        /** How many whole entries lie behind it. */
        readonly readable: number;
      };
}

function frame(magic: number, first: number, revision: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc(frameHeaderSize + payload.length);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(payload.length, 4);
  bytes.writeUInt32LE(first, 12);
  bytes.writeUInt32LE(revision, 16);
  bytes.set(payload, frameHeaderSize);
  bytes.writeUInt32LE(crc32(bytes.subarray(12)), 8);
  return bytes;
}

function padded(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat(parts, Math.ceil(length / pageSize) * pageSize);
}

const secondHeader = pageSize / 2;

/** The first page. */
export function encodeHeader(header: JournalHeader): Buffer {
  const page = Buffer.alloc(pageSize);
  const bytes = frame(headerMagic, 0, 0, Buffer.from(canonicalJson(header)));
  page.set(bytes, 0);
  page.set(bytes, secondHeader);
  return page;
}

/** A batch of entries, padded to whole pages. */
export function encodeBatch(entries: readonly JournalEntry[]): Buffer {
  const first = entries[0]?.revision ?? 0;
  return padded(entries.map((entry) => frame(entryMagic, first, entry.revision, Buffer.from(entry.json))));
}

interface Frame {
  readonly first: number;
  readonly revision: number;
  readonly payload: Buffer;
  readonly end: number;
}

function frameAt(bytes: Buffer, position: number, magic: number): Frame | null {
  if (position + frameHeaderSize > bytes.length || bytes.readUInt32LE(position) !== magic) return null;
  const end = position + frameHeaderSize + bytes.readUInt32LE(position + 4);
  if (end > bytes.length) return null;
  if (crc32(bytes.subarray(position + 12, end)) !== bytes.readUInt32LE(position + 8)) return null;
  return {
    first: bytes.readUInt32LE(position + 12),
    revision: bytes.readUInt32LE(position + 16),
    payload: bytes.subarray(position + frameHeaderSize, end),
    end,
  };
}

const nextPage = (position: number): number => Math.ceil(position / pageSize) * pageSize;

function isZero(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += pageSize) {
    const part = bytes.subarray(at, Math.min(at + pageSize, to));
    if (!part.equals(zeros.subarray(0, part.length))) return false;
  }
  return true;
}
const zeros = Buffer.alloc(pageSize);

/** Reads a journal. Never fails: what cannot be read is described by `tail`, a missing header by `header: null`. */
export function scanJournal(content: Uint8Array): JournalScan {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const header = readHeader(bytes);
  if (header === null) return { header, entries: [], end: 0, tail: tailFrom(bytes, 0, -1) };
  const entries: ScannedEntry[] = [];
  let last = header.after.revision;
  let position = pageSize;
  while (position < bytes.length) {
    const found = frameAt(bytes, position, entryMagic);
    if (found !== null) {
      const json = found.payload.toString('utf8');
      entries.push({ revision: found.revision, json, start: position, end: found.end });
      last = found.revision;
      position = found.end;
      continue;
    }
    const page = nextPage(position);
    // At the border of a page: nothing more was ever written, or something broke.
    if (page === position) break;
    // Inside a page padding ends the batch. Damaged padding is harmless only if the next batch follows on.
    if (!isZero(bytes, position, page) && frameAt(bytes, page, entryMagic)?.first !== last + 1) break;
    position = page;
  }
  return { header, entries, end: nextPage(position), tail: tailFrom(bytes, position, last) };
}

function readHeader(bytes: Buffer): JournalHeader | null {
  const head = frameAt(bytes, 0, headerMagic) ?? frameAt(bytes, secondHeader, headerMagic);
  return head === null ? null : parseHeader(head.payload);
}

function tailFrom(bytes: Buffer, from: number, lastRevision: number): JournalScan['tail'] {
  if (isZero(bytes, from, bytes.length)) return { kind: 'clean' };
  let to: number | null = null;
  let behind = lastRevision;
  let readable = 0;
  for (let position = nextPage(from); position < bytes.length;) {
    const found = frameAt(bytes, position, entryMagic);
    // A frame of a batch that began later can only stand here because everything before it was acknowledged.
    if (found !== null && found.first > lastRevision + 1) {
      to ??= position;
      behind = Math.max(behind, found.revision);
      readable += 1;
      position = found.end;
    } else position = nextPage(position + 1);
  }
  return to === null ? { kind: 'torn', from } : { kind: 'hole', from, to, lastRevision: behind, readable };
}

function parseHeader(payload: Buffer): JournalHeader | null {
  try {
    const value = JSON.parse(payload.toString('utf8')) as Partial<JournalHeader> | null;
    const after = value?.after;
    const isHeader =
      value?.format === 'stet-journal' &&
      Number.isInteger(value.schema) &&
      Number.isInteger(value.generation) &&
      Number.isInteger(after?.revision);
    return isHeader ? (value as JournalHeader) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
