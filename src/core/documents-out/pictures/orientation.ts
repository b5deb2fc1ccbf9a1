import { joined, uint32, viewOf } from './byte-parts.ts';

/**
 * The one value of EXIF that decides how a picture looks: which way up it is shown (Exif 2.32, tag 0x0112). Values 2 to 8 turn or
 * mirror it; 1 is as stored.
 */
const orientationTag = 0x0112;
const shortType = 3;

/** Reads the value from a TIFF structure, the body of every EXIF block; null when it says nothing or cannot be read. */
export function orientationIn(tiff: Uint8Array): number | null {
  if (tiff.length < 14) return null;
  const view = viewOf(tiff);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const isLittleEndian = order === 0x4949;
  const directory = view.getUint32(4, isLittleEndian);
  if (directory + 2 > tiff.length) return null;
  const entries = view.getUint16(directory, isLittleEndian);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, isLittleEndian) !== orientationTag) continue;
    const value =
      view.getUint16(at + 2, isLittleEndian) === shortType ? view.getUint16(at + 8, isLittleEndian) : 0;
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** A TIFF structure that holds the orientation and nothing else: 26 bytes. */
export function orientationOnly(orientation: number): Uint8Array {
  const entry = new Uint8Array(12);
  const view = viewOf(entry);
  view.setUint16(0, orientationTag);
  view.setUint16(2, shortType);
  view.setUint32(4, 1);
  view.setUint16(8, orientation);
  return joined([Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]), entry, uint32(0)]);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
