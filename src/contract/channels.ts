import { z } from 'zod';
import { importedDocumentSchema } from '../core/documents-in/imported-document.ts';
import { instantSchema } from '../core/clock.ts';
import { idSchema } from '../core/ids.ts';
import { commandContextSchema, commandSchema } from '../core/project/commands.ts';
import { projectSchema } from '../core/project/project.ts';
import { roleSchema } from '../core/project/roles.ts';
import { evidenceTextKinds } from '../core/sources/evidence.ts';
import {
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
import { settingsChangeSchema, settingsSchema } from './settings.ts';
import {
  accessSchema,
  captureProgressSchema,
  exportFormatSchema,
  fileTokenSchema,
  leftOutSchema,
  noticeSchema,
  projectSummarySchema,
  restorePointSchema,
  restoreSourceSchema,
  trashedProjectSchema,
  vaultStatusSchema,
} from './views.ts';

/**
 * The one table of everything that crosses between window and main process. Requests, responses and events are
 * checked on both sides against these schemas; types come from them. Every response crosses as a `Result`.
 * To add a channel: one entry here, one handler in `main/ipc/handlers`, one call in a renderer store.
 */

const nothing = z.strictObject({});
const bytes = z.instanceof(Uint8Array);
const captureId = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const projectOnly = z.strictObject({ projectId: idSchema });
const exportRequest = z.strictObject({
  projectId: idSchema,
  format: exportFormatSchema,
  isDraft: z.boolean(),
});

const passphrase = z.string().min(1).max(1_000);
const vaultPlace = z.strictObject({ projectId: idSchema, sourceId: idSchema });
const identityFields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  contact: z.string().max(2_000),
  notes: z.string().max(20_000),
});

