import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

/**
 * What names a finding: which check made it, the words of the draft and of the evidence it is about, and what it says. When any
 * of them changes it is another finding, and a person has to look again.
 */
export const findingKeySchema = z.strictObject({
  claimId: idSchema,
  /** Which check made it: `quote`, `number`, `date`, `name`, `negation`, `formula` … */
  check: z.string().min(1).max(40),
  claimText: z.string().max(20_000),
  /** Empty when the evidence holds nothing of the kind. */
  evidenceText: z.string().max(20_000),
  /** The finding's own word: `differs`, `not-found` … */
  finding: z.string().min(1).max(60),
});
export type FindingKey = Readonly<z.infer<typeof findingKeySchema>>;

/** A finding that a person looked at and put aside, with the reason. Kept, shown in the report, and taken back by a person only. */
export const dismissalSchema = findingKeySchema.extend({
  id: idSchema,
  reason: z.string().min(1).max(5_000),
  by: z.string(),
  at: instantSchema,
});
export type Dismissal = Readonly<z.infer<typeof dismissalSchema>>;

/** Whether two keys name the same finding. */
export function isSameFinding(a: FindingKey, b: FindingKey): boolean {
  return (
    a.claimId === b.claimId &&
    a.check === b.check &&
    a.finding === b.finding &&
    a.claimText === b.claimText &&
    a.evidenceText === b.evidenceText
  );
}

/** The dismissal of this finding, or null. */
export function dismissalOf(
  project: { readonly dismissals: Readonly<Record<string, Dismissal>> },
  key: FindingKey,
): Dismissal | null {
  return Object.values(project.dismissals).find((dismissal) => isSameFinding(dismissal, key)) ?? null;
}
