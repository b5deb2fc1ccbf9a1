import { join } from 'node:path';
import { appError } from '../../../core/app-error.ts';
import type { DossierSigner } from '../../../core/dossier/signature.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { Keychain } from '../../platform/ports.ts';
import { createDurably } from '../../storage/durable-file.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { guarded } from '../../storage/storage-errors.ts';
import { PassphrasePause } from '../vault/passphrase-pause.ts';
import { unwrapKey, wrapKey } from '../vault/vault-crypto.ts';
import { shortestPassphrase } from '../vault/vault-service.ts';
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
  /** Where people give it: the window’s dialog asks before a dossier is made, the command line reads a variable. */
  readonly givenIn: 'window' | 'command-line';
  /** Work of deriving a key from a pass phrase; less only in tests. */
  readonly cost?: ScryptCost;
  /** Milliseconds that never run backwards. */
  readonly now?: () => number;
}

/** A signer, and what whoever exports ought to know about it; null when it is the desk’s. */
export interface OfferedSigner {
  readonly signer: DossierSigner;
  readonly message: string | null;
}

/** How the desk's key stands on this computer. */
export interface DeskKeyState {
  /**
   * `none`: made with the first dossier; `ready`: it will sign without a question; `locked`: it needs its pass phrase;
   * `elsewhere`: only another user's or computer's password service opens it.
   */
  readonly kind: 'none' | 'ready' | 'locked' | 'elsewhere';
  /** 32 bytes; null while there is no key. */
  readonly publicKey: Uint8Array | null;
  /** Whether this computer has a password service that can keep a key. */
  readonly canUseSystem: boolean;
}

/** A seed that a pass phrase opened, and the folder whose key it is. */
interface Held {
  readonly seed: Buffer;
  readonly folder: string;
  readonly publicKey: string;
}

/**
 * The Ed25519 key that a desk signs its dossiers with. It is made when it is first needed and lies in the library beside the
 * vault; its private part only encrypted, by the system’s password service or by a pass phrase.
 */
export class DeskKey {
  readonly #options: DeskKeyOptions;
  readonly #pause: PassphrasePause;
  #turn: Promise<unknown> = Promise.resolve();
  #held: Held | null = null;

  constructor(options: DeskKeyOptions) {
    this.#options = options;
    this.#pause = new PassphrasePause(options.now);
  }

  get #path(): string {
    return join(this.#options.folder(), 'desk-key.stet');
  }

  /**
   * The desk’s key, made if there is none. Where it cannot be kept or opened, a key for one dossier, and why.
   * Errors: `damaged`, `wrong-passphrase`, those of reading and writing.
   */
  signer(): Promise<Result<OfferedSigner>> {
    return this.#inTurn(() => this.#signer());
  }

