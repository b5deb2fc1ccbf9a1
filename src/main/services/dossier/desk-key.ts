import { join } from 'node:path';
import { appError } from '../../../core/app-error.ts';
import type { DossierSigner } from '../../../core/dossier/signature.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { Keychain } from '../../platform/ports.ts';
import { createDurably } from '../../storage/durable-file.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { guarded } from '../../storage/storage-errors.ts';
import { unwrapKey, wrapKey } from '../vault/vault-crypto.ts';
import { strongScrypt, type ScryptCost } from '../vault/vault-format.ts';
import { damagedKey, deskKeyBytes, parseDeskKey, type DeskKeyFile } from './desk-key-file.ts';
import { newSeed, signerOf } from './signing.ts';

export interface DeskKeyOptions {
  readonly fs: FileSystem;
  /** The library’s folder at this moment: a library is a desk. */
  readonly folder: () => string;
  /** Null where there is none, on the command line. */
  readonly keychain: Keychain | null;
  /** The pass phrase of the key, where somebody gave one. */
  readonly passphrase: () => string | null;
  /** Work of deriving a key from a pass phrase; less only in tests. */
  readonly cost?: ScryptCost;
}

/** A signer, and what whoever exports ought to know about it; null when it is the desk’s. */
export interface OfferedSigner {
  readonly signer: DossierSigner;
  readonly message: string | null;
}

/** Shortest pass phrase, in characters; the vault's. */
const shortest = 12;

/**
 * The Ed25519 key that a desk signs its dossiers with. It is made when it is first needed and lies in the library beside the
 * vault; its private part only encrypted, by the system’s password service or by a pass phrase.
 */
export class DeskKey {
  readonly #options: DeskKeyOptions;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: DeskKeyOptions) {
    this.#options = options;
  }

  get #path(): string {
    return join(this.#options.folder(), 'desk-key.stet');
  }

  /**
   * The desk’s key, made if there is none. Where it cannot be kept or opened, a key for one dossier, and why.
   * Errors: `damaged`, `wrong-passphrase`, those of reading and writing.
   */
  signer(): Promise<Result<OfferedSigner>> {
    const result = this.#turn.then(() => this.#signer());
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** The public part, 32 bytes; null while there is no key. Errors: `damaged`, those of reading. */
  async publicKey(): Promise<Result<Uint8Array | null>> {
    const file = await this.#read();
    if (!file.ok) return file;
    return ok(file.value === null ? null : Buffer.from(file.value.publicKey, 'base64'));
  }

  async #signer(): Promise<Result<OfferedSigner>> {
    const file = await this.#read();
    if (!file.ok) return file;
    if (file.value === null) return this.#make();
    const seed = await this.#open(file.value);
    if (!seed.ok) return seed;
    if (seed.value === null) {
      return ok(
        oneOff(
          file.value.passphrase === null
            ? 'the desk’s key was made by another user or on another computer, whose password service keeps it'
            : 'the desk’s key needs its pass phrase (STET_DESK_PASSPHRASE on the command line)',
        ),
      );
    }
    const signer = signerOf(seed.value, 'desk');
    seed.value.fill(0);
    const isRight = Buffer.from(signer.publicKey).toString('base64') === file.value.publicKey;
    return isRight ? ok({ signer, message: null }) : damagedKey();
  }

  async #read(): Promise<Result<DeskKeyFile | null>> {
    const { fs } = this.#options;
    const bytes = await guarded('read', 'the desk’s key', async () =>
      (await fs.status(this.#path)) === null ? null : fs.readFile(this.#path),
    );
    if (!bytes.ok) return bytes;
    return bytes.value === null ? ok(null) : parseDeskKey(bytes.value);
  }

  async #make(): Promise<Result<OfferedSigner>> {
    const { keychain, passphrase, cost = strongScrypt, fs } = this.#options;
    const words = passphrase();
    if (words !== null && Array.from(words.normalize('NFKC').trim()).length < shortest) {
      return err(
        appError(
          'wrong-passphrase',
          `The pass phrase of the desk’s key needs at least ${shortest} characters. Nothing was written.`,
        ),
      );
    }
    const isKept = keychain !== null && (await keychain.isAvailable());
    if (!isKept && words === null) {
      return ok(
        oneOff(
          'there is no password service here that could keep the desk’s key (on the command line, STET_DESK_PASSPHRASE protects it)',
        ),
      );
    }
    const seed = newSeed();
    try {
      const signer = signerOf(seed, 'desk');
      const file: DeskKeyFile = {
        format: 'stet-desk-key',
        version: 1,
        algorithm: 'Ed25519',
        publicKey: Buffer.from(signer.publicKey).toString('base64'),
        system: isKept
          ? Buffer.from(await keychain.encrypt(seed.toString('base64'))).toString('base64')
          : null,
        passphrase: words === null ? null : await wrapKey(seed, words, cost),
      };
      // Fails when another program made one meanwhile; then that one is the desk’s.
      const written = await guarded('write', 'the desk’s key', () =>
        createDurably(fs, this.#path, deskKeyBytes(file)),
      );
      if (!written.ok) return written;
      return ok({
        signer,
        message:
          'The desk’s key was made for this. Tell those who will receive dossiers its fingerprint, on a way they can trust.',
      });
    } finally {
      seed.fill(0);
    }
  }

  /** The seed; null when neither the system nor a pass phrase opens it here. */
  async #open({ system, passphrase: wrap }: DeskKeyFile): Promise<Result<Buffer | null>> {
    const { keychain, passphrase } = this.#options;
    if (system !== null && keychain !== null && (await keychain.isAvailable())) {
      try {
        return ok(Buffer.from(await keychain.decrypt(Buffer.from(system, 'base64')), 'base64'));
      } catch (error) {
        // Encrypted by another user or on another machine; the pass phrase may still open it.
        if (!(error instanceof Error)) throw error;
      }
    }
    const words = passphrase();
    if (wrap === null || words === null) return ok(null);
    const seed = await unwrapKey(wrap, words);
    if (seed.ok) return seed;
    return err(
      appError('wrong-passphrase', 'That pass phrase does not open the desk’s key. Nothing was written.'),
    );
  }
}

/** A signer for a single dossier. @param why ends a sentence that says so */
export function oneOff(why: string): OfferedSigner {
  const seed = newSeed();
  const signer = signerOf(seed, 'one-off');
  seed.fill(0);
  return {
    signer,
    message: `The dossier is signed with a key made for it alone: ${why}. It shows that nothing changed since, and not who made it.`,
  };
}
