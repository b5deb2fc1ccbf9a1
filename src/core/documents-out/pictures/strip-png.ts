import { bytesOf, joined, lettersAt, uint32, viewOf } from './byte-parts.ts';
import { orientationIn, orientationOnly, sameBytes } from './orientation.ts';
import { PictureParts, type PictureData, type StrippedPicture } from './stripped-picture.ts';

const critical: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
/** Ancillary chunks that change what is seen: transparency, colours, size of a pixel, animation (PNG, third edition, 11.3). */
const shown: ReadonlySet<string> = new Set(
  'tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);
/** The name of a colour profile is free text; the profile itself stays. */
const profileName = 'ICC profile';

/** A PNG with the chunks that decide what is seen, and of EXIF the orientation. Null when the chunks cannot be followed. */
export function stripPng(bytes: Uint8Array): StrippedPicture | null {
  const parts = new PictureParts();
  const view = viewOf(bytes);
  parts.keep(bytes.subarray(0, 8));
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) return null;
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = lettersAt(bytes, at + 4, 4);
    const chunk = bytes.subarray(at, end);
    const data = chunk.subarray(8, -4);
    if (critical.has(type) || shown.has(type)) parts.keep(chunk);
    else if (type === 'iCCP') keepProfile(parts, chunk, data);
    else if (type === 'eXIf') keepOrientation(parts, data);
    // A chunk that every decoder must understand, and this one does not.
    else if (/^[A-Z]/u.test(type)) return null;
    else parts.remove(kindOf(type, data));
    at = end;
    if (type !== 'IEND') continue;
    if (bytes.length > at) parts.remove('other data');
    return { bytes: joined(parts.kept), removed: parts.removed };
  }
}

function keepProfile(parts: PictureParts, chunk: Uint8Array, data: Uint8Array): void {
  const nameEnd = data.indexOf(0);
  if (nameEnd < 0) return;
  const renamed = chunkOf('iCCP', joined([bytesOf(profileName), data.subarray(nameEnd)]));
  parts.keep(sameBytes(renamed, chunk) ? chunk : renamed);
}

function keepOrientation(parts: PictureParts, tiff: Uint8Array): void {
  const orientation = orientationIn(tiff);
  const bare = orientation === null ? null : orientationOnly(orientation);
  if (bare !== null) parts.keep(chunkOf('eXIf', bare));
  if (bare === null || !sameBytes(bare, tiff)) parts.remove('EXIF');
}

function kindOf(type: string, data: Uint8Array): PictureData {
  if (type === 'tIME') return 'time';
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return 'other data';
  const keyword = lettersAt(data, 0, 24);
  if (keyword.startsWith('XML:com.adobe.xmp')) return 'XMP';
  if (keyword.startsWith('Raw profile type iptc')) return 'IPTC';
  return /^Raw profile type (?:exif|APP1)/u.test(keyword) ? 'EXIF' : 'comment';
}

/** A chunk around its data, with length and checksum. */
export function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const checked = joined([bytesOf(type), data]);
  return joined([uint32(data.length), checked, uint32(crc32(checked))]);
}

/** CRC-32 as PNG has it (annex D), bit by bit: it runs over short chunks only. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
