import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ImageMediaType, ImportedImage } from './imported-document.ts';

/** Images that came inside a document, typed by their first bytes whatever the document calls them. */

/** The media type by magic bytes; null for anything that is not one of the four kinds that are kept. */
export function imageMediaType(bytes: Uint8Array): ImageMediaType | null {
  const starts = (expected: readonly number[], at = 0): boolean =>
    expected.every((byte, index) => bytes[at + index] === byte);
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts([0x47, 0x49, 0x46, 0x38])) return 'image/gif';
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
  return null;
}

/** Keeps each image once, by the hash of its bytes. */
export interface ImageStore {
  /** Returns the stored image, or null when the bytes are no image of a kept kind. */
  add: (bytes: Uint8Array) => ImportedImage | null;
  list: () => ImportedImage[];
}

export function createImageStore(): ImageStore {
  const images = new Map<string, ImportedImage>();
  return {
    add: (bytes) => {
      const mediaType = imageMediaType(bytes);
      if (mediaType === null) return null;
      const hash = bytesToHex(sha256(bytes));
      const image = images.get(hash) ?? { sha256: hash, mediaType, bytes };
      images.set(hash, image);
      return image;
    },
    list: () => [...images.values()],
  };
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a base64 `data:` address; null when it is none or is malformed. */
export function dataUrlBytes(url: string): Uint8Array | null {
  const comma = url.indexOf(',');
  if (comma < 0 || !/^\s*data:[^,]{0,100};base64$/iu.test(url.slice(0, comma))) return null;
  const text = url.slice(comma + 1);
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (const character of text) {
    if (character === '=' || /\s/u.test(character)) continue;
    const value = base64.indexOf(character);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[size] = (bits >> held) & 0xff;
      size += 1;
    }
  }
  return bytes.slice(0, size);
}
