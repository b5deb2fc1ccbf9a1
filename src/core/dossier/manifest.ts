import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { instantSchema } from '../clock.ts';
import { claimsInOrder, claimState } from '../claims/staleness.ts';
import { checkingStatement } from '../documents-out/checking-statement.ts';
import { gate, gateIsOpen } from '../gate/gate.ts';
import { contentHash, isSignOffValid } from '../gate/seal.ts';
import { idSchema } from '../ids.ts';
import type { Project } from '../project/project.ts';
import { roleSchema } from '../project/roles.ts';
import type { KeyKind } from './signature.ts';
import { strFromU8, strToU8 } from 'fflate';

/** Version of the dossier's form; raised when a reader of an older one would misunderstand it. */
export const dossierVersion = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Where a part may lie. Nothing is ever written under such a name. */
const partPath = z
  .string()
  .regex(/^(?:[A-Za-z-]{1,40}\.[a-z]{1,6}|evidence\/[0-9a-f]{64}(?:\.[a-z0-9]{1,4})?)$/);

/** The claims that a part bears on: every one of them, none, or the ones that stand on it. */
const bearingSchema = z.union([z.literal('all'), z.array(idSchema).readonly()]);
export type Bearing = Readonly<z.infer<typeof bearingSchema>>;

const partSchema = z.strictObject({
  path: partPath,
  /** Bytes. */
  size: z.number().int().nonnegative(),
  mediaType: z.string().max(200),
  sha256,
  /** The name it was collected under, for people; null where the path says it. */
  name: z.string().max(300).nullable(),
  claims: bearingSchema,
});
export type ManifestPart = Readonly<z.infer<typeof partSchema>>;

const factsShape = {
  /** What the parts were made of. */
  record: z.strictObject({
    projectId: idSchema,
    title: z.string(),
    schema: z.number().int().positive(),
    revision: z.number().int().positive(),
    /** Hash of the last log entry. */
    logHead: sha256,
  }),
  /** What the sign-offs approve: `contentHash` of gate/seal.ts. */
  seal: sha256,
  gate: z.strictObject({ isOpen: z.boolean(), blockers: z.number().int().nonnegative() }),
  signOffs: z
    .array(z.strictObject({ role: roleSchema, by: z.string(), at: instantSchema, stands: z.boolean() }))
    .readonly(),
  overrides: z
    .array(
      z.strictObject({
        by: z.string(),
        at: instantSchema,
        reason: z.string(),
        blockers: z.number().int().nonnegative(),
        stands: z.boolean(),
      }),
    )
    .readonly(),
  /** In the order of the article. */
  claims: z.array(z.strictObject({ id: idSchema, words: z.string(), status: z.string() })).readonly(),
} as const;

export const manifestSchema = z.strictObject({
  format: z.literal('stet-dossier'),
  version: z.literal(dossierVersion),
  stetVersion: z.string().max(50),
  createdAt: instantSchema,
  edition: z.enum(['vetted', 'draft']),
  /** The public statement of checking, as the article prints it. */
  statement: z.string(),
  ...factsShape,
  /** The revision that the log in the dossier begins behind; 0 for a whole one. */
  logFrom: z.number().int().nonnegative(),
  /** In the order of the archive; all but the manifest and its signature. */
  parts: z.array(partSchema).max(60_000).readonly(),
  /** Stored files that the record names and that could not be put in: gone or damaged. */
  missing: z.array(z.strictObject({ sha256, name: z.string(), claims: bearingSchema })).readonly(),
  key: z.strictObject({
    kind: z.enum(['desk', 'one-off']) satisfies z.ZodType<KeyKind>,
    algorithm: z.literal('Ed25519'),
    /** 32 bytes, base64. */
    publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    fingerprint: sha256,
  }),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** What a manifest says of the project, all of it worked out from the record. */
export type DossierFacts = Pick<Manifest, keyof typeof factsShape>;

/** What the record says that a manifest repeats. */
export function factsOf(project: Project): DossierFacts {
  const { id: projectId, schema, revision, logHead, story } = project;
  const seal = contentHash(project);
  return {
    record: { projectId, title: story.title, schema, revision, logHead },
    seal,
    gate: { isOpen: gateIsOpen(project), blockers: gate(project).length },
    signOffs: project.signOffs.map((signOff) => ({
      role: signOff.role,
      by: signOff.by,
      at: signOff.at,
      stands: isSignOffValid(project, signOff),
    })),
    overrides: project.overrides.map(({ by, at, reason, blockers, contentHash: approved }) => ({
      by,
      at,
      reason,
      blockers: blockers.length,
      stands: approved === seal,
    })),
    claims: claimsInOrder(project).map((claim) => ({
      id: claim.id,
      words: claimState(project, claim).text,
      status: claim.status,
    })),
  };
}

/** The statement of checking in one string. */
export function statementOf(project: Project, edition: Manifest['edition'], at: string): string {
  const { label, text } = checkingStatement(project, edition, at);
  return `${label} ${text}`;
}

/** The bytes of a manifest: canonical JSON and a line break, so that one content has one form only. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return strToU8(`${canonicalJson(manifest)}\n`);
}

export type ReadManifest =
  { readonly kind: 'read'; readonly manifest: Manifest } | { readonly kind: 'newer' | 'unreadable' };

/** Reads a manifest; it must be the very bytes that {@link manifestBytes} makes of its content. */
export function readManifest(bytes: Uint8Array): ReadManifest {
  const value = parseJson(strFromU8(bytes));
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) return { kind: isNewer(value) ? 'newer' : 'unreadable' };
  return isSame(manifestBytes(parsed.data), bytes)
    ? { kind: 'read', manifest: parsed.data }
    : { kind: 'unreadable' };
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version } = value as { format?: unknown; version?: unknown };
  return format === 'stet-dossier' && typeof version === 'number' && version > dossierVersion;
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether two byte strings are the same. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
