import { memoise } from '../memo.ts';

/** What an exported file may embed: the picture formats that browsers and Word can show, told by their first bytes. */

export interface StoredImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface EmbeddableImage {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels; null when the file does not say. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** The image with its true type and size, or null when the bytes are of none of the four types. One answer per stored image. */
export const embeddableImage = memoise(({ bytes }: StoredImage): EmbeddableImage | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (text: string, at = 0) =>
    bytes.length >= at + text.length &&
    Array.from(text).every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
  if (starts('\u0089PNG\r\n\u001a\n')) return { bytes, mediaType: 'image/png', size: pngSize(view) };
  if (starts('\u00ff\u00d8\u00ff')) return { bytes, mediaType: 'image/jpeg', size: jpegSize(view) };
  if (starts('GIF87a') || starts('GIF89a')) return { bytes, mediaType: 'image/gif', size: gifSize(view) };
  if (starts('RIFF') && starts('WEBP', 8)) return { bytes, mediaType: 'image/webp', size: null };
  return null;
});

function pngSize(view: DataView) {
  return view.byteLength < 24 ? null : sized(view.getUint32(16), view.getUint32(20));
}

function gifSize(view: DataView) {
  return view.byteLength < 10 ? null : sized(view.getUint16(6, true), view.getUint16(8, true));
}

/** Walks the JPEG's segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegSize(view: DataView) {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(width: number, height: number) {
  return width > 0 && height > 0 && width <= 100_000 && height <= 100_000 ? { width, height } : null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) with padding. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letter = (shift: number) => alphabet[(bits >> shift) & 63] ?? '';
    parts.push(
      letter(18) + letter(12) + (b === undefined ? '=' : letter(6)) + (c === undefined ? '=' : letter(0)),
    );
  }
  return parts.join('');
}

/** The image as a `data:` address. */
export function dataAddress({ bytes, mediaType }: EmbeddableImage): string {
  return `data:${mediaType};base64,${base64(bytes)}`;
}
