import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { appError } from '../../../core/app-error.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import {
  damaged,
  vaultContentSchema,
  vaultVersion,
  type PassphraseWrap,
  type ScryptCost,
  type VaultContent,
  type VaultFile,
} from './vault-format.ts';

/** Bytes. */
const keyLength = 32;
const nonceLength = 12;
const saltLength = 16;

const cipherName = 'aes-256-gcm';

/** A fresh random key. Whoever holds it wipes it with `fill(0)`. */
export function newVaultKey(): Buffer {
  return randomBytes(keyLength);
}

function encrypt(key: Buffer, plain: Buffer, context: string) {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce, data, tag: cipher.getAuthTag() };
}

/** Null when the key is wrong or a single bit differs; the two cannot be told apart. */
function decrypt(
  key: Buffer,
  sealed: { readonly nonce: string; readonly data: string; readonly tag: string },
  context: string,
): Buffer | null {
  const decipher = createDecipheriv(cipherName, key, Buffer.from(sealed.nonce, 'base64'), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function derived(passphrase: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  // The same words typed on another machine may come in another normal form.
  const words = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(words, salt, keyLength, options, (error, key) => {
      words.fill(0);
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

const wrapContext = (cost: ScryptCost, salt: string) => canonicalJson({ cost, kdf: 'scrypt', salt });

/** Wraps the key with a pass phrase. */
export async function wrapKey(key: Buffer, passphrase: string, cost: ScryptCost): Promise<PassphraseWrap> {
  const salt = randomBytes(saltLength);
  const wrapping = await derived(passphrase, salt, cost);
  try {
    const saltText = salt.toString('base64');
    const { nonce, data, tag } = encrypt(wrapping, key, wrapContext(cost, saltText));
    return {
      kdf: 'scrypt',
      cost,
      salt: saltText,
      nonce: nonce.toString('base64'),
      key: data.toString('base64'),
      tag: tag.toString('base64'),
    };
  } finally {
    wrapping.fill(0);
  }
}

/** Unwraps the key. Error: `wrong-passphrase`; a changed wrap looks the same. */
export async function unwrapKey(wrap: PassphraseWrap, passphrase: string): Promise<Result<Buffer>> {
  const wrapping = await derived(passphrase, Buffer.from(wrap.salt, 'base64'), wrap.cost);
  try {
    const sealed = { nonce: wrap.nonce, data: wrap.key, tag: wrap.tag };
    const key = decrypt(wrapping, sealed, wrapContext(wrap.cost, wrap.salt));
    return key === null ? err(wrongPassphrase()) : ok(key);
  } finally {
    wrapping.fill(0);
  }
}

/** What is said of a pass phrase that does not open the vault. */
export function wrongPassphrase() {
  return appError(
    'wrong-passphrase',
    'That pass phrase does not open the vault. Nothing was changed and nothing is lost. Check the keyboard’s layout and try again.',
  );
}

type Wraps = Pick<VaultFile, 'system' | 'passphrase'>;

/** What the encrypted part vouches for: nobody can put another wrap on it, or call it another version. */
function context({ system, passphrase }: Wraps): string {
  return canonicalJson({
    cipher: 'AES-256-GCM',
    format: 'stet-vault',
    passphrase,
    system,
    version: vaultVersion,
  });
}

/** Encrypts the content under the key, with these wraps of it. A fresh nonce each time. */
export function sealVault(content: VaultContent, key: Buffer, wraps: Wraps): VaultFile {
  const plain = Buffer.from(canonicalJson(content), 'utf8');
  try {
    const { nonce, data, tag } = encrypt(key, plain, context(wraps));
    return {
      format: 'stet-vault',
      version: vaultVersion,
      cipher: 'AES-256-GCM',
      system: wraps.system,
      passphrase: wraps.passphrase,
      nonce: nonce.toString('base64'),
      tag: tag.toString('base64'),
      data: data.toString('base64'),
    };
  } finally {
    plain.fill(0);
  }
}

/** Decrypts the content. Error: `damaged`: a wrong key or any bit that differs. */
export function openVault(file: VaultFile, key: Buffer): Result<VaultContent> {
  if (key.length !== keyLength) return damaged();
  const plain = decrypt(key, file, context(file));
  if (plain === null) return damaged();
  try {
    const parsed = vaultContentSchema.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed.success ? ok(parsed.data) : damaged();
  } finally {
    plain.fill(0);
  }
}
