import { inflateSync } from 'node:zlib';

/** More than this of one stream is not inflated: strings that people wrote are short. */
const longestStream = 32 * 1024 * 1024;

/**
 * The strings of a PDF beside the text of its pages, for a search: its information dictionary, outline, alternatives and form values,
 * and its XMP, whether they stand in the open or in deflated streams. Reads what it can and gives up on nothing: a stream that
 * cannot be inflated is left out.
 */
export function pdfStrings(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const streams = [...file.matchAll(/\bstream\r?\n([\s\S]*?)\r?\nendstream/gu)].map(
    (match) => match[1] ?? '',
  );
  const open = file.replace(/\bstream\r?\n[\s\S]*?\r?\nendstream/gu, ' ');
  const bodies = [open, ...streams.map(streamText)];
  return bodies.flatMap((body) => [...stringsIn(body), ...(body.includes('<x:xmpmeta') ? [utf8(body)] : [])]);
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

function streamText(stream: string): string {
  const bytes = Buffer.from(stream, 'latin1');
  try {
    return inflateSync(bytes, { maxOutputLength: longestStream, finishFlush: 2 }).toString('latin1');
  } catch {
    // Not deflated, or not whole: what it says, if it is text, is read as it stands.
    return stream;
  }
}

const shortestString = 3;

function stringsIn(body: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] !== '(') continue;
    const { text, end } = literalAt(body, at);
    if (text.length >= shortestString) found.push(decoded(text));
    at = end;
  }
  for (const [, digits = ''] of body.matchAll(/<([\da-f\s]{6,})>/giu)) {
    found.push(decoded(Buffer.from(digits.replace(/\s/gu, ''), 'hex').toString('latin1')));
  }
  return found;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string (ISO 32000-1, 7.3.4.2): balanced brackets, escapes, octal numbers. */
function literalAt(body: string, start: number): { text: string; end: number } {
  const text: string[] = [];
  let depth = 0;
  let at = start;
  for (; at < body.length; at += 1) {
    const sign = body[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/u.exec(body.slice(at + 1, at + 4))?.[0];
      const next = body[at + 1] ?? '';
      text.push(
        octal === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8) & 255),
      );
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) break;
    if (depth > 1 || sign !== '(') text.push(sign);
  }
  return { text: text.join(''), end: at };
}

/** Text strings are UTF-16 or UTF-8 with a mark in front, else one byte a letter (7.9.2.2). */
function decoded(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  if (text.startsWith('\u00fe\u00ff'))
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  if (text.startsWith('\u00ff\u00fe')) return bytes.subarray(2).toString('utf16le');
  return text.startsWith('\u00ef\u00bb\u00bf') ? bytes.subarray(3).toString('utf8') : text;
}
