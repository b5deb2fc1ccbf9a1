import { z } from 'zod';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { appError } from '../../../core/app-error.ts';
import { idSchema } from '../../../core/ids.ts';
import { err, ok, type Result } from '../../../core/result.ts';

/**
 * The file `vault.stet`: who the confidential sources of a library are. One key encrypts all of it; the key itself is stored
 * wrapped, by the system’s own store, by a pass phrase, or by both. docs/file-format.md describes it for people.
 */

/** Version of the file. */
export const vaultVersion = 1;

const base64 = z
  .string()
  .max(8_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const bytes12 = z.string().regex(/^[A-Za-z0-9+/]{16}$/);
const bytes16 = z.string().regex(/^[A-Za-z0-9+/]{22}==$/);
const bytes32 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** scrypt’s parameters (RFC 7914). Limits keep a doctored file from asking for all memory or no work. */
export const scryptSchema = z.strictObject({
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((cost) => (cost & (cost - 1)) === 0, 'not a power of two'),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(4),
});
export type ScryptCost = Readonly<z.infer<typeof scryptSchema>>;

/** OWASP’s recommendation for scrypt: 128 MiB, about half a second. */
export const strongScrypt: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

export const passphraseWrapSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  cost: scryptSchema,
  salt: bytes16,
  nonce: bytes12,
  /** The key, encrypted with AES-256-GCM under the derived key, and its tag. */
  key: bytes32,
  tag: bytes16,
});
export type PassphraseWrap = Readonly<z.infer<typeof passphraseWrapSchema>>;

export const vaultFileSchema = z.strictObject({
  format: z.literal('stet-vault'),
  version: z.literal(vaultVersion),
  cipher: z.literal('AES-256-GCM'),
  /** The key as the system’s store encrypted it, or null. */
  system: base64.nullable(),
  passphrase: passphraseWrapSchema.nullable(),
  nonce: bytes12,
  tag: bytes16,
  /** The identities: canonical JSON in UTF-8, encrypted. Everything above except `tag` is authenticated with it. */
  data: base64,
});
export type VaultFile = Readonly<z.infer<typeof vaultFileSchema>>;

export const vaultIdentitySchema = z.strictObject({
  /** `<project id>/<source id>`. */
  sourceKey: z.string().max(200),
  name: z.string().trim().min(1).max(300),
  contact: z.string().max(2_000),
  notes: z.string().max(20_000),
  projectId: idSchema,
  sourceId: idSchema,
});
export type VaultIdentity = Readonly<z.infer<typeof vaultIdentitySchema>>;

export const vaultContentSchema = z.strictObject({
  identities: z.array(vaultIdentitySchema).max(100_000).readonly(),
});
export type VaultContent = Readonly<z.infer<typeof vaultContentSchema>>;

/** The bytes of a vault file: canonical JSON and a line break, so that one content has one form only. */
export function vaultBytes(file: VaultFile): Buffer {
  return Buffer.from(`${canonicalJson(file)}\n`, 'utf8');
}

/**
 * Reads a vault file. It must be the very bytes that {@link vaultBytes} makes of its content: one byte more, fewer or other is
 * damage. Errors: `newer-schema`, `damaged`.
 */
export function parseVault(bytes: Uint8Array): Result<VaultFile> {
  const text = Buffer.from(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return damaged();
  }
  const parsed = vaultFileSchema.safeParse(value);
  if (!parsed.success) return isNewer(value) ? newer() : damaged();
  return vaultBytes(parsed.data).equals(text) ? ok(parsed.data) : damaged();
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version } = value as { format?: unknown; version?: unknown };
  return format === 'stet-vault' && typeof version === 'number' && version > vaultVersion;
}

function newer() {
  return err(
    appError(
      'newer-schema',
      'The vault was written by a newer version of Stet and is left alone. Nothing was changed. Update Stet.',
    ),
  );
}

/** The vault cannot be read; what was done with it is said by whoever does it. */
export function damaged() {
  return err(
    appError(
      'damaged',
      'The vault is damaged or was changed by another program. Nothing was deleted. Put back a copy, or the earlier version that lies beside it.',
    ),
  );
}
