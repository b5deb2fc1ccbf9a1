/** Content-Transfer-Encoding (RFC 2045 section 6). What is decoded is never longer than what was written. */

/** The bytes that a body stands for. Unknown encodings (7bit, 8bit, binary) leave it as it is. */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'base64':
      return decodeBase64(body);
    default:
      return body;
  }
}

const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Signs that stand for nothing valid are kept as they are, as RFC 2045 section 6.7 advises readers. */
function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length);
  let size = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === equals) {
      const breakEnd = softBreak(body, at + 1);
      if (breakEnd !== null) {
        at = breakEnd - 1;
        continue;
      }
      const high = hexDigit(body[at + 1]);
      const low = hexDigit(body[at + 2]);
      if (high !== null && low !== null) {
        decoded[size++] = high * 16 + low;
        at += 2;
        continue;
      }
    }
    decoded[size++] = byte;
  }
  return decoded.subarray(0, size);
}

/** Where a soft line break behind `=` ends: blanks at the end of a line do not count. Null when there is none. */
function softBreak(body: Uint8Array, start: number): number | null {
  let at = start;
  while (at - start < 76 && (body[at] === 0x20 || body[at] === 0x09)) at += 1;
  if (at >= body.length) return at;
  if (body[at] === carriageReturn && body[at + 1] === lineFeed) return at + 2;
  return body[at] === lineFeed ? at + 1 : null;
}

function hexDigit(byte: number | undefined): number | null {
  if (byte === undefined) return null;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map(Array.from(alphabet, (sign, value) => [sign.charCodeAt(0), value]));

/** Signs outside the alphabet are passed over, as RFC 2045 section 6.8 demands; padding ends the data. */
function decodeBase64(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.ceil((body.length * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (const byte of body) {
    if (byte === equals) break;
    const value = sextets.get(byte);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      decoded[size++] = (bits >> held) & 0xff;
    }
  }
  return decoded.subarray(0, size);
}
