import { z } from 'zod';
import { articleSchema, blockSchema } from '../article/block-tree.ts';
import { claimSchema, notCheckableSchema } from '../claims/claim.ts';
import { daySchema, instantSchema } from '../clock.ts';
import { correctionSchema } from '../corrections/correction.ts';
import { embargoSchema } from '../corrections/embargo.ts';
import { retentionSchema } from '../corrections/retention.ts';
import { dismissalSchema } from '../claims/dismissal.ts';
import { policySchema } from '../gate/policy.ts';
import { idSchema } from '../ids.ts';
import { privilegeSchema } from '../privilege/privilege.ts';
import { allegationSchema } from '../sources/allegation.ts';
import { citationSchema } from '../sources/citation.ts';
import { contactSchema } from '../sources/contact.ts';
import { evidenceSchema } from '../sources/evidence.ts';
import { registeredNameSchema } from '../sources/registered-name.ts';
import { sourceSchema } from '../sources/source.ts';
import { ignoredSuggestionSchema } from '../spotting/ignored-suggestion.ts';
import { changeSchema, querySchema } from './exchange.ts';
import { roleSchema } from './roles.ts';
import { coverageExceptionSchema, gateOverrideSchema, signOffSchema } from './sign-off.ts';
import { stageSchema } from './stage.ts';

export { isPublicStage, stages, stageSchema, type Stage } from './stage.ts';

/** Version of the project record; raised with a migration in `core/migrations`. */
export const currentSchema = 4;

export const personSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(300),
  roles: z.array(roleSchema).readonly(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** What the desk knows about the story besides its text. */
export const storySchema = z.strictObject({
  /** The working title of lists; the headline is part of the article. */
  title: z.string().max(1000),
  slug: z.string().max(200),
  stage: stageSchema,
  deadline: daySchema.nullable(),
  publicationDate: daySchema.nullable(),
  /** Where it will appear; needed for ClaimReview. Empty when unknown. */
  publicUrl: z.string().max(2048),
  publisher: z.string().max(300),
  /** BCP 47. */
  language: z.string().max(35),
  people: z.array(personSchema).readonly(),
});
export type Story = Readonly<z.infer<typeof storySchema>>;

/** A line of page furniture found at import. `restored: false` means it is left out of the article. */
export const furnitureSchema = z.strictObject({
  id: idSchema,
  block: blockSchema,
  /** The block it stood behind; null at the top. */
  after: idSchema.nullable(),
  reason: z.string(),
  why: z.string(),
  restored: z.boolean(),
});
export type Furniture = Readonly<z.infer<typeof furnitureSchema>>;

/** Where the project came from and what the import could not represent. */
export const originSchema = z.strictObject({
  kind: z.enum(['blank', 'text', 'markdown', 'html', 'docx', 'paste', 'sample']),
  fileName: z.string().max(300),
  messages: z.array(z.string()).readonly(),
});

/** A project-wide event worth showing: stage, people, policy, sign-offs, role switches, exports. Append-only. */
export const projectEventSchema = z.strictObject({
  revision: z.number().int().positive(),
  at: instantSchema,
  by: z.string(),
  role: roleSchema,
  what: z.string(),
  detail: z.string(),
});
export type ProjectEvent = Readonly<z.infer<typeof projectEventSchema>>;

const byId = <T extends z.ZodType>(record: T) => z.record(idSchema, record).readonly();

export const projectSchema = z.strictObject({
  schema: z.literal(currentSchema),
  id: idSchema,
  /** Number of commands applied; the sequence number of the last log entry. */
  revision: z.number().int().positive(),
  /** Hash of the last log entry, and through it of the whole log. */
  logHead: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  origin: originSchema,
  story: storySchema,
  policy: policySchema,
  article: articleSchema,
  claims: byId(claimSchema),
  notCheckable: byId(notCheckableSchema),
  sources: byId(sourceSchema),
  evidence: byId(evidenceSchema),
  citations: byId(citationSchema),
  queries: byId(querySchema),
  changes: byId(changeSchema),
  furniture: byId(furnitureSchema),
  /** Findings that a person put aside. */
  dismissals: byId(dismissalSchema),
  /** Suggestions of the claim spotter that a person set aside. */
  ignoredSuggestions: byId(ignoredSuggestionSchema),
  /** The name register. */
  names: byId(registeredNameSchema),
  contacts: byId(contactSchema),
  allegations: byId(allegationSchema),
  /** What persons marked as privileged, for counsel. */
  privileges: byId(privilegeSchema),
  /** Who changed copy as writer without being listed among the people; they may not check it either. */
  writtenBy: z.array(z.string()).readonly(),
  signOffs: z.array(signOffSchema).readonly(),
  exceptions: z.array(coverageExceptionSchema).readonly(),
  overrides: z.array(gateOverrideSchema).readonly(),
  /** What was said in public about the story after it was published. Append-only. */
  corrections: z.array(correctionSchema).readonly(),
  /** Until when it must not appear; null for no embargo. */
  embargo: embargoSchema.nullable(),
  retention: retentionSchema.nullable(),
  events: z.array(projectEventSchema).readonly(),
});
/** One story's working file. Immutable: every change makes a new one through `apply`. */
export type Project = Readonly<z.infer<typeof projectSchema>>;
