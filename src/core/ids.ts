import { z } from 'zod';

/**
 * Record ids are short printable strings with a prefix that names the kind (`claim_…`).
 * They are made outside `core` (see {@link IdSource}) and arrive inside commands, so that replaying the log
 * gives the same ids.
 */
export const idPrefixes = {
  project: 'project',
  block: 'block',
  span: 'span',
  claim: 'claim',
  notCheckable: 'nc',
  source: 'source',
  evidence: 'evidence',
  citation: 'cite',
  query: 'query',
  reply: 'reply',
  change: 'change',
  signOff: 'sign',
  exception: 'except',
  override: 'override',
  note: 'note',
  person: 'person',
  furniture: 'furn',
  dismissal: 'dismiss',
  ignored: 'ignore',
  name: 'name',
  contact: 'contact',
  allegation: 'alleg',
  correction: 'corr',
  privilege: 'priv',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** Hands out fresh ids; injected so that tests and replays are deterministic. */
export type IdSource = (kind: IdKind) => string;

/**
 * Any record id: 1 to 80 characters that are safe in file names, HTML ids and URLs. Names that every object inherits
 * (`constructor`, `toString` …) are none: a collection would seem to hold a record that nobody made.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/, 'not an id')
  .refine((id) => !(id in Object.prototype), 'not an id');

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An id source on a source of random bytes.
 * @param randomBytes returns `count` random bytes; 16 of 32 letters (80 bits) are used per id.
 */
export function createIdSource(randomBytes: (count: number) => Uint8Array): IdSource {
  return (kind) => {
    let tail = '';
    for (const byte of randomBytes(16)) tail += alphabet[byte % 32] ?? '0';
    return `${idPrefixes[kind]}_${tail}`;
  };
}