export const channels = {
  'app:info': {
    request: nothing,
    response: z.strictObject({
      version: z.string(),
      /** `stand-in` when the window is Chromium's and not Electron's. */
      host: z.enum(['electron', 'stand-in']),
      platform: z.enum(['linux', 'mac', 'windows']),
    }),
  },
  /** The answer to `app:flush`: every pending edit has been acknowledged. */
  'app:flushed': { request: nothing, response: nothing },
  /** Asks the user and opens the address in their browser. */
  'links:open': {
    request: z.strictObject({ url: z.string().max(4096) }),
    response: z.strictObject({ isOpened: z.boolean() }),
  },

  'settings:get': { request: nothing, response: settingsSchema },
  'settings:update': { request: settingsChangeSchema, response: settingsSchema },

  'library:list': {
    request: nothing,
    response: z.strictObject({
      /** Shown to the user; never sent back. */
      folder: z.string(),
      projects: z.array(projectSummarySchema),
      trash: z.array(trashedProjectSchema),
      notices: z.array(noticeSchema),
    }),
  },
  /** Lets the user choose another folder; null when they did not. */
  'library:choose-folder': { request: nothing, response: z.strictObject({ folder: z.string().nullable() }) },
  'library:show-folder': { request: nothing, response: nothing },
  'library:create': {
    request: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('blank'), title: z.string().max(1000) }),
      z.strictObject({ kind: z.literal('sample') }),
    ]),
    response: projectOnly,
  },
  'library:trash': { request: projectOnly, response: nothing },
  'library:restore': { request: projectOnly, response: nothing },
  'library:rebuild-index': { request: nothing, response: nothing },

  /** Opens a file dialog; null when the user cancelled. */
  'files:pick': {
    request: z.strictObject({ purpose: z.enum(['import', 'evidence', 'image', 'references']) }),
    response: z.strictObject({ file: fileTokenSchema.nullable() }),
  },
  'files:read': {
    request: z.strictObject({ token: fileTokenSchema.shape.token }),
    response: z.strictObject({ fileName: z.string(), bytes }),
  },

  /** Makes a project from what the import worker read; `leaveOut` are the proposed removals the user agreed to. */
  'import:create': {
    request: z.strictObject({
      document: importedDocumentSchema,
      fileName: z.string().max(300),
      leaveOut: z.array(idSchema),
      isPaste: z.boolean(),
    }),
    response: projectOnly,
  },

  'project:open': {
    request: projectOnly,
    response: z.strictObject({
      project: projectSchema,
      access: accessSchema,
      role: roleSchema,
      notices: z.array(noticeSchema),
    }),
  },
  'project:close': { request: projectOnly, response: nothing },
  /** Resolves when the command is on disk. The change itself arrives as `project:applied`, before this answer. */
  'project:execute': {
    request: z.strictObject({ projectId: idSchema, command: commandSchema }),
    response: z.strictObject({ revision: z.number().int().positive() }),
  },
  'project:set-role': {
    request: z.strictObject({ projectId: idSchema, role: roleSchema }),
    response: z.strictObject({ role: roleSchema }),
  },

  /** What copies can be made of a project, open or not, damaged or not. */
  'project:restore-points': {
    request: projectOnly,
    response: z.strictObject({
      /** Whether changes that were saved can no longer be read. */
      isDamaged: z.boolean(),
      /** The highest change known to have been saved. */
      lastKnown: z.number().int().nonnegative(),
      points: z.array(restorePointSchema),
    }),
  },
  /** Makes a copy beside the project, which is not touched. Answers the copy's id and what there is to say about it. */
  'project:restore': {
    request: z.strictObject({ projectId: idSchema, source: restoreSourceSchema }),
    response: z.strictObject({ projectId: idSchema, title: z.string(), messages: z.array(z.string()) }),
  },

  /** Stores the chosen file by its hash and records it. `text` is what the worker extracted; null if nothing. */
  'evidence:add-file': {
    request: z.strictObject({
      projectId: idSchema,
      sourceId: idSchema,
      token: fileTokenSchema.shape.token,
      text: z.strictObject({ kind: z.enum(evidenceTextKinds), text: z.string() }).nullable(),
    }),
    response: z.strictObject({ evidenceId: idSchema }),
  },
  'evidence:add-pasted': {
    request: z.strictObject({
      projectId: idSchema,
      sourceId: idSchema,
      fileName: z.string().min(1).max(300),
      text: z.string().min(1).max(5_000_000),
    }),
    response: z.strictObject({ evidenceId: idSchema }),
  },
  /** Re-hashes the stored file; a mismatch is an alarm (`isIntact: false`) and is logged in the custody record. */
  'evidence:open': {
    request: z.strictObject({ projectId: idSchema, evidenceId: idSchema }),
    response: z.strictObject({
      isIntact: z.boolean(),
      text: z.string().nullable(),
      /** The original bytes, for evidence that is drawn from them; null for other kinds. */
      bytes: bytes.nullable(),
      /** The media type of a picture, recording or PDF, told by its bytes. */
      shownType: z.string().nullable(),
    }),
  },
  /** Hashes all evidence again; whatever is no longer as collected is noted in its custody record and shuts the gate. */
  'evidence:examine': {
    request: projectOnly,
    response: z.strictObject({ lost: z.array(idSchema) }),
  },
  'image:add': {
    request: z.strictObject({ projectId: idSchema, token: fileTokenSchema.shape.token }),
    response: z.strictObject({ sha256, mediaType: z.string() }),
  },
  'image:read': {
    request: z.strictObject({ projectId: idSchema, sha256 }),
    response: z.strictObject({ bytes, mediaType: z.string() }),
  },

  /**
   * Loads one page of the web into a window that nobody sees; the one thing that uses the network. Refused while the setting
   * is off. Answers at once; `capture:progress` tells how it goes.
   */
  'capture:start': {
    request: z.strictObject({
      url: z.string().max(8192),
      runScripts: z.boolean(),
      /** A host of the user's own network, with its port, that they agreed to. */
      confirmedHost: z.string().max(300).nullable(),
    }),
    response: z.strictObject({ captureId }),
  },
  /** Waits for the page. It is in memory only until it is kept. */
  'capture:result': {
    request: z.strictObject({ captureId }),
    response: z.strictObject({
      requested: z.string(),
      address: z.string(),
      /** All addresses from the requested to the final one. */
      way: z.array(z.string()),
      title: z.string(),
      status: z.number().int(),
      capturedAt: instantSchema,
      ranScripts: z.boolean(),
      snapshot: z.strictObject({ fileName: z.string(), bytes }),
      /** PNG. */
      picture: bytes.nullable(),
      requests: z.number().int().nonnegative(),
      leftOut: z.array(leftOutSchema),
      notes: z.array(z.string()),
    }),
  },
  /** Stores the page as evidence, under a source or a new one. `text` is what the worker found in the snapshot. */
  'capture:keep': {
    request: z.strictObject({
      projectId: idSchema,
      captureId,
      sourceId: idSchema.nullable(),
      title: z.string().max(1000),
      text: z.strictObject({ kind: z.enum(evidenceTextKinds), text: z.string() }).nullable(),
    }),
    response: z.strictObject({ evidenceId: idSchema, sourceId: idSchema }),
  },
  /** Stops and forgets a capture. */
  'capture:cancel': { request: z.strictObject({ captureId }), response: nothing },
  /** The vault of confidential identities. What is in it crosses only to be shown, one identity at a time, and is kept nowhere. */
  'vault:status': { request: nothing, response: vaultStatusSchema },
  /** Null: with the key that the system’s password service keeps. */
  'vault:unlock': { request: z.strictObject({ passphrase: passphrase.nullable() }), response: nothing },
  'vault:lock': { request: nothing, response: nothing },
  /** Makes the vault, or gives it another pass phrase; `current` is needed when it has one. */
  'vault:set-passphrase': {
    request: z.strictObject({ current: passphrase.nullable(), next: passphrase }),
    response: nothing,
  },
  'vault:read': {
    request: vaultPlace,
    response: z.strictObject({ identity: identityFields.nullable() }),
  },
  'vault:write': { request: vaultPlace.extend({ identity: identityFields }), response: nothing },
  'vault:remove': { request: vaultPlace, response: nothing },

  /** The text of an export as it would be written, without writing it. */
  'export:preview': {
    request: exportRequest,
    response: z.strictObject({
      text: z.string(),
      messages: z.array(z.string()),
      losses: z.array(z.string()),
    }),
  },
  /** Opens a save dialog and writes the file; `saved` is null when the user cancelled. */
  'export:save': {
    request: exportRequest,
    response: z.strictObject({
      saved: z
        .strictObject({
          token: fileTokenSchema.shape.token,
          fileName: z.string(),
          size: z.number().int().nonnegative(),
          messages: z.array(z.string()),
        })
        .nullable(),
    }),
  },
  /** Abandons what `export:save` is making for this window; it answers as if no place had been chosen. */
  'export:cancel': { request: z.strictObject({ projectId: idSchema }), response: nothing },
  /** Writes the call sheet of one person as plain text; `key` is the sheet's. `saved` is null when the user cancelled. */
  'export:call-sheet': {
    request: z.strictObject({ projectId: idSchema, key: z.string().min(1).max(400) }),
    response: z.strictObject({
      saved: z.strictObject({ token: fileTokenSchema.shape.token, fileName: z.string() }).nullable(),
    }),
  },
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

  /** Shows an exported file in the system's file manager. */
  'export:show': { request: z.strictObject({ token: fileTokenSchema.shape.token }), response: nothing },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

