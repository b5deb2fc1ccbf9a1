import { bytesOf, joined, lettersAt, uint32, viewOf } from './byte-parts.ts';
import { orientationIn, orientationOnly, sameBytes } from './orientation.ts';
import { PictureParts, type StrippedPicture } from './stripped-picture.ts';

const shown: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the first byte of `VP8X`. */
const hasExif = 0x08;
const hasXmp = 0x04;
/** Place, size, time and flags of a frame stand before its own chunks. */
const frameHead = 16;

/** A WebP with the chunks that decide what is seen, and of EXIF the orientation. Null when the chunks cannot be followed. */
export function stripWebp(bytes: Uint8Array): StrippedPicture | null {
  if (bytes.length < 12) return null;
  const parts = new PictureParts();
  const length = Math.min(bytes.length, 8 + viewOf(bytes).getUint32(4, true));
  if (bytes.length > length + (length % 2)) parts.remove('other data');
  const chunks = readChunks(bytes.subarray(12, length));
  if (chunks === null || !chunks.some(({ type }) => shown.has(type))) return null;
  for (const { type, data } of chunks) {
    if (type === 'ANMF') {
      const frame = frameOf(parts, data);
      if (frame === null) return null;
      parts.keep(frame);
    } else if (shown.has(type)) parts.keep(chunkOf(type, data));
    else if (type === 'EXIF') keepOrientation(parts, data);
    else parts.remove(type === 'XMP ' ? 'XMP' : 'other data');
  }
  const keepsExif = parts.kept.some((part) => lettersAt(part, 0, 4) === 'EXIF');
  const kept = parts.kept.map((part) => {
    if (lettersAt(part, 0, 4) !== 'VP8X') return part;
    const flags = part.slice();
    flags[8] = ((part[8] ?? 0) & ~(hasExif | hasXmp)) | (keepsExif ? hasExif : 0);
    return flags;
  });
  const body = joined([bytesOf('WEBP'), ...kept]);
  return { bytes: joined([bytesOf('RIFF'), uint32(body.length, true), body]), removed: parts.removed };
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

function readChunks(bytes: Uint8Array): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length;) {
    if (at + 8 > bytes.length) return null;
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return null;
    chunks.push({ type: lettersAt(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** A frame of an animation may carry chunks of its own that nobody shows. */
function frameOf(parts: PictureParts, data: Uint8Array): Uint8Array | null {
  const chunks = readChunks(data.subarray(frameHead));
  if (chunks === null) return null;
  const kept = chunks.filter(({ type }) => shown.has(type));
  if (kept.length < chunks.length) parts.remove('other data');
  return chunkOf(
    'ANMF',
    joined([data.subarray(0, frameHead), ...kept.map((chunk) => chunkOf(chunk.type, chunk.data))]),
  );
}

function keepOrientation(parts: PictureParts, data: Uint8Array): void {
  const tiff = lettersAt(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data;
  const orientation = orientationIn(tiff);
  const bare = orientation === null ? null : orientationOnly(orientation);
  if (bare !== null) parts.keep(chunkOf('EXIF', bare));
  if (bare === null || !sameBytes(bare, data)) parts.remove('EXIF');
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const padding = new Uint8Array(data.length % 2);
  return joined([bytesOf(type), uint32(data.length, true), data, padding]);
}
