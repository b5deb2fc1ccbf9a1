import { joined, lettersAt } from './byte-parts.ts';
import { PictureParts, type StrippedPicture } from './stripped-picture.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const control = 0xf9;
const comment = 0xfe;
const application = 0xff;
/** Repetition of an animation, and the colour profile. */
const neededApplications = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/u;

/**
 * A GIF (89a) without comments, plain-text blocks, which browsers never show, and the applications' own blocks. Null when its blocks
 * cannot be followed.
 */
export function stripGif(bytes: Uint8Array): StrippedPicture | null {
  const parts = new PictureParts();
  let at = 13 + tableLength(bytes[10]);
  if (at > bytes.length) return null;
  parts.keep(bytes.subarray(0, at));
  // A control block belongs to the block behind it and goes where that goes.
  let pending: Uint8Array | null = null;
  for (;;) {
    const kind = bytes[at];
    if (kind === undefined) return null;
    if (kind === trailer) {
      parts.keep(bytes.subarray(at, at + 1));
      if (bytes.length > at + 1) parts.remove('other data');
      return { bytes: joined(parts.kept), removed: parts.removed };
    }
    const label = bytes[at + 1] ?? 0;
    const isImage = kind === image;
    if (!isImage && kind !== extension) return null;
    const end = endOfBlocks(bytes, isImage ? at + 11 + tableLength(bytes[at + 9]) : at + 2);
    if (end === null) return null;
    const block = bytes.subarray(at, end);
    const name = label === application ? lettersAt(bytes, at + 3, 11) : '';
    if (isImage) {
      if (pending !== null) parts.keep(pending);
      parts.keep(block);
      pending = null;
    } else if (label === control) pending = block;
    else if (neededApplications.test(name)) parts.keep(block);
    else {
      if (label !== comment && label !== application) pending = null;
      parts.remove(label === comment ? 'comment' : name.startsWith('XMP') ? 'XMP' : 'other data');
    }
    at = end;
  }
}

/** Length of the colour table that a packed field announces. */
function tableLength(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined || at + length >= bytes.length) return null;
    at += 1 + length;
    if (length === 0) return at;
  }
}
