import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import {
  blastHitSchema,
  claimBankOfferSchema,
  claimOnPassageSchema,
  importedReferenceSchema,
  librarySourceSchema,
  referenceFormatSchema,
  referenceStyleSchema,
  searchHitSchema,
  searchKindSchema,
  searchProgressSchema,
} from './library-views.ts';
import { fileTokenSchema } from './views.ts';

const nothing = z.strictObject({});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What looks beyond the open project: search, sources of the library, earlier checks. */
export const libraryChannels = {
  /** The library searched: all words must be there, the last as a beginning. The best twenty of each kind. */
  'search:query': {
    request: z.strictObject({
      text: z.string().max(500),
      kinds: z.array(searchKindSchema).min(1).optional(),
    }),
    response: searchProgressSchema.extend({
      hits: z.array(searchHitSchema),
      counts: z.record(searchKindSchema, z.number().int().nonnegative()),
    }),
  },

  /** The sources of all projects, as far as the index knows them. */
  'sources:list-all': {
    request: nothing,
    response: searchProgressSchema.extend({ sources: z.array(librarySourceSchema) }),
  },
  /**
   * Reads BibTeX, RIS or CSL-JSON from a file or pasted text. Without `take` nothing is added: the answer says what would
   * come in. With it, the references at these places are added.
   */
  'sources:import': {
    request: z.strictObject({
      projectId: idSchema,
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('file'), token: fileTokenSchema.shape.token }),
        z.strictObject({ kind: z.literal('text'), text: z.string().max(5_000_000) }),
      ]),
      take: z.array(z.number().int().nonnegative()).max(5_000).nullable(),
    }),
    response: z.strictObject({
      format: referenceFormatSchema,
      items: z.array(importedReferenceSchema),
      added: z.number().int().nonnegative(),
    }),
  },
  /** Opens a save dialog and writes sources as references; `saved` is null when the user cancelled. */
  'sources:export': {
    request: z.strictObject({
      projectId: idSchema,
      /** Null: all sources of the project. */
      sourceIds: z.array(idSchema).min(1).nullable(),
      format: referenceFormatSchema,
      /** The user confirmed that the story is under an embargo; only asked for while one lies ahead. */
      isUnderEmbargo: z.boolean().optional(),
    }),
    response: z.strictObject({
      saved: z
        .strictObject({
          token: fileTokenSchema.shape.token,
          fileName: z.string(),
          size: z.number().int().nonnegative(),
          count: z.number().int().nonnegative(),
          losses: z.array(z.string()),
        })
        .nullable(),
    }),
  },
  /** A source written out for readers. `isInStyle` false: the style has nothing for it, so it is the house's. */
  'sources:format': {
    request: z.strictObject({ projectId: idSchema, sourceId: idSchema, style: referenceStyleSchema }),
    response: z.strictObject({ text: z.string(), isInStyle: z.boolean() }),
  },
  /** Brings a source of another project into this one, with its evidence. */
  'sources:bring': {
    request: z.strictObject({ projectId: idSchema, fromProjectId: idSchema, sourceId: idSchema }),
    response: z.strictObject({
      added: z.number().int().nonnegative(),
      reused: z.number().int().nonnegative(),
    }),
  },

  /** Earlier checks of the same statement in other projects. */
  'claim-bank:matches': {
    request: z.strictObject({ projectId: idSchema, claimId: idSchema }),
    response: searchProgressSchema.extend({ offers: z.array(claimBankOfferSchema) }),
  },
  /** Takes over what an earlier check stands on: sources, evidence, citations. No verdict comes along. */
  'claim-bank:use': {
    request: z.strictObject({
      projectId: idSchema,
      claimId: idSchema,
      fromProjectId: idSchema,
      fromClaimId: idSchema,
    }),
    response: z.strictObject({
      added: z.number().int().nonnegative(),
      reused: z.number().int().nonnegative(),
      citations: z.number().int().nonnegative(),
    }),
  },

  /** Every claim, in all projects, that stands on a passage of a file. Offsets in UTF-16 units of the text of that hash. */
  'passages:claims': {
    request: z.strictObject({
      sha256,
      textSha256: sha256,
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
    }),
    response: searchProgressSchema.extend({ claims: z.array(claimOnPassageSchema) }),
  },

  /** Claims of other projects that share a statement or a source with these claims; with none, with any of the project. */
  'corrections:blast-radius': {
    request: z.strictObject({ projectId: idSchema, claimIds: z.array(idSchema).max(5_000) }),
    response: searchProgressSchema.extend({ hits: z.array(blastHitSchema) }),
  },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;
