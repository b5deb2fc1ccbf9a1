import { z } from 'zod';
import type { QuoteFinding } from './quotes.ts';
import type { QuoteVerdict } from './quote-verdict.ts';

/**
 * Differences that a desk may let pass. A changed number or a changed "not" is no matter of house style: neither is
 * among them, so no stored policy can allow it.
 */
export const allowableDifferences = [
  'verbatim',
  'verbatim-normalised',
  'fillers-dropped',
  'bracketed',
  'reordered',
  'altered',
] as const satisfies readonly QuoteVerdict[];
export type AllowableDifference = (typeof allowableDifferences)[number];

/** Which differences between a printed quotation and its evidence a desk accepts. `verbatim` always passes. */
export const quotePolicySchema = z.strictObject({
  passes: z.array(z.enum(allowableDifferences)).readonly(),
  /** Whether a quotation that does not pass shuts the gate until it is mended or put aside with a reason. */
  blocks: z.boolean(),
});
export type QuotePolicy = Readonly<z.infer<typeof quotePolicySchema>>;

/**
 * Typography, dropped fillers and marked changes pass; words in another order or other words do not. That is the
 * common rule of news stylebooks: what stands between the marks was said, and what was taken out or put in shows.
 */
export const defaultQuotePolicy: QuotePolicy = {
  passes: ['verbatim', 'verbatim-normalised', 'fillers-dropped', 'bracketed'],
  blocks: true,
};

/** What a policy says of one finding. */
export interface QuoteJudgement {
  readonly passes: boolean;
  /** What does not pass, mildest first; `not-found` alone when the evidence does not hold the quotation. */
  readonly failures: readonly (QuoteVerdict | 'not-found')[];
}

/** Whether `finding` (null: not found) passes under `policy`. Changed digits and negations fail whatever it says. */
export function judgeQuote(finding: QuoteFinding | null, policy: QuotePolicy): QuoteJudgement {
  if (finding === null) return { passes: false, failures: ['not-found'] };
  const failures = finding.differences.filter((difference) => !isAllowed(difference, policy));
  return { passes: failures.length === 0, failures };
}

function isAllowed(difference: QuoteVerdict, policy: QuotePolicy): boolean {
  if (difference === 'verbatim') return true;
  const allowable = allowableDifferences.find((name) => name === difference);
  return allowable !== undefined && policy.passes.includes(allowable);
}
