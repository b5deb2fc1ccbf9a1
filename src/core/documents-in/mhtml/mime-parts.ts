import { latin, readHeaders, readMimeValue, type MimeHeaders, type MimeValue } from './mime-headers.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A message or one of its parts, not yet decoded. */
export interface MimePart {
  readonly type: MimeValue;
  /** Content-ID without its angle brackets; empty when there is none. */
  readonly id: string;
  /** Content-Location as written; empty when there is none. */
  readonly location: string;
  readonly headers: MimeHeaders;
  /** The body in the file. */
  readonly start: number;
  readonly end: number;
}

/** How the parts of a multipart body were found. */
export interface MimeParts {
  readonly parts: readonly MimePart[];
  /** False: the closing boundary is missing, so the last part may be cut off. */
  readonly isComplete: boolean;
  /** True: there are more parts than the limit. */
  readonly hasMore: boolean;
}

/** The part that stands between two offsets of a file. */
export function readPart(bytes: Uint8Array, start: number, end: number): MimePart {
  const headers = readHeaders(bytes, start, end);
  const field = (name: string): string => headers.fields.get(name) ?? '';
  return {
    type: readMimeValue(field('content-type')),
    id: field('content-id').replace(/^<|>$/gu, ''),
    location: (field('content-location') || field('snapshot-content-location')).replace(/\s+/gu, ''),
    headers,
    start: headers.bodyStart,
    end,
  };
}

/** The bytes a part stands for. Lengths that it states are not looked at. */
export function partBytes(bytes: Uint8Array, part: MimePart): Uint8Array {
  const encoding = part.headers.fields.get('content-transfer-encoding') ?? '';
  return decodeTransfer(bytes.subarray(part.start, part.end), encoding);
}

/** RFC 2046 allows 70 characters; some programs write a few more. */
const maxBoundary = 200;
const lineFeed = 0x0a;
const dash = 0x2d;

/**
 * The parts of a multipart body (RFC 2046 section 5.1.1). Null when it names no usable boundary. A boundary counts only at
 * the start of a line and alone on it, so that the boundary of an outer body is never found inside a longer one.
 */
export function readParts(bytes: Uint8Array, whole: MimePart, limit: number): MimeParts | null {
  const boundary = whole.type.parameters.get('boundary') ?? '';
  if (boundary === '' || boundary.length > maxBoundary) return null;
  const parts: MimePart[] = [];
  let partStart: number | null = null;
  for (let at = whole.start; at < whole.end;) {
    const found = bytes.indexOf(lineFeed, at);
    const lineEnd = found === -1 || found >= whole.end ? whole.end : found;
    const kind = boundaryAt(bytes, at, lineEnd, boundary);
    if (kind !== null) {
      if (partStart !== null)
        parts.push(readPart(bytes, partStart, Math.max(partStart, beforeBreak(bytes, at))));
      if (kind === 'last') return { parts, isComplete: true, hasMore: false };
      if (parts.length >= limit) return { parts, isComplete: true, hasMore: true };
      partStart = Math.min(lineEnd + 1, whole.end);
    }
    at = lineEnd + 1;
  }
  if (partStart !== null) parts.push(readPart(bytes, partStart, whole.end));
  return { parts, isComplete: false, hasMore: false };
}

function boundaryAt(bytes: Uint8Array, start: number, end: number, boundary: string): 'next' | 'last' | null {
  if (bytes[start] !== dash || bytes[start + 1] !== dash || end - start < boundary.length + 2) return null;
  // White space behind a boundary is padding; anything else makes it another line.
  if (end - start > boundary.length + 100) return null;
  const line = latin(bytes, start + 2, end).trimEnd();
  if (line === boundary) return 'next';
  return line === `${boundary}--` ? 'last' : null;
}

/** The line break before a boundary belongs to the boundary. */
function beforeBreak(bytes: Uint8Array, at: number): number {
  return bytes[at - 2] === 0x0d ? at - 2 : at - 1;
}
