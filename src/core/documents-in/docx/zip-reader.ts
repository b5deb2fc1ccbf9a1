import { Inflate } from 'fflate';
import { appError, type ErrorCode } from '../../app-error.ts';
import { crc32 } from '../../crc32.ts';
import { err, ok, type Result } from '../../result.ts';
import type { ImportLimits } from '../limits.ts';

/**
 * Reads parts of a zip archive under limits. The list of parts is the central directory; sizes that it declares are
 * not believed: inflated bytes are counted while inflating. Archives inside are never opened.
 */
export interface ZipReader {
  readonly names: readonly string[];
  /** The bytes of a part, or null when there is none of that name. Errors: `malformed`, `too-large`. */
  readonly read: (name: string) => Result<Uint8Array | null>;
}

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;

export function openZip(bytes: Uint8Array, limits: ImportLimits): Result<ZipReader> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = findEnd(view);
  if (endAt === null)
    return refuse('malformed', 'The file is a damaged zip archive: its list of parts is missing.');
  const count = view.getUint16(endAt + 10, true);
  if (count > limits.zipEntries)
    return refuse('too-complex', 'The archive has too many parts to be a Word document.');
  const entries = readDirectory(view, bytes, view.getUint32(endAt + 16, true), count);
  if (entries === null)
    return refuse('malformed', 'The file is a damaged zip archive: its list of parts is broken.');
  let inflated = 0;
  return ok({
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return ok(null);
      const part = readEntry(view, bytes, entry, limits, limits.zipInflatedBytes - inflated);
      if (part.ok) inflated += part.value.length;
      return part;
    },
  });
}

/** The end record stands in the last 64 KB; a comment may follow it. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

function readDirectory(
  view: DataView,
  bytes: Uint8Array,
  start: number,
  count: number,
): Map<string, Entry> | null {
  const entries = new Map<string, Entry>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = latin(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/gu, '/');
    if (!entries.has(name)) {
      entries.set(name, {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packedSize: view.getUint32(at + 20, true),
        headerAt: view.getUint32(at + 42, true),
      });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  entry: Entry,
  limits: ImportLimits,
  allowance: number,
): Result<Uint8Array> {
  const { headerAt } = entry;
  if (headerAt + 30 > view.byteLength || view.getUint32(headerAt, true) !== headerSignature) {
    return refuse('malformed', 'A part of the document is damaged.');
  }
  if ((entry.flags & 1) !== 0)
    return refuse('unsupported-type', 'The document is encrypted. Save it without a password.');
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) return refuse('malformed', 'The document is cut off.');
  if (entry.method === 0) {
    if (packed.length > allowance) return tooLarge();
    return checked(packed.slice(), entry.crc);
  }
  if (entry.method !== 8) return refuse('malformed', 'A part of the document is packed in an unknown way.');
  const part = inflate(packed, limits, allowance);
  return part.ok ? checked(part.value, entry.crc) : part;
}

/** Bytes handed to the inflater at once; one step can inflate to about a thousand times as much. */
const step = 16 * 1024;

function inflate(packed: Uint8Array, limits: ImportLimits, allowance: number): Result<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
      if (size > allowance) return tooLarge();
      if (size > limits.zipRatioFrom && size > Math.min(at + step, packed.length) * limits.zipRatio)
        return tooLarge();
    }
  } catch {
    // The inflater throws on broken data; which way it is broken helps nobody.
    return refuse('malformed', 'A part of the document is damaged.');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole);
}

function checked(part: Uint8Array, crc: number): Result<Uint8Array> {
  return crc32(part) === crc
    ? ok(part)
    : refuse('malformed', 'A part of the document is damaged: its checksum is wrong.');
}

const refuse = (code: ErrorCode, what: string): Result<never> =>
  err(appError(code, `${what} Nothing was imported.`));

const tooLarge = (): Result<never> =>
  refuse('too-large', 'The document unpacks to far more data than a text document holds.');
