/** Bytes as base64 (RFC 4648 section 4, padded), for numbers that live in a JSON file. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = '=';

export function encodeBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    parts.push(
      sign(bits >> 18) +
        sign(bits >> 12) +
        (left > 1 ? sign(bits >> 6) : padding) +
        (left > 2 ? sign(bits) : padding),
    );
  }
  return parts.join('');
}

function sign(bits: number): string {
  return alphabet.charAt(bits & 63);
}

/** The bytes that `text` stands for; null when it is not padded base64. */
export function decodeBytes(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const pad = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pad);
  const values = valueOfCode();
  let size = 0;
  let bits = 0;
  let held = 0;
  const signs = text.length - pad;
  for (let at = 0; at < signs; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (values[code] ?? -1) : -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[size++] = (bits >> held) & 0xff;
  }
  return bytes;
}

function valueOfCode(): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;
  return values;
}
