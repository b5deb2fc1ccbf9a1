import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { claimStatusSchema, verdictStatusSchema } from './claim-status.ts';
import { claimTypeSchema } from './claim-type.ts';
import { mediaStatementSchema } from './media-statement.ts';
import { statedFormulaSchema } from './stated-formula.ts';

export { claimTypes, claimTypeSchema, type ClaimType } from './claim-type.ts';

/** Flags a person sets. `stale` and `detached` are never stored: they follow from the text (staleness.ts). */
export const claimFlags = ['legal', 'sensitive', 'second-check'] as const;
export const claimFlagSchema = z.enum(claimFlags);
export type ClaimFlag = z.infer<typeof claimFlagSchema>;

/**
 * How a span was last seen in the article: a text-quote selector. Used to find it again after its id was lost
 * (only at its exact text in its exact context) and to show what a detached claim used to say.
 */
export const claimSpanSchema = z.strictObject({
  id: idSchema,
  blockId: idSchema,
  exact: z.string(),
  /** Up to 32 UTF-16 units before and after, inside the block. */
  prefix: z.string(),
  suffix: z.string(),
});
export type ClaimSpan = Readonly<z.infer<typeof claimSpanSchema>>;

/** The exact words of one span of a claim, widened to whole words at both ends (staleness.ts says why). */
export const spanWordsSchema = z.strictObject({ spanId: idSchema, text: z.string() });
export type SpanWords = Readonly<z.infer<typeof spanWordsSchema>>;

export const verdictSchema = z.strictObject({
  status: verdictStatusSchema,
  /** The words it was given for. Any difference from the article's words makes the claim stale. */
  words: z.array(spanWordsSchema).readonly(),
  /** The sentences around those words at that time; a difference is shown, it does not make the claim stale. */
  context: z.array(z.string()).readonly(),
  by: z.string(),
  at: instantSchema,
  note: z.string(),
  /** What was done to the picture or the recording that the claim is about; null when the verdict does not say. */
  media: mediaStatementSchema.nullable(),
});
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** Who said it, when the claim is somebody else's and not the writer's. Needed for ClaimReview. */
export const attributionSchema = z.strictObject({
  kind: z.enum(['person', 'organization']),
  name: z.string().min(1).max(300),
  jobTitle: z.string().max(300),
  /** When the claim was made, `YYYY-MM-DD` or empty. */
  saidOn: z.string().max(10),
  /** Where it was made, an http(s) address or empty. */
  url: z.string().max(2048),
});
export type Attribution = Readonly<z.infer<typeof attributionSchema>>;

export const claimNoteSchema = z.strictObject({
  id: idSchema,
  by: z.string(),
  at: instantSchema,
  text: z.string(),
});

/** One line of a claim's history; append-only. */
export const claimEventSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  role: z.string(),
  /** The command kind that made it (`claim.verdict`, `change.accept` …). */
  what: z.string(),
  /** Short detail for people: the new status, the source's title, the reason. */
  detail: z.string(),
});
export type ClaimEvent = Readonly<z.infer<typeof claimEventSchema>>;

export const claimSchema = z.strictObject({
  id: idSchema,
  type: claimTypeSchema,
  status: claimStatusSchema,
  flags: z.array(claimFlagSchema).readonly(),
  spans: z.array(claimSpanSchema).readonly(),
  /** The checker who has it, by name; null when nobody has. */
  owner: z.string().nullable(),
  attribution: attributionSchema.nullable(),
  /** A short wording for ClaimReview (`claimReviewed`); empty means the claim's own words. */
  summary: z.string().max(500),
  /** How its figure was worked out; null when it is stated as found. */
  formula: statedFormulaSchema.nullable(),
  notes: z.array(claimNoteSchema).readonly(),
  /** Set exactly when `status` is a verdict. */
  verdict: verdictSchema.nullable(),
  history: z.array(claimEventSchema).readonly(),
  createdBy: z.string(),
  createdAt: instantSchema,
  /** A removed claim keeps its record and history, and counts nowhere. */
  removed: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});
export type Claim = Readonly<z.infer<typeof claimSchema>>;

/** Why a passage needs no checking (practice: opinion, transition, writer's voice, boilerplate). */
export const notCheckableReasons = ['opinion', 'transition', 'voice', 'boilerplate'] as const;
export const notCheckableReasonSchema = z.enum(notCheckableReasons);
export type NotCheckableReason = z.infer<typeof notCheckableReasonSchema>;

export const notCheckableSchema = z.strictObject({
  id: idSchema,
  spans: z.array(claimSpanSchema).readonly(),
  reason: notCheckableReasonSchema,
  note: z.string(),
  /** The words it was given for. When they change, a person has to say again that they need no checking. */
  words: z.array(spanWordsSchema).readonly(),
  by: z.string(),
  at: instantSchema,
});
export type NotCheckable = Readonly<z.infer<typeof notCheckableSchema>>;