  /** How the key stands here. Errors: `damaged`, those of reading. */
  state(): Promise<Result<DeskKeyState>> {
    return this.#inTurn(async () => {
      const file = await this.#read();
      if (!file.ok) return file;
      const { keychain } = this.#options;
      const canUseSystem = keychain !== null && (await keychain.isAvailable());
      if (file.value === null) return ok({ kind: 'none', publicKey: null, canUseSystem });
      const publicKey = Buffer.from(file.value.publicKey, 'base64');
      const seed = this.#heldSeed(file.value) ?? (await this.#systemSeed(file.value));
      seed?.fill(0);
      const kind = seed !== null ? 'ready' : file.value.passphrase === null ? 'elsewhere' : 'locked';
      return ok({ kind, publicKey, canUseSystem });
    });
  }

  /**
   * Makes the key if there is none, or opens it, so that the next dossiers are signed with it; a pass phrase is asked for once
   * until {@link lock}. @param passphrase null: by the system's password service. Errors: `wrong-passphrase` (also: too short,
   * none where one is needed, or too soon after a wrong try), `damaged`, those of reading and writing.
   */
  open(passphrase: string | null): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const file = await this.#read();
      if (!file.ok) return file;
      if (file.value === null) {
        const made = await this.#make(passphrase);
        if (!made.ok) return made;
        return made.value.signer.kind === 'desk' ? ok(undefined) : needsPassphrase();
      }
      if (passphrase === null) {
        const seed = this.#heldSeed(file.value) ?? (await this.#systemSeed(file.value));
        seed?.fill(0);
        return seed === null ? needsPassphrase() : ok(undefined);
      }
      if (file.value.passphrase === null) return needsPassphrase();
      const seed = await this.#unwrap(file.value.passphrase, passphrase);
      if (!seed.ok) return seed;
      try {
        if (!isSeedOf(seed.value, file.value)) return damagedKey();
        this.#hold(seed.value, file.value.publicKey);
        return ok(undefined);
      } finally {
        seed.value.fill(0);
      }
    });
  }

  /** Forgets what a pass phrase opened. */
  lock(): void {
    this.#held?.seed.fill(0);
    this.#held = null;
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
    if (file.value === null) return this.#make(this.#options.passphrase());
    const seed = await this.#open(file.value);
    if (!seed.ok) return seed;
    if (seed.value === null) {
      return ok(
        oneOff(
          file.value.passphrase === null
            ? 'the desk’s key was made by another user or on another computer, whose password service keeps it'
            : whyOneOff.locked[this.#options.givenIn],
        ),
      );
    }
    const signer = signerOf(seed.value, 'desk');
    const isRight = isSeedOf(seed.value, file.value);
    seed.value.fill(0);
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

  async #make(words: string | null): Promise<Result<OfferedSigner>> {
    const { keychain, cost = strongScrypt, fs } = this.#options;
    if (words !== null && Array.from(words.normalize('NFKC').trim()).length < shortestPassphrase) {
      return err(
        appError(
          'wrong-passphrase',
          `The pass phrase of the desk’s key needs at least ${shortestPassphrase} characters. Nothing was written.`,
        ),
      );
    }
    const isKept = keychain !== null && (await keychain.isAvailable());
    if (!isKept && words === null) {
      return ok(oneOff(whyOneOff.none[this.#options.givenIn]));
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
      if (!isKept) this.#hold(seed, file.publicKey);
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
  async #open(file: DeskKeyFile): Promise<Result<Buffer | null>> {
    const ready = this.#heldSeed(file) ?? (await this.#systemSeed(file));
    if (ready !== null) return ok(ready);
    const words = this.#options.passphrase();
    if (file.passphrase === null || words === null) return ok(null);
    return this.#unwrap(file.passphrase, words);
  }

  /** Each wrong try makes the next one wait, as at the vault. */
  async #unwrap(wrap: NonNullable<DeskKeyFile['passphrase']>, words: string): Promise<Result<Buffer>> {
    const early = this.#pause.refusal('wrong-passphrase');
    if (early !== null) return err(early);
    const seed = await unwrapKey(wrap, words);
    if (seed.ok) {
      this.#pause.passed();
      return seed;
    }
    this.#pause.failed();
    return wrongPassphrase();
  }

  /** The seed as the system keeps it; null where it cannot: encrypted by another user or on another machine. */
  async #systemSeed({ system }: DeskKeyFile): Promise<Buffer | null> {
    const { keychain } = this.#options;
    if (system === null || keychain === null || !(await keychain.isAvailable())) return null;
    try {
      return Buffer.from(await keychain.decrypt(Buffer.from(system, 'base64')), 'base64');
    } catch (error) {
      // The pass phrase may still open it.
      if (error instanceof Error) return null;
      throw error;
    }
  }

  /** A copy of the seed that a pass phrase opened, while it is this library's and the file's. */
  #heldSeed({ publicKey }: DeskKeyFile): Buffer | null {
    const held = this.#held;
    if (held === null) return null;
    if (held.folder === this.#options.folder() && held.publicKey === publicKey) return Buffer.from(held.seed);
    this.lock();
    return null;
  }

  #hold(seed: Buffer, publicKey: string): void {
    this.lock();
    this.#held = { seed: Buffer.from(seed), folder: this.#options.folder(), publicKey };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** Whether a seed is the one whose public part the file names; what a file says of itself is not believed. */
function isSeedOf(seed: Buffer, { publicKey }: DeskKeyFile): boolean {
  return seed.length === 32 && Buffer.from(signerOf(seed, 'desk').publicKey).toString('base64') === publicKey;
}

function wrongPassphrase(): Result<never> {
  return err(
    appError(
      'wrong-passphrase',
      'That pass phrase does not open the desk’s key. Nothing was written. Check the keyboard’s layout and try again.',
    ),
  );
}

function needsPassphrase(): Result<never> {
  return err(
    appError(
      'wrong-passphrase',
      'There is no password service here that opens or keeps the desk’s key, so it needs a pass phrase. Nothing was changed.',
    ),
  );
}

/** Why the desk’s key did not sign, by where its pass phrase is given. */
const whyOneOff = {
  locked: {
    window: 'the desk’s key is locked, and the dialog before was not given its pass phrase',
    'command-line': 'the desk’s key needs its pass phrase, which STET_DESK_PASSPHRASE gives',
  },
  none: {
    window:
      'this library has no key yet; there is no password service here that could keep one, and the dialog before was given no pass phrase for it',
    'command-line':
      'there is no password service here that could keep the desk’s key; a pass phrase in STET_DESK_PASSPHRASE would protect it',
  },
} as const;

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
