import { z } from 'zod';
import { importedDocumentSchema } from '../core/documents-in/imported-document.ts';
import { idSchema } from '../core/ids.ts';
import { commandContextSchema, commandSchema } from '../core/project/commands.ts';
import { projectSchema } from '../core/project/project.ts';
import { roleSchema } from '../core/project/roles.ts';
import { evidenceTextKinds } from '../core/sources/evidence.ts';
import { captureChannels } from './capture-channels.ts';
import { deskKeyChannels } from './desk-key-channels.ts';
import { dossierChannels } from './dossier-channels.ts';
import { libraryChannels } from './library-channels.ts';
import { startChannels, startEvents } from './start-channels.ts';
import {
  accessSchema,
  errorViewSchema,
  exportFormatSchema,
  fileTokenSchema,
  noticeSchema,
  restorePointSchema,
  restoreSourceSchema,
} from './views.ts';
import { vaultChannels } from './vault-channels.ts';

/**
 * The one table of everything that crosses between window and main process. Requests, responses and events are
 * checked on both sides against these schemas; types come from them. Every response crosses as a `Result`.
 * Families of channels have a file of their own (`capture-`, `desk-key-`, `dossier-`, `library-`, `vault-channels.ts`) and join the table here;
 * what the window asks for before a project is open stands in `start-channels.ts`, since it alone is loaded at the start.
 * To add a channel: one entry, one handler in `main/ipc/handlers`, one call in a renderer store.
 */

const nothing = z.strictObject({});
const bytes = z.instanceof(Uint8Array);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const projectOnly = z.strictObject({ projectId: idSchema });
const exportRequest = z.strictObject({
  projectId: idSchema,
  format: exportFormatSchema,
  isDraft: z.boolean(),
  /** The user confirmed that the story is under an embargo; only asked for while one lies ahead. */
  isUnderEmbargo: z.boolean().optional(),
});

export const channels = {
  ...startChannels,

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
    request: z.strictObject({ purpose: z.enum(['import', 'dossier', 'evidence', 'image', 'references']) }),
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
  /**
   * The same for a row of commands, which share flushes; stops at the first refusal. What came before it is kept and on disk, and
   * arrives as `project:applied`, one by one.
   */
  'project:execute-all': {
    request: z.strictObject({ projectId: idSchema, commands: z.array(commandSchema).min(1).max(500) }),
    response: z.strictObject({
      applied: z.number().int().nonnegative(),
      revision: z.number().int().positive(),
      refused: errorViewSchema.nullable(),
    }),
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

  /**
   * Stores the chosen file by its hash and records it. `text` is what the worker extracted; null if nothing. A recording may be
   * too large for `files:read`; `evidence:progress` tells how far it is stored.
   */
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
      /** Bytes of a recording, which is read with `evidence:read-recording`; null for all else. */
      recordingSize: z.number().int().nonnegative().nullable(),
    }),
  },
  /** A part of a recording; empty behind its end. */
  'evidence:read-recording': {
    request: z.strictObject({
      projectId: idSchema,
      evidenceId: idSchema,
      position: z.number().int().nonnegative(),
      length: z
        .number()
        .int()
        .positive()
        .max(8 * 1024 * 1024),
    }),
    response: z.strictObject({ bytes }),
  },
  /** Stops storing a recording; what was stored of it is removed. */
  'evidence:cancel': {
    request: z.strictObject({ token: fileTokenSchema.shape.token }),
    response: nothing,
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

  ...captureChannels,
  ...vaultChannels,
  ...deskKeyChannels,
  ...dossierChannels,

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
    request: z.strictObject({
      projectId: idSchema,
      key: z.string().min(1).max(400),
      isUnderEmbargo: z.boolean().optional(),
    }),
    response: z.strictObject({
      saved: z.strictObject({ token: fileTokenSchema.shape.token, fileName: z.string() }).nullable(),
    }),
  },
  /** Shows an exported file in the system's file manager. */
  'export:show': { request: z.strictObject({ token: fileTokenSchema.shape.token }), response: nothing },
  ...libraryChannels,
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
  ...startEvents,
} as const satisfies Record<string, z.ZodType>;

export type ChannelName = keyof typeof channels;
export type EventName = keyof typeof events;
export type RequestOf<C extends ChannelName> = z.input<(typeof channels)[C]['request']>;
export type ResponseOf<C extends ChannelName> = z.output<(typeof channels)[C]['response']>;
export type EventOf<E extends EventName> = z.output<(typeof events)[E]>;
