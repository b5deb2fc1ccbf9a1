import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { vaultStatusSchema } from './views.ts';

const nothing = z.strictObject({});
const passphrase = z.string().min(1).max(1_000);
const vaultPlace = z.strictObject({ projectId: idSchema, sourceId: idSchema });
const identityFields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  contact: z.string().max(2_000),
  notes: z.string().max(20_000),
});

/** Who confidential sources are. */
export const vaultChannels = {
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
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;