export const events = {
  /** A command has been made durable; the window applies it to its own copy with `core/apply`. Sent in order. */
  'project:applied': z.strictObject({
    projectId: idSchema,
    command: commandSchema,
    context: commandContextSchema,
    revision: z.number().int().positive(),
    logHead: sha256,
  }),
  /** Saving failed and cannot go on; the banner stays until the project is opened again. */
  'project:failed': z.strictObject({ projectId: idSchema, notice: noticeSchema }),
  'capture:progress': captureProgressSchema,
  'library:changed': nothing,
  'settings:changed': settingsSchema,
  /** The vault was locked, unlocked or changed. */
  'vault:changed': nothing,
  /** The window is about to close: send pending edits, then call `app:flushed`. */
  'app:flush': nothing,
  /** A menu item or its key was chosen; the action's id is one of `contract/actions.ts`. */
  'app:action': z.strictObject({ action: z.string().max(100) }),
} as const satisfies Record<string, z.ZodType>;

export type ChannelName = keyof typeof channels;
export type EventName = keyof typeof events;
export type RequestOf<C extends ChannelName> = z.input<(typeof channels)[C]['request']>;
export type ResponseOf<C extends ChannelName> = z.output<(typeof channels)[C]['response']>;
export type EventOf<E extends EventName> = z.output<(typeof events)[E]>;
