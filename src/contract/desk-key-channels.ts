import { z } from 'zod';
import { fileTokenSchema } from './views.ts';

const nothing = z.strictObject({});

/** How the key that a desk signs its dossiers with stands on this computer. */
export const deskKeyStatusSchema = z.strictObject({
  /**
   * `none`: made with the first dossier; `ready`: signs without a question; `locked`: needs its pass phrase; `elsewhere`: only
   * another user's or computer's password service opens it.
   */
  kind: z.enum(['none', 'ready', 'locked', 'elsewhere']),
  /** Whether this computer has a password service that can keep the key. */
  canUseSystem: z.boolean(),
  /** SHA-256 of the public part in groups of four; null while there is no key. */
  fingerprint: z.string().nullable(),
});
export type DeskKeyStatus = Readonly<z.infer<typeof deskKeyStatusSchema>>;

/** The key of the library that signs dossiers. Its private part never crosses. */
export const deskKeyChannels = {
  'desk-key:status': { request: nothing, response: deskKeyStatusSchema },
  /** Makes the key, or opens it until the program ends. Null: by the system's password service. */
  'desk-key:open': {
    request: z.strictObject({ passphrase: z.string().min(1).max(1_000).nullable() }),
    response: nothing,
  },
  /** Opens a save dialog and writes the public part as PEM; `saved` is null when the user cancelled. */
  'desk-key:save-public': {
    request: nothing,
    response: z.strictObject({
      saved: z.strictObject({ token: fileTokenSchema.shape.token, fileName: z.string() }).nullable(),
    }),
  },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;
