import { z } from 'zod';
import { defaultQuotePolicy, quotePolicySchema } from '../checks/quote-policy.ts';
import { verdictStatusSchema } from '../claims/claim-status.ts';
import { claimTypeSchema } from '../claims/claim-type.ts';
import { roleSchema } from '../project/roles.ts';

export type { QuotePolicy } from '../checks/quote-policy.ts';

/** What a desk demands before an article may be exported as vetted. Belongs to the project; the editor sets it. */
export const policySchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** Verdicts under which a claim may stand in the text. A claim that is `cut` is settled once its words are gone. */
  acceptedVerdicts: z.array(verdictStatusSchema).readonly(),
  /** A claim is sourced with one primary source or this many independent secondary ones (KSJ: three). */
  independentSecondary: z.number().int().min(1).max(20),
  /** Verdicts that need no source; `on-author` rests on the writer's own authority. */
  needNoSource: z.array(verdictStatusSchema).readonly(),
  requireLocators: z.boolean(),
  /** Every word in a claim or marked not checkable, unless an editor signed an exception. */
  requireCoverage: z.boolean(),
  /** Roles whose valid sign-off is needed. */
  signOffs: z.array(roleSchema).readonly(),
  /**
   * Whether the person who wrote may also check. Off by default; a one-person desk turns it on, and every
   * report says so.
   */
  onePersonDesk: z.boolean(),
  /** Null: quotations are compared and shown, and nothing follows from it. */
  quotes: quotePolicySchema.nullable(),
  /** Days after which an earlier check of a claim of this type is too old to rely on; types left out do not expire. */
  expiry: z.partialRecord(claimTypeSchema, z.number().int().min(1).max(36_500)).readonly(),
  /** Whether an allegation without its right of reply shuts the gate. */
  rightOfReply: z.boolean(),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

export const defaultPolicy: Policy = {
  name: 'Default',
  acceptedVerdicts: ['confirmed', 'confirmed-with-change', 'on-author', 'cut'],
  independentSecondary: 3,
  needNoSource: ['on-author', 'cut'],
  requireLocators: true,
  requireCoverage: true,
  signOffs: ['checker', 'editor'],
  onePersonDesk: false,
  quotes: defaultQuotePolicy,
  expiry: { number: 90, name: 365, comparison: 90, superlative: 90, law: 180 },
  rightOfReply: true,
};
