import { z } from 'zod';
import { exportFormatsCore } from '../core/documents-out/export-formats.ts';
import { errorCodes } from '../core/app-error.ts';
import { daySchema, instantSchema } from '../core/clock.ts';
import { idSchema } from '../core/ids.ts';
import { stageSchema } from '../core/project/stage.ts';

/** Shapes that only cross the bridge: what lists and notices show. */

/** An error as it crosses the bridge; the same shape as core's `AppError`. */
export const errorViewSchema = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** Something the user should know that is no failure of their action: a recovery, a quarantine, a fallback. */
export const noticeSchema = z.strictObject({
  kind: z.enum(['info', 'warning', 'error']),
  code: z.string(),
  text: z.string(),
});
export type Notice = Readonly<z.infer<typeof noticeSchema>>;

/** One row of the library table. Derived from the project file; the index only keeps it at hand. */
export const projectSummarySchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  slug: z.string(),
  stage: stageSchema,
  /** Covered words over all words, 0 to 1. */
  coverage: z.number().min(0).max(1),
  words: z.number().int().nonnegative(),
  claims: z.number().int().nonnegative(),
  openClaims: z.number().int().nonnegative(),
  staleClaims: z.number().int().nonnegative(),
  blockers: z.number().int().nonnegative(),
  people: z.array(z.string()).readonly(),
  deadline: daySchema.nullable(),
  updatedAt: instantSchema,
  /** Set when the project cannot be opened for writing; says why. */
  problem: z.string().nullable(),
});
export type ProjectSummary = Readonly<z.infer<typeof projectSummarySchema>>;

export const trashedProjectSchema = z.strictObject({
  /** The project's id; it keeps it in the trash. */
  id: idSchema,
  title: z.string(),
  trashedAt: instantSchema,
});
export type TrashedProject = Readonly<z.infer<typeof trashedProjectSchema>>;

/** What a copy can be made of: a backup by its file's name, or everything up to where the log breaks. */
export const restoreSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('backup'), name: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('readable') }),
]);
export type RestoreSourceView = Readonly<z.infer<typeof restoreSourceSchema>>;

/** One state of a project that a copy can be made of. */
export const restorePointSchema = z.strictObject({
  source: restoreSourceSchema,
  /** When the backup was made, or the last readable change given. */
  at: instantSchema.nullable(),
  /** Changes in it, and later ones known that it lacks; null when it cannot be used. */
  revision: z.number().int().nonnegative().nullable(),
  missing: z.number().int().nonnegative().nullable(),
  /** How many of the missing changes lie whole behind the damage, though nothing leads to them. */
  readableBehind: z.number().int().nonnegative(),
  /** Why it cannot be used. */
  problem: z.string().nullable(),
});
export type RestorePointView = Readonly<z.infer<typeof restorePointSchema>>;

/** How a project was opened. */
export const accessSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('write') }),
  z.strictObject({ kind: z.literal('read-only'), reason: z.string() }),
]);
export type Access = Readonly<z.infer<typeof accessSchema>>;

/** A file the user chose; the path stays in the main process. */
export const fileTokenSchema = z.strictObject({
  token: z.string().regex(/^[0-9a-f]{32}$/),
  fileName: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
});
export type FileToken = Readonly<z.infer<typeof fileTokenSchema>>;

/** How the vault of confidential identities stands. Never says what is in it. */
export const vaultStatusSchema = z.strictObject({
  /** `none`: nobody made one in this library yet. */
  kind: z.enum(['none', 'locked', 'unlocked', 'unreadable']),
  /** Whether this computer has a password service that can keep the vault’s key. */
  canUseSystem: z.boolean(),
  hasSystem: z.boolean(),
  hasPassphrase: z.boolean(),
  /** Seconds until another pass phrase is heard; 0 when one is now. */
  waitSeconds: z.number().int().nonnegative(),
  /** Why it is unreadable; null otherwise. */
  problem: z.string().nullable(),
});
export type VaultStatus = Readonly<z.infer<typeof vaultStatusSchema>>;

/** What can leave: the formats that `core` writes, and what the main process makes of them. */
export const exportFormats = [...exportFormatsCore, 'report-pdf', 'dossier'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = (typeof exportFormats)[number];

/** Why something of a captured page was not loaded. */
export const leftOutReasons = [
  'script',
  'frame',
  'media',
  'connection',
  'own-network',
  'limit',
  'navigation',
  'window',
  'download',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];
export const leftOutSchema = z.strictObject({
  reason: z.enum(leftOutReasons),
  count: z.number().int().positive(),
  /** Hosts with their ports; at most five. */
  hosts: z.array(z.string()).readonly(),
});
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>;

/** How far a capture has come. */
export const captureProgressSchema = z.strictObject({
  captureId: z.uuid(),
  step: z.enum(['connecting', 'loading', 'picture', 'snapshot']),
  /** Where the page is asked for now; another than the one typed after a redirect. */
  address: z.string(),
  requests: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
});
export type CaptureProgress = Readonly<z.infer<typeof captureProgressSchema>>;
