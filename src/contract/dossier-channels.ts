import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { roleSchema } from '../core/project/roles.ts';
import { fileTokenSchema } from './views.ts';

const fileOnly = z.strictObject({ token: fileTokenSchema.shape.token });

/** Claims that damage bears on; `all` where nothing can be relied on. */
const touchedSchema = z.union([
  z.literal('all'),
  z.array(z.strictObject({ id: idSchema, words: z.string() })).readonly(),
]);

/** What a dossier says of itself. Only where its signature holds is it what a desk wrote. */
const toldSchema = z.strictObject({
  title: z.string(),
  edition: z.enum(['vetted', 'draft']),
  createdAt: z.string(),
  statement: z.string(),
  claims: z.number().int().nonnegative(),
  parts: z.number().int().nonnegative(),
  signOffs: z
    .array(z.strictObject({ role: roleSchema, by: z.string(), at: z.string(), stands: z.boolean() }))
    .readonly(),
  overrides: z
    .array(
      z.strictObject({
        by: z.string(),
        at: z.string(),
        reason: z.string(),
        blockers: z.number().int().nonnegative(),
        stands: z.boolean(),
      }),
    )
    .readonly(),
  key: z.strictObject({
    kind: z.enum(['desk', 'one-off']),
    /** In groups of four. */
    fingerprint: z.string(),
    /** Whether it is the key of this library. */
    isOwn: z.boolean(),
  }),
});

/** What a look at a dossier found. */
export const dossierViewSchema = z.strictObject({
  fileName: z.string(),
  isIntact: z.boolean(),
  signature: z.enum(['holds', 'broken', 'missing']),
  /** Parts that are not as they were sealed. */
  changed: z
    .array(
      z.strictObject({
        path: z.string(),
        name: z.string().nullable(),
        state: z.enum(['changed', 'missing', 'extra']),
        claims: touchedSchema,
      }),
    )
    .readonly(),
  touched: touchedSchema,
  log: z.strictObject({
    entries: z.number().int().nonnegative(),
    isChained: z.boolean(),
    isRepeated: z.boolean().nullable(),
  }),
  problems: z.array(z.string()).readonly(),
  notes: z.array(z.string()).readonly(),
  /** Null where no manifest can be read. */
  told: toldSchema.nullable(),
  /** Intact, and of a version that this one can read. */
  canImport: z.boolean(),
});
export type DossierView = Readonly<z.infer<typeof dossierViewSchema>>;

/** Dossiers from outside. The window names them by a token; their bytes stay in the main process. */
export const dossierChannels = {
  'dossier:examine': { request: fileOnly, response: dossierViewSchema },
  /** Examines it again and makes the project that it was made of; refused for one that is not intact. */
  'dossier:import': { request: fileOnly, response: z.strictObject({ projectId: idSchema }) },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;
