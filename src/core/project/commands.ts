import { z } from 'zod';
import { blockSchema } from '../article/block-tree.ts';
import {
  attributionSchema,
  claimFlagSchema,
  claimTypeSchema,
  notCheckableReasonSchema,
} from '../claims/claim.ts';
import { verdictStatusSchema } from '../claims/claim-status.ts';
import { findingKeySchema } from '../claims/dismissal.ts';
import { mediaStatementSchema } from '../claims/media-statement.ts';
import { statedFormulaSchema } from '../claims/stated-formula.ts';
import { daySchema, instantSchema } from '../clock.ts';
import { correctionKindSchema, correctionSchema } from '../corrections/correction.ts';
import { embargoSchema } from '../corrections/embargo.ts';
import { retentionSchema } from '../corrections/retention.ts';
import { policySchema } from '../gate/policy.ts';
import { idSchema } from '../ids.ts';
import { privilegeKindSchema, privilegeSchema, privilegeSubjectSchema } from '../privilege/privilege.ts';
import { allegationSchema } from '../sources/allegation.ts';
import {
  citationRoleSchema,
  excerptSchema,
  locatorSchema,
  regionSchema,
  stanceSchema,
} from '../sources/citation.ts';
import { contactSchema } from '../sources/contact.ts';
import { custodySchema, evidenceSchema } from '../sources/evidence.ts';
import { registeredNameSchema } from '../sources/registered-name.ts';
import { cslItemSchema, personDetailsSchema, sourceKindSchema } from '../sources/source.ts';
import { ignoredSuggestionSchema } from '../spotting/ignored-suggestion.ts';
import { furnitureSchema, originSchema, personSchema, stageSchema, storySchema } from './project.ts';
import { roleSchema } from './roles.ts';

/**
 * Every change to a project, as plain objects. `apply` is the only reader that changes anything; the editor, the
 * command line, imports and merges all speak this language. Ids are made by the caller, so that the log replays.
 */

const offset = z.number().int().nonnegative();
const text = z.string().max(20_000);
const reason = z.string().max(5_000);
/** Words that mean something to a reader: blanks and marks alone are none. */
const says = (field: z.ZodString) => field.refine((value) => /[\p{L}\p{N}]/u.test(value), 'has no words');

/** A range to mark: UTF-16 offsets into the text of one text block. */
export const markRangeSchema = z.strictObject({
  spanId: idSchema,
  blockId: idSchema,
  start: offset,
  end: offset,
});
export type MarkRange = Readonly<z.infer<typeof markRangeSchema>>;

/**
 * One top-level block that changed. Without `after` it stays where it is; with it, it is placed behind that block
 * (null: at the top). Entries are applied in order.
 */
export const blockPutSchema = z.strictObject({ block: blockSchema, after: idSchema.nullable().optional() });
export type BlockPut = Readonly<z.infer<typeof blockPutSchema>>;

const furnitureIn = furnitureSchema.omit({ restored: true });

const nameFields = registeredNameSchema.pick({
  canonical: true,
  variants: true,
  nameKind: true,
  sourceId: true,
}).shape;
const allegationFields = allegationSchema.pick({
  claimIds: true,
  summary: true,
  putAt: true,
  channel: true,
  deadline: true,
  reply: true,
  replyClaimId: true,
}).shape;

