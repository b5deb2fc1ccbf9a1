import { z } from 'zod';
import { daySchema, instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

/**
 * The four things a desk can say about a story that is out, which the field keeps apart (Trust Project; IFCN commitment to open
 * and honest corrections): it was wrong, it was unclear, more is known now, it does not stand at all.
 */
export const correctionKinds = ['correction', 'clarification', 'update', 'retraction'] as const;
export const correctionKindSchema = z.enum(correctionKinds);
export type CorrectionKind = z.infer<typeof correctionKindSchema>;

/** One entry of the corrections ledger. Never changed or taken out: a mistaken one is withdrawn, with the reason. */
export const correctionSchema = z.strictObject({
  id: idSchema,
  kind: correctionKindSchema,
  /** What readers are told; the only part that public formats print, with {@link on}. */
  note: z.string().min(1).max(5_000),
  /** The day it was made public, where the desk is. */
  on: daySchema,
  /** How the error came about. For the desk; empty when there was none, as for an update. */
  cause: z.string().max(5_000),
  /** Who found it, in the desk's words. Never public. */
  foundBy: z.string().max(300),
  /** The claims concerned; empty when it is about the story as a whole. */
  claimIds: z.array(idSchema).readonly(),
  by: z.string(),
  at: instantSchema,
  withdrawn: z.strictObject({ by: z.string(), at: instantSchema, reason: z.string().min(1) }).nullable(),
});
export type Correction = Readonly<z.infer<typeof correctionSchema>>;

/** The ledger in the order in which it was written. */
export type CorrectionsLedger = readonly Correction[];

/** Entries that were not withdrawn, oldest day first; of one day in the order of the ledger. */
export function standingCorrections(ledger: CorrectionsLedger): readonly Correction[] {
  return ledger
    .filter((entry) => entry.withdrawn === null)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * What the standing entries make of a story that is out: a retraction outweighs corrections; clarifications and updates alone
 * leave it as it was published.
 */
export function stageByLedger(ledger: CorrectionsLedger): 'published' | 'corrected' | 'retracted' {
  const kinds = new Set(standingCorrections(ledger).map((entry) => entry.kind));
  return kinds.has('retraction') ? 'retracted' : kinds.has('correction') ? 'corrected' : 'published';
}
