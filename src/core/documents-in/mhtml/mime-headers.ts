/**
 * The header block of a MIME entity (RFC 5322 section 2.2, RFC 2045 section 5). Names are read as ASCII without regard to case;
 * bytes above 0x7f stay as they are, one character each.
 */

/** What stands before the body of a message or of one of its parts. */
export interface MimeHeaders {
  /** By name in lower case; of several with one name the first. */
  readonly fields: ReadonlyMap<string, string>;
  /** Offset of the first byte of the body. */
  readonly bodyStart: number;
}

/** A value with its parameters: `multipart/related; boundary="x"`. */
export interface MimeValue {
  /** In lower case. */
  readonly value: string;
  /** Names in lower case, values as written. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Longer blocks are no headers: what follows is read as if the block ended here. */
const maxHeaderBytes = 64 * 1024;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Reads the headers between two offsets. Lines that are none are passed over; the block ends at the first empty line. */
export function readHeaders(bytes: Uint8Array, start: number, end: number): MimeHeaders {
  const limit = Math.min(end, start + maxHeaderBytes);
  const lines: string[] = [];
  let at = start;
  while (at < limit) {
    const found = bytes.indexOf(lineFeed, at);
    const lineEnd = found === -1 || found >= limit ? limit : found;
    const next = Math.min(lineEnd + 1, limit);
    const line = latin(bytes, at, bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd);
    at = next;
    if (line === '') break;
    const last = lines.length - 1;
    if (/^[ \t]/u.test(line) && last >= 0) lines[last] = `${lines[last] ?? ''} ${line.trim()}`;
    else lines.push(line);
  }
  const fields = new Map<string, string>();
  for (const line of lines) {
    const field = /^([!-9;-~]{1,76})[ \t]*:(.*)$/u.exec(line);
    const name = field?.[1]?.toLowerCase();
    if (name !== undefined && !fields.has(name)) fields.set(name, field?.[2]?.trim() ?? '');
  }
  return { fields, bodyStart: at };
}

/** Reads a value with parameters. Quoted values lose their quotes and backslashes; broken parameters are passed over. */
export function readMimeValue(text: string): MimeValue {
  const parameters = new Map<string, string>();
  const value = /^[^;]*/u.exec(text)?.[0] ?? '';
  const pattern = /;\s*([^\s=;"]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/gu;
  for (const [, name, quoted, plain] of text.slice(value.length).matchAll(pattern)) {
    const key = name?.toLowerCase() ?? '';
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/gu, '$1') ?? plain ?? '');
  }
  return { value: value.trim().toLowerCase(), parameters };
}

/** Bytes as characters of the same number. */
export function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, end)));
  return text;
}
