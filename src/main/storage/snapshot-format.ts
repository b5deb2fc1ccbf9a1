import { createHash } from 'node:crypto';
import { appError } from '../../core/app-error.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { err, ok, type Result } from '../../core/result.ts';

/** The first line of a snapshot. */
export interface SnapshotHeader {
  readonly format: 'stet-project';
  readonly schema: number;
  readonly generation: number;
  /** Of the record in the body. */
  readonly revision: number;
  /** Bytes of the body. */
  readonly length: number;
  /** SHA-256 of the body. */
  readonly checksum: string;
}

/** A snapshot as read: the record is what the file says, not yet checked against any schema. */
export interface SnapshotContent {
  readonly header: SnapshotHeader;
  readonly record: Readonly<Record<string, unknown>>;
}

interface StoredRecord {
  readonly schema: number;
  readonly revision: number;
}

/** Lets other work of the process run between two slices. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** How much JSON, in UTF-16 units, is made in one go; about half a millisecond of work. */
const sliceUnits = 64 * 1024;

/** How deep a record is cut into slices: its members, their members, and each block of the article by itself. */
const slicedLevels = 3;

/**
 * The bytes of a snapshot: header line, body in canonical JSON, final newline. Made in slices, because a whole
 * project of 10 MB would stop every window for 50 ms; records never change, so the slices fit together.
 */
export async function encodeSnapshot(record: StoredRecord, generation: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  let pending = '';
  const flush = (): void => {
    const bytes = Buffer.from(pending, 'utf8');
    hash.update(bytes);
    parts.push(bytes);
    pending = '';
  };
  for (const slice of canonicalSlices(record, slicedLevels)) {
    pending += slice;
    if (pending.length < sliceUnits) continue;
    flush();
    await breathe();
  }
  flush();
  const header: SnapshotHeader = {
    format: 'stet-project',
    schema: record.schema,
    generation,
    revision: record.revision,
    length: parts.reduce((sum, part) => sum + part.length, 0),
    checksum: hash.digest('hex'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts, Buffer.from('\n')]);
}

/** The pieces of `canonicalJson(value)`, cut between members down to `depth` levels. */
function* canonicalSlices(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || value === null || typeof value !== 'object') {
    yield canonicalJson(value);
    return;
  }
  let separator = '';
  if (Array.isArray(value)) {
    yield '[';
    for (const item of value) {
      yield `${separator}${canonicalJson(item)}`;
      separator = ',';
    }
    yield ']';
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  yield '{';
  // Key order as canonicalJson writes it: names that look like array indexes come first in any JavaScript object.
  const sortedKeys = Object.keys(members).sort();
  for (const key of Object.keys(Object.fromEntries(sortedKeys.map((name) => [name, null])))) {
    if (members[key] === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    yield* canonicalSlices(members[key], depth - 1);
    separator = ',';
  }
  yield '}';
}

/**
 * Reads a snapshot's bytes and verifies length, checksum and that header and body speak of the same record.
 * Error: `damaged`, with a reason for people.
 */
export function decodeSnapshot(bytes: Uint8Array): Result<SnapshotContent> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lineEnd = content.indexOf(0x0a);
  if (lineEnd < 0) return damaged('it has no header');
  const header = parseObject(content.toString('utf8', 0, lineEnd));
  if (header?.['format'] !== 'stet-project') return damaged('its header cannot be read');
  const body = content.subarray(lineEnd + 1, content.length - 1);
  if (body.length !== header['length'] || content.at(-1) !== 0x0a) return damaged('it is cut off');
  if (createHash('sha256').update(body).digest('hex') !== header['checksum']) {
    return damaged('its checksum is wrong');
  }
  const record = parseObject(body.toString('utf8'));
  if (
    record === null ||
    record['revision'] !== header['revision'] ||
    record['schema'] !== header['schema'] ||
    !Number.isInteger(header['generation']) ||
    !Number.isInteger(header['schema'])
  ) {
    return damaged('its header and its body disagree');
  }
  return ok({ header: header as unknown as SnapshotHeader, record });
}

function damaged(why: string): Result<never> {
  return err(appError('damaged', `The snapshot cannot be used: ${why}.`));
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