const commandKinds = {
  /** The first command of every log. Writers named in the byline arrive in `story.people`. */
  'project.create': {
    projectId: idSchema,
    origin: originSchema,
    story: storySchema,
    policy: policySchema,
    blocks: z.array(blockSchema).readonly(),
    furniture: z.array(furnitureIn).readonly(),
  },
  /**
   * The first act of a copy that was restored: gives it an id and a title of its own and says what it was made of. Given by
   * restoring alone, never by a person.
   */
  'project.restore': {
    projectId: idSchema,
    title: z.string().max(1000),
    /** What it was made of: a backup by its file's name, or what could still be read of the log. */
    from: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('backup'), name: z.string().min(1).max(300) }),
      z.strictObject({ kind: z.literal('readable') }),
    ]),
    /** How many later changes are known that the copy lacks. */
    missing: z.number().int().nonnegative(),
  },
  'story.update': {
    title: z.string().max(1000).optional(),
    slug: z.string().max(200).optional(),
    deadline: daySchema.nullable().optional(),
    publicationDate: daySchema.nullable().optional(),
    publicUrl: z.string().max(2048).optional(),
    publisher: z.string().max(300).optional(),
    language: z.string().max(35).optional(),
    people: z.array(personSchema).readonly().optional(),
  },
  'stage.set': { stage: stageSchema },
  'policy.set': { policy: policySchema },
  /** Says that the same person goes on in another role; changes nothing but the log. */
  'role.switch': { from: roleSchema, to: roleSchema },

  /** The only command that changes article text, apart from an accepted proposed change and restored furniture. */
  'article.edit': {
    put: z.array(blockPutSchema).readonly(),
    remove: z.array(idSchema).readonly(),
  },
  'furniture.restore': { furnitureId: idSchema },
  'furniture.remove': { furnitureId: idSchema },

  'claim.create': {
    claimId: idSchema,
    type: claimTypeSchema,
    ranges: z.array(markRangeSchema).min(1).readonly(),
    attribution: attributionSchema.nullable().optional(),
  },
  /** One more place where the same claim stands. */
  'claim.add-span': { claimId: idSchema, range: markRangeSchema },
  /** Takes one place away; refused for the last one (remove the claim instead). */
  'claim.remove-span': { claimId: idSchema, spanId: idSchema },
  /** A person's decision where a span belongs, e.g. of a detached claim. Any verdict is then stale if words differ. */
  'claim.attach': { claimId: idSchema, range: markRangeSchema },
  'claim.update': {
    claimId: idSchema,
    type: claimTypeSchema.optional(),
    flags: z.array(claimFlagSchema).readonly().optional(),
    owner: z.string().max(300).nullable().optional(),
    attribution: attributionSchema.nullable().optional(),
    summary: z.string().max(500).optional(),
  },
  /** How the claim's figure was worked out; null takes it away. */
  'claim.set-formula': { claimId: idSchema, formula: statedFormulaSchema.nullable() },
  'claim.remove': { claimId: idSchema },
  /** Brings a removed claim back to the places given; a place may be left out when its text is gone. */
  'claim.restore': { claimId: idSchema, ranges: z.array(markRangeSchema).readonly() },
  'claim.note': { claimId: idSchema, noteId: idSchema, text: says(text) },
  /** Working statuses only; back to `to-check` drops the verdict (history keeps it). */
  'claim.set-status': { claimId: idSchema, status: z.enum(['to-check', 'in-progress']) },
  'claim.verdict': {
    claimId: idSchema,
    verdict: verdictStatusSchema,
    note: text,
    media: mediaStatementSchema.nullable().optional(),
  },

  /** Puts a finding of the machine aside, with the reason. Nothing about the claim's verdict changes. */
  'finding.dismiss': { dismissalId: idSchema, ...findingKeySchema.shape, reason: says(reason) },
  'finding.recall': { dismissalId: idSchema },

  /** Sets a suggestion of the claim spotter aside. Refused when the block does not hold these words. */
  'suggestion.ignore': {
    ignoreId: idSchema,
    blockId: idSchema,
    text: ignoredSuggestionSchema.shape.text,
  },
  'suggestion.recall': { ignoreId: idSchema },

  /** Confirms a spelling. Refused when another entry has it already. */
  'name.confirm': { nameId: idSchema, ...nameFields },
  'name.update': {
    nameId: idSchema,
    canonical: nameFields.canonical.optional(),
    variants: nameFields.variants.optional(),
    nameKind: nameFields.nameKind.optional(),
    sourceId: nameFields.sourceId.optional(),
  },
  'name.remove': { nameId: idSchema },

  'not-checkable.mark': {
    id: idSchema,
    ranges: z.array(markRangeSchema).min(1).readonly(),
    reason: notCheckableReasonSchema,
    note: text,
  },
  /** Says that the words, as they stand now, still need no checking. */
  'not-checkable.renew': { id: idSchema },
  'not-checkable.remove': { id: idSchema },

  'source.add': {
    sourceId: idSchema,
    sourceKind: sourceKindSchema,
    csl: cslItemSchema,
    person: personDetailsSchema.nullable(),
    origin: z.string().max(300),
    note: text,
  },
  'source.update': {
    sourceId: idSchema,
    sourceKind: sourceKindSchema.optional(),
    csl: cslItemSchema.optional(),
    person: personDetailsSchema.nullable().optional(),
    origin: z.string().max(300).optional(),
    note: text.optional(),
  },
  /** Refused while cited or while it has evidence. */
  'source.remove': { sourceId: idSchema },
  /**
   * A person's decision that two records are one source: everything that hangs on `fromId` moves to `intoId`, and
   * `fromId` goes. Cannot be undone in one step.
   */
  'source.merge': { fromId: idSchema, intoId: idSchema },

  /** One attempt to reach a person. */
  'contact.log': {
    contactId: idSchema,
    sourceId: idSchema,
    at: instantSchema,
    channel: contactSchema.shape.channel,
    outcome: contactSchema.shape.outcome,
    note: text,
  },
  'contact.remove': { contactId: idSchema },
  'allegation.add': { allegationId: idSchema, sourceId: idSchema, ...allegationFields },
  'allegation.update': {
    allegationId: idSchema,
    claimIds: allegationFields.claimIds.optional(),
    summary: allegationFields.summary.optional(),
    putAt: allegationFields.putAt.optional(),
    channel: allegationFields.channel.optional(),
    deadline: allegationFields.deadline.optional(),
    reply: allegationFields.reply.optional(),
    replyClaimId: allegationFields.replyClaimId.optional(),
  },
  'allegation.remove': { allegationId: idSchema },

  /** A person's mark for counsel. A privileged statement has a ground; a communication may go without. */
  'privilege.mark': {
    privilegeId: idSchema,
    subject: privilegeSubjectSchema,
    privilegeKind: privilegeKindSchema,
    ground: privilegeSchema.shape.ground,
  },
  /** Takes a mark away; of a communication that is giving the privilege up. */
  'privilege.lift': { privilegeId: idSchema },

  /** The bytes are already in the store; this makes them part of the project. */
  'evidence.add': {
    evidenceId: idSchema,
    sourceId: idSchema,
    evidenceKind: evidenceSchema.shape.kind,
    fileName: evidenceSchema.shape.fileName,
    mediaType: evidenceSchema.shape.mediaType,
    sha256: evidenceSchema.shape.sha256,
    size: evidenceSchema.shape.size,
    text: evidenceSchema.shape.text,
    picture: evidenceSchema.shape.picture.optional(),
    from: custodySchema.shape.from,
  },
  'evidence.custody': {
    evidenceId: idSchema,
    action: z.enum(['verified', 'mismatch', 'exported']),
    from: custodySchema.shape.from,
  },
  /** Refused while cited. */
  'evidence.remove': { evidenceId: idSchema },

  'citation.add': {
    citationId: idSchema,
    claimId: idSchema,
    sourceId: idSchema,
    evidenceId: idSchema.nullable(),
    role: citationRoleSchema,
    stance: stanceSchema,
    locator: locatorSchema.nullable(),
    excerpt: excerptSchema.nullable(),
    region: regionSchema.nullable().optional(),
    note: text,
  },
  'citation.update': {
    citationId: idSchema,
    evidenceId: idSchema.nullable().optional(),
    role: citationRoleSchema.optional(),
    stance: stanceSchema.optional(),
    locator: locatorSchema.nullable().optional(),
    excerpt: excerptSchema.nullable().optional(),
    region: regionSchema.nullable().optional(),
    note: text.optional(),
  },
  'citation.remove': { citationId: idSchema },

  'query.open': {
    queryId: idSchema,
    claimId: idSchema.nullable(),
    to: z.enum(['writer', 'editor', 'source']),
    text: says(text),
    /** The incomplete citations that a batch query is about. */
    citationIds: z.array(idSchema).max(5_000).readonly().optional(),
  },
  'query.reply': { queryId: idSchema, replyId: idSchema, text: says(text) },
  'query.resolve': { queryId: idSchema },
  'query.reopen': { queryId: idSchema },

  'change.propose': {
    changeId: idSchema,
    claimId: idSchema,
    spanId: idSchema,
    replacement: text,
    reason,
  },
  'change.accept': { changeId: idSchema },
  'change.reject': { changeId: idSchema, reason },
  'change.withdraw': { changeId: idSchema },

  'coverage.sign-exception': { exceptionId: idSchema, reason: says(reason) },
  'coverage.withdraw-exception': { exceptionId: idSchema },

  /** Given in the actor's own role. */
  'sign-off.give': { signOffId: idSchema, note: text },
  'sign-off.withdraw': { signOffId: idSchema },
  'gate.override': { overrideId: idSchema, reason: says(reason) },

  /** Adds to the corrections ledger. Refused before the story is published. */
  'correction.add': {
    correctionId: idSchema,
    correctionKind: correctionKindSchema,
    note: says(correctionSchema.shape.note),
    on: correctionSchema.shape.on,
    cause: correctionSchema.shape.cause,
    foundBy: correctionSchema.shape.foundBy,
    claimIds: correctionSchema.shape.claimIds,
  },
  /** For an entry that was a mistake: it stays in the ledger and is printed nowhere in public. */
  'correction.withdraw': { correctionId: idSchema, reason: says(reason) },
  /** Null lifts it. */
  'embargo.set': { embargo: embargoSchema.nullable() },
  /** Null clears the note. */
  'retention.set': { retention: retentionSchema.nullable() },

  /** Records that a file left the project; made by the export service after the file is on disk. */
  'export.record': {
    format: z.string().max(50),
    vetted: z.boolean(),
    fileName: z.string().max(300),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  },
} as const;

