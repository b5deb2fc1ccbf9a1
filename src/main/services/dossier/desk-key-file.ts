import { z } from 'zod';
import { appError } from '../../../core/app-error.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { passphraseWrapSchema } from '../vault/vault-format.ts';

/** The file `desk-key.stet`; docs/file-format.md describes it for people. */
const schema = z.strictObject({
  format: z.literal('stet-desk-key'),
  version: z.literal(1),
  algorithm: z.literal('Ed25519'),
  /** 32 bytes, base64. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** The seed as the system's password service encrypted it, base64; or null. */
  system: z
    .string()
    .max(100_000)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)
    .nullable(),
  /** The seed under a pass phrase; or null. */
  passphrase: passphraseWrapSchema.nullable(),
});
export type DeskKeyFile = Readonly<z.infer<typeof schema>>;

/** Canonical JSON and a line break, so that one content has one form only. */
export function deskKeyBytes(file: DeskKeyFile): Buffer {
  return Buffer.from(`${canonicalJson(file)}\n`, 'utf8');
}

/** Errors: `damaged`. */
export function parseDeskKey(bytes: Uint8Array): Result<DeskKeyFile> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return damagedKey();
  }
  const parsed = schema.safeParse(value);
  return parsed.success && deskKeyBytes(parsed.data).equals(bytes) ? ok(parsed.data) : damagedKey();
}

/** The desk's key is not what was written. */
export function damagedKey(): Result<never> {
  return err(
    appError(
      'damaged',
      'The desk’s key (desk-key.stet in the library) is damaged or was changed by another program. Nothing was written. Put back a copy of it, or move it away: then a new key is made, with another fingerprint.',
    ),
  );
}
