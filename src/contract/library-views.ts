import { z } from 'zod';
import { verdictStatusSchema } from '../core/claims/claim-status.ts';
import { daySchema, instantSchema } from '../core/clock.ts';
import { claimTypeSchema } from '../core/claims/claim.ts';
import { idSchema } from '../core/ids.ts';
import { searchKinds } from '../core/library/catalogue.ts';
import { referenceFormats, referenceStyles } from '../core/sources/reference-kinds.ts';
import { sourceSchema } from '../core/sources/source.ts';

/** Shapes that cross the bridge for questions across projects: search, the source library, the claim bank. */

const offset = z.number().int().nonnegative();
const stretch = z.strictObject({ start: offset, end: offset });
export const searchKindSchema = z.enum(searchKinds);
export const referenceFormatSchema = z.enum(referenceFormats);
export const referenceStyleSchema = z.enum(referenceStyles);

/** A place in the library where the words stand. */
export const searchHitSchema = z.strictObject({
  projectId: idSchema,
  projectTitle: z.string(),
  /** The project's folder inside the library. */
  projectFolder: z.string(),
  kind: searchKindSchema,
  /** The block of an article, else the claim, source or evidence. */
  recordId: z.string(),
  title: z.string(),
  snippet: z.string(),
  /** The words that were looked for, as UTF-16 offsets into {@link snippet}. */
  marks: z.array(stretch),
  /** Where in the evidence's text; null for other kinds and for a hit in the file's name. */
  passage: stretch.nullable(),
});
export type SearchHit = Readonly<z.infer<typeof searchHitSchema>>;

/** How far the index is. Not complete: asking again a little later finds more. */
export const searchProgressSchema = z.strictObject({
  isComplete: z.boolean(),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
});

/** A source of any project of the library, and where it is used. */
export const librarySourceSchema = z.strictObject({
  projectId: idSchema,
  projectTitle: z.string(),
  source: sourceSchema,
  evidence: z.array(z.strictObject({ id: idSchema, fileName: z.string(), sha256: z.string() })).readonly(),
  claims: z.array(z.strictObject({ claimId: idSchema, words: z.string() })).readonly(),
});
export type LibrarySource = Readonly<z.infer<typeof librarySourceSchema>>;

/** One reference of an import, before or after it happened. */
export const importedReferenceSchema = z.strictObject({
  index: z.number().int().nonnegative(),
  outcome: z.enum(['imported', 'duplicate', 'error']),
  title: z.string(),
  summary: z.string(),
  dropped: z.array(z.strictObject({ field: z.string(), why: z.string() })),
  duplicate: z
    .strictObject({ title: z.string(), reason: z.enum(['doi', 'isbn', 'url', 'title']) })
    .nullable(),
});
export type ImportedReference = Readonly<z.infer<typeof importedReferenceSchema>>;

/** An earlier check of the same statement in another project. */
export const claimBankOfferSchema = z.strictObject({
  projectId: idSchema,
  projectTitle: z.string(),
  claimId: idSchema,
  words: z.string(),
  type: claimTypeSchema,
  status: verdictStatusSchema,
  by: z.string(),
  at: instantSchema,
  sources: z.array(z.strictObject({ sourceId: idSchema, title: z.string() })).readonly(),
  match: z.enum(['same-words', 'similar-words']),
  expiresOn: daySchema.nullable(),
  isExpired: z.boolean(),
});
export type ClaimBankOffer = Readonly<z.infer<typeof claimBankOfferSchema>>;

/** A claim that stands on a passage of evidence. */
export const claimOnPassageSchema = z.strictObject({
  projectId: idSchema,
  projectTitle: z.string(),
  claimId: idSchema,
  citationId: idSchema,
  words: z.string(),
  start: offset,
  end: offset,
});
export type ClaimOnPassageView = Readonly<z.infer<typeof claimOnPassageSchema>>;

/** A claim of another project that a correction may concern. */
export const blastHitSchema = z.strictObject({
  projectId: idSchema,
  projectTitle: z.string(),
  claimId: idSchema,
  words: z.string(),
  verdict: z.strictObject({ status: verdictStatusSchema, by: z.string(), at: instantSchema }).nullable(),
  match: z.enum(['same-words', 'similar-words']).nullable(),
  sharedSources: z.array(z.string()),
});
export type BlastHitView = Readonly<z.infer<typeof blastHitSchema>>;