type Kinds = typeof commandKinds;
export type CommandKind = keyof Kinds;

/** The command of one kind. */
export type CommandOf<K extends CommandKind> = K extends CommandKind
  ? { readonly kind: K } & Readonly<z.infer<z.ZodObject<Kinds[K]>>>
  : never;
export type Command = { [K in CommandKind]: CommandOf<K> }[CommandKind];

/** All command kinds, in the order of this file. */
export const allCommandKinds = Object.keys(commandKinds) as readonly CommandKind[];

const schemas = Object.fromEntries(
  Object.entries(commandKinds).map(([kind, shape]) => [
    kind,
    z.strictObject({ kind: z.literal(kind), ...shape }),
  ]),
) as unknown as Readonly<Record<CommandKind, z.ZodType<Command>>>;

const kindOnly = z.looseObject({ kind: z.enum(allCommandKinds as [CommandKind, ...CommandKind[]]) });

/** Reads any command; looks at `kind` first, so that messages speak of that kind's fields only. */
export const commandSchema: z.ZodType<Command> = z.unknown().transform((value, issues) => {
  const head = kindOnly.safeParse(value);
  const parsed = head.success ? schemas[head.data.kind].safeParse(value) : head;
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    issues.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
  }
  return z.NEVER;
});

/** Who gives a command, in which role, and when. Comes from the main process, never from the renderer. */
export const commandContextSchema = z.strictObject({
  at: instantSchema,
  actor: z.string().trim().min(1).max(300),
  role: roleSchema,
});
export type CommandContext = Readonly<z.infer<typeof commandContextSchema>>;
