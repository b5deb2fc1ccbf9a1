import { crc32 } from '../crc32.ts';
import { strToU8 } from 'fflate';

/**
 * The one form in which a dossier is a zip archive: parts stored one after the other without compression, dates of 1980-01-01, no
 * extra fields, no comments, then the list of parts, then the end record. Parts and their order determine every byte, so
 * that a reader can build the frame again and hold the file against it: a changed byte has nowhere to hide. Field names and
 * sizes: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */

/** What the frame says about a part. */
export interface ZipPart {
  /** ASCII. */
  readonly path: string;
  readonly size: number;
  readonly crc: number;
}

const headerSize = 30;
const entrySize = 46;
const endSize = 22;
/** 1980-01-01, the earliest day of the format. */
const fixedDay = 0x0021;
const version = 10;

/** Bytes of an archive with these parts. */
export function zipSize(parts: readonly Pick<ZipPart, 'path' | 'size'>[]): number {
  const frame = headerSize + entrySize;
  return parts.reduce((sum, { path, size }) => sum + frame + 2 * path.length + size, endSize);
}

/** Where each part's bytes begin, in order. */
export function zipOffsets(parts: readonly Pick<ZipPart, 'path' | 'size'>[]): readonly number[] {
  let at = 0;
  return parts.map(({ path, size }) => {
    const start = at + headerSize + path.length;
    at = start + size;
    return start;
  });
}

/** The header that stands before a part's bytes. */
function localHeader({ path, size, crc }: ZipPart): Uint8Array {
  const bytes = new Uint8Array(headerSize + path.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, version, true);
  view.setUint16(12, fixedDay, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, path.length, true);
  bytes.set(strToU8(path), headerSize);
  return bytes;
}

/** The list of parts and the end record. */
function directory(parts: readonly ZipPart[]): Uint8Array {
  const listed = parts.reduce((sum, { path }) => sum + entrySize + path.length, 0);
  const bytes = new Uint8Array(listed + endSize);
  const view = new DataView(bytes.buffer);
  const starts = zipOffsets(parts);
  let at = 0;
  for (const [index, { path, size, crc }] of parts.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, version, true);
    view.setUint16(at + 6, version, true);
    view.setUint16(at + 14, fixedDay, true);
    view.setUint32(at + 16, crc, true);
    view.setUint32(at + 20, size, true);
    view.setUint32(at + 24, size, true);
    view.setUint16(at + 28, path.length, true);
    view.setUint32(at + 42, (starts[index] ?? 0) - headerSize - path.length, true);
    bytes.set(strToU8(path), at + entrySize);
    at += entrySize + path.length;
  }
  const last = parts.at(-1);
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, listed, true);
  view.setUint32(at + 16, last === undefined ? 0 : (starts.at(-1) ?? 0) + last.size, true);
  return bytes;
}

/**
 * An archive of parts whose bytes are asked for one after the other, so that large ones never lie in memory twice.
 * @param read the bytes of a part, exactly as many as it said
 */
export async function writeStoredZip(
  parts: readonly Pick<ZipPart, 'path' | 'size'>[],
  read: (path: string) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const archive = new Uint8Array(zipSize(parts));
  const starts = zipOffsets(parts);
  const written: ZipPart[] = [];
  for (const [index, { path, size }] of parts.entries()) {
    const bytes = await read(path);
    if (bytes.length !== size) throw new Error(`The part ${path} changed while it was written.`);
    const part = { path, size, crc: crc32(bytes) };
    const start = starts[index] ?? 0;
    archive.set(localHeader(part), start - headerSize - path.length);
    archive.set(bytes, start);
    written.push(part);
  }
  const tail = directory(written);
  archive.set(tail, archive.length - tail.length);
  return archive;
}

/**
 * Holds an archive's frame against the one form it has for these parts.
 * @param parts what was read of it, in the order that is meant
 * @returns the first byte that is not as it must be; null when all are
 */
export function frameDifference(archive: Uint8Array, parts: readonly ZipPart[]): number | null {
  const starts = zipOffsets(parts);
  for (const [index, part] of parts.entries()) {
    const at = difference(archive, localHeader(part), (starts[index] ?? 0) - headerSize - part.path.length);
    if (at !== null) return at;
  }
  const tail = directory(parts);
  const size = zipSize(parts);
  return difference(archive, tail, size - tail.length) ?? (archive.length === size ? null : size);
}

function difference(archive: Uint8Array, expected: Uint8Array, start: number): number | null {
  for (const [index, byte] of expected.entries()) if (archive[start + index] !== byte) return start + index;
  return null;
}
