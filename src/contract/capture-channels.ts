import { z } from 'zod';
import { instantSchema } from '../core/clock.ts';
import { idSchema } from '../core/ids.ts';
import { evidenceTextKinds } from '../core/sources/evidence.ts';
import { leftOutSchema } from './views.ts';

const nothing = z.strictObject({});
const bytes = z.instanceof(Uint8Array);
const captureId = z.uuid();

/** A page of the web on its way into a project; the one door to the network. */
export const captureChannels = {
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
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;
