import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { roleSchema } from './roles.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A role's approval of exactly what {@link contentHash} says; a later change voids it without touching the record. */
export const signOffSchema = z.strictObject({
  id: idSchema,
  role: roleSchema,
  by: z.string(),
  at: instantSchema,
  note: z.string(),
  /** `contentHash(project)` of gate/seal.ts at that time. */
  contentHash: hash,
  withdrawn: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});
export type SignOff = Readonly<z.infer<typeof signOffSchema>>;

/** An editor's signature under words that nobody will check. Covers the passages named and nothing else. */
export const coverageExceptionSchema = z.strictObject({
  id: idSchema,
  by: z.string(),
  at: instantSchema,
  reason: z.string().min(1),
  passages: z.array(z.strictObject({ blockId: idSchema, text: z.string() })).readonly(),
});
export type CoverageException = Readonly<z.infer<typeof coverageExceptionSchema>>;

/** An editor's decision to export as vetted although blockers stand. Printed in every report. */
export const gateOverrideSchema = z.strictObject({
  id: idSchema,
  by: z.string(),
  at: instantSchema,
  reason: z.string().min(1),
  contentHash: hash,
  /** What stood in the way: `blockerKey` of each blocker, code and record. */
  blockers: z.array(z.string()).readonly(),
});
export type GateOverride = Readonly<z.infer<typeof gateOverrideSchema>>;
