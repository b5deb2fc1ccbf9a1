import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { buildStampSchema } from './build-stamp.ts';
import { settingsChangeSchema, settingsSchema } from './settings.ts';
import {
  captureProgressSchema,
  fileTokenSchema,
  noticeSchema,
  projectSummarySchema,
  trashedProjectSchema,
} from './views.ts';

const nothing = z.strictObject({});

/**
 * What the window asks for until it shows the library. The main process loads the rest of the table with the first message of another
 * name, so nothing may be imported here that brings the schemas of records or commands (`main/start-imports.test.ts`).
 */
export const startChannels = {
  'app:info': {
    request: nothing,
    response: z.strictObject({
      version: z.string(),
      /** Null for a build for development. */
      stamp: buildStampSchema.nullable(),
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
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

/** The events that can be sent while no project is open, and those that need none of its schemas. */
export const startEvents = {
  /** Saving failed and cannot go on; the banner stays until the project is opened again. */
  'project:failed': z.strictObject({ projectId: idSchema, notice: noticeSchema }),
  /** How many bytes of a recording are stored. */
  'evidence:progress': z.strictObject({
    token: fileTokenSchema.shape.token,
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
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
