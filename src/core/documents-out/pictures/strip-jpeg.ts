import { bytesOf, joined, lettersAt, viewOf } from './byte-parts.ts';
import { orientationIn, orientationOnly, sameBytes } from './orientation.ts';
import { PictureParts, type PictureData, type StrippedPicture } from './stripped-picture.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const exifHead = 'Exif\0\0';

/**
 * A JPEG (ITU T.81) without the application segments and comments that no decoder needs, and without what stands behind its end. What
 * stays: the coded picture, JFIF's density, Adobe's colour transform, the colour profile, and of EXIF the orientation.
 * Null when the segments cannot be followed.
 */
export function stripJpeg(bytes: Uint8Array): StrippedPicture | null {
  const parts = new PictureParts();
  const view = viewOf(bytes);
  parts.keep(bytes.subarray(0, 2));
  let at = 2;
  for (;;) {
    // Padding before a marker is allowed (B.1.1.2) and means nothing.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === 0 || marker === startOfImage) return null;
    if (marker === endOfImage) {
      parts.keep(bytes.subarray(at, at + 2));
      if (bytes.length > at + 2) parts.remove('other data');
      break;
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    if (isApplication || marker === comment) keepApplication(parts, marker, segment);
    else parts.keep(segment);
    at = end;
    if (marker !== startOfScan) continue;
    const scanEnd = endOfScan(bytes, at);
    parts.keep(bytes.subarray(at, scanEnd));
    at = scanEnd;
    // A picture cut short is shown as far as it goes.
    if (at >= bytes.length) break;
  }
  return { bytes: joined(parts.kept), removed: parts.removed };
}

/** The first marker behind coded data that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== undefined && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

function keepApplication(parts: PictureParts, marker: number, segment: Uint8Array): void {
  const starts = (letters: string) => lettersAt(segment, 4, letters.length) === letters;
  if (marker === 0xe0 && starts('JFIF\0') && segment.length >= 18) {
    const bare = segment.slice(0, 18);
    bare.set([0, 16], 2);
    bare.set([0, 0], 16);
    parts.keep(bare);
    if (!sameBytes(bare, segment)) parts.remove('preview');
  } else if (marker === 0xe1 && starts(exifHead)) {
    const tiff = segment.subarray(4 + exifHead.length);
    const orientation = orientationIn(tiff);
    const bare = orientation === null ? null : orientationOnly(orientation);
    if (bare !== null) {
      parts.keep(joined([Uint8Array.from([0xff, 0xe1, 0, 8 + bare.length]), bytesOf(exifHead), bare]));
    }
    if (bare === null || !sameBytes(bare, tiff)) parts.remove('EXIF');
  } else if ((marker === 0xe2 && starts('ICC_PROFILE\0')) || (marker === 0xee && starts('Adobe'))) {
    parts.keep(segment);
  } else {
    parts.remove(kindOf(marker, starts));
  }
}

function kindOf(marker: number, starts: (letters: string) => boolean): PictureData {
  if (marker === comment) return 'comment';
  if (marker === 0xe1 && starts('http://ns.adobe.com/')) return 'XMP';
  if (marker === 0xed && starts('Photoshop')) return 'IPTC';
  return marker === 0xe0 && starts('JFXX') ? 'preview' : 'other data';
}
