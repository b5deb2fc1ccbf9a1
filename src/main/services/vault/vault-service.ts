import type { VaultStatus } from '../../../contract/views.ts';
import { appError, type AppError } from '../../../core/app-error.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { Keychain } from '../../platform/ports.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { newVaultKey, openVault, sealVault, unwrapKey, wrapKey, wrongPassphrase } from './vault-crypto.ts';
import { PassphrasePause } from './passphrase-pause.ts';
import { VaultStore } from './vault-file.ts';
import {
  strongScrypt,
  type ScryptCost,
  type VaultContent,
  type VaultFile,
  type VaultIdentity,
} from './vault-format.ts';

export interface VaultOptions {
  readonly fs: FileSystem;
  /** The library’s folder at this moment; the vault of another library is another vault. */
  readonly folder: () => string;
  /** Null where there is none, on the command line. */
  readonly keychain: Keychain | null;
  /** Hears of locking, unlocking and changes. */
  readonly onChanged?: () => void;
  /** Work of deriving a key from a pass phrase; less only in tests. */
  readonly cost?: ScryptCost;
  /** Milliseconds that never run backwards. */
  readonly now?: () => number;
  /** Milliseconds without use after which it locks itself. */
  readonly idleAfter?: number;
}

/** Ten minutes. */
const defaultIdle = 10 * 60_000;
/** Shortest pass phrase, in UTF-16 units. */
export const shortestPassphrase = 12;

/** A key that is in use, and the folder whose vault it opens. */
interface Open {
  readonly key: Buffer;
  readonly folder: string;
}

/**
 * Who the confidential sources of a library are. While it is unlocked, memory holds its key and nothing else: identities are
 * decrypted when they are asked for and forgotten again, as far as JavaScript forgets. The file is read anew each time, so that
 * another program’s changes are seen and not overwritten.
 */
export class VaultService {
  readonly #options: VaultOptions;
  readonly #now: () => number;
  readonly #idleAfter: number;
  readonly #pause: PassphrasePause;
  #open: Open | null = null;
  #lastUse = 0;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#pause = new PassphrasePause(this.#now);
    this.#idleAfter = options.idleAfter ?? defaultIdle;
  }

  /** How the vault stands; an unreadable one says why. */
  status(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const { keychain } = this.#options;
      const canUseSystem = keychain !== null && (await keychain.isAvailable());
      const file = await this.#store().read();
      const rest = {
        canUseSystem,
        hasSystem: file.ok && file.value !== null && file.value.system !== null,
        hasPassphrase: file.ok && file.value !== null && file.value.passphrase !== null,
        waitSeconds: this.#pause.seconds,
        problem: file.ok ? null : file.error.message,
      };
      if (!file.ok) return { kind: 'unreadable', ...rest };
      if (file.value === null) return { kind: 'none', ...rest };
      return { kind: this.#key() === null ? 'locked' : 'unlocked', ...rest };
    });
  }

  /**
   * Opens the vault with a pass phrase, or with the system’s store (null).
   * Errors: `wrong-passphrase`, `vault-locked` (no such way in, or too soon after a wrong try), `not-found`, `damaged`.
   */
  unlock(passphrase: string | null): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const file = await this.#existing();
      if (!file.ok) return file;
      const key =
        passphrase === null
          ? await this.#systemKey(file.value)
          : await this.#passphraseKey(file.value, passphrase);
      if (!key.ok) return key;
      const content = openVault(file.value, key.value);
      if (!content.ok) {
        key.value.fill(0);
        return content;
      }
      this.#hold(key.value);
      return ok(undefined);
    });
  }

  /** Forgets the key. */
  lock(): void {
    const open = this.#open;
    this.#open = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (open === null) return;
    open.key.fill(0);
    this.#options.onChanged?.();
  }

  /**
   * Makes the vault with its first pass phrase, or gives it another one: everything is encrypted anew under a new key, and earlier
   * versions of the file go, because the old phrase would open them. Errors: those of {@link unlock}; `wrong-passphrase` for one
   * that is too short; those of writing, after which the old phrase still holds.
   */
  setPassphrase(current: string | null, next: string): Promise<Result<void>> {
    return this.#inTurn(async () => {
      if (Array.from(next.normalize('NFKC').trim()).length < shortestPassphrase) {
        return err(
          appError(
            'wrong-passphrase',
            `A pass phrase needs at least ${shortestPassphrase} characters: several words are easier to keep in mind than signs. Nothing was changed.`,
          ),
        );
      }
      const file = await this.#store().read();
      if (!file.ok) return file;
      const content = await this.#contentFor(file.value, current);
      if (!content.ok) return content;
      const key = newVaultKey();
      const system = await this.#systemWrap(key, file.value === null || file.value.system !== null);
      const wrap = await wrapKey(key, next, this.#options.cost ?? strongScrypt);
      const written = await this.#store().write(
        sealVault(content.value, key, { system, passphrase: wrap }),
        'drop',
      );
      if (written.ok) this.#hold(key);
      else key.fill(0);
      return written;
    });
  }

  /** One identity; null when the vault has none for that source. Errors: `vault-locked`, `damaged`. */
  async read(projectId: string, sourceId: string): Promise<Result<VaultIdentity | null>> {
    const content = await this.#inTurn(() => this.#content());
    if (!content.ok) return content;
    const key = sourceKey(projectId, sourceId);
    return ok(content.value.identities.find((identity) => identity.sourceKey === key) ?? null);
  }

  /** All identities of one project. Errors: `vault-locked`, `damaged`. */
  async identitiesOf(projectId: string): Promise<Result<readonly VaultIdentity[]>> {
    const content = await this.#inTurn(() => this.#content());
    if (!content.ok) return content;
    return ok(content.value.identities.filter((identity) => identity.projectId === projectId));
  }

  /**
   * Stores an identity, in place of an earlier one of the same source. Without a vault yet, one is made where the system’s
   * store can keep its key. Errors: `vault-locked` (also: no vault and no way to make one), `damaged`, those of writing.
   */
  write(identity: Omit<VaultIdentity, 'sourceKey'>): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const made = await this.#makeIfNone();
      if (!made.ok) return made;
      const entry = { ...identity, sourceKey: sourceKey(identity.projectId, identity.sourceId) };
      return this.#change(
        (identities) => [...identities.filter(({ sourceKey: key }) => key !== entry.sourceKey), entry],
        'keep',
      );
    });
  }

  /** Takes an identity out, and earlier versions of the file with it. Content with one that is not there. */
  remove(projectId: string, sourceId: string): Promise<Result<void>> {
    return this.#inTurn(() => {
      const gone = sourceKey(projectId, sourceId);
      return this.#change((identities) => identities.filter(({ sourceKey: key }) => key !== gone), 'drop');
    });
  }

  async #change(
    change: (identities: VaultContent['identities']) => VaultContent['identities'],
    earlier: 'keep' | 'drop',
  ): Promise<Result<void>> {
    const file = await this.#existing();
    if (!file.ok) return file;
    const content = this.#decrypted(file.value);
    if (!content.ok) return content;
    const key = this.#key();
    if (key === null) return err(locked());
    const next = { identities: change(content.value.identities) };
    const written = await this.#store().write(sealVault(next, key, file.value), earlier);
    if (written.ok) this.#options.onChanged?.();
    return written;
  }

  async #content(): Promise<Result<VaultContent>> {
    const file = await this.#existing();
    return file.ok ? this.#decrypted(file.value) : file;
  }

  #decrypted(file: VaultFile): Result<VaultContent> {
    const key = this.#key();
    if (key === null) return err(locked());
    const content = openVault(file, key);
    if (content.ok) {
      this.#touch();
      return content;
    }
    // Another program gave it another key, or damaged it: unlocking again tells which.
    this.lock();
    return err(locked());
  }

  async #existing(): Promise<Result<VaultFile>> {
    const file = await this.#store().read();
    if (!file.ok) return file;
    return file.value === null
      ? err(
          appError(
            'not-found',
            'This library has no vault yet. Set a pass phrase to make one. Nothing was changed.',
          ),
        )
      : ok(file.value);
  }

  async #contentFor(file: VaultFile | null, current: string | null): Promise<Result<VaultContent>> {
    if (file === null) return ok({ identities: [] });
    if (file.passphrase === null) return this.#decrypted(file);
    if (current === null) return err(wrongPassphrase());
    const key = await this.#passphraseKey(file, current);
    if (!key.ok) return key;
    const content = openVault(file, key.value);
    key.value.fill(0);
    return content;
  }

  async #makeIfNone(): Promise<Result<void>> {
    const file = await this.#store().read();
    if (!file.ok) return file;
    if (file.value !== null) return ok(undefined);
    const key = newVaultKey();
    const system = await this.#systemWrap(key, true);
    if (system === null) {
      key.fill(0);
      return err(
        appError(
          'vault-locked',
          'This library has no vault yet, and this computer has no password service that could keep its key. Set a pass phrase first. Nothing was stored.',
        ),
      );
    }
    const written = await this.#store().write(
      sealVault({ identities: [] }, key, { system, passphrase: null }),
      'keep',
    );
    if (written.ok) this.#hold(key);
    else key.fill(0);
    return written;
  }

  async #systemWrap(key: Buffer, isWanted: boolean): Promise<string | null> {
    const { keychain } = this.#options;
    if (!isWanted || keychain === null || !(await keychain.isAvailable())) return null;
    return Buffer.from(await keychain.encrypt(key.toString('base64'))).toString('base64');
  }

  async #systemKey(file: VaultFile): Promise<Result<Buffer>> {
    const { keychain } = this.#options;
    const refusal = err(
      appError(
        'vault-locked',
        file.passphrase === null
          ? 'This computer’s password service cannot open the vault: it was made by another user or on another machine. Nothing was changed. Open it there and set a pass phrase.'
          : 'Give the pass phrase: this computer’s password service cannot open the vault. Nothing was changed.',
      ),
    );
    if (file.system === null || keychain === null || !(await keychain.isAvailable())) return refusal;
    try {
      const key = Buffer.from(await keychain.decrypt(Buffer.from(file.system, 'base64')), 'base64');
      return ok(key);
    } catch (error) {
      if (error instanceof Error) return refusal;
      throw error;
    }
  }

  /** Each wrong try doubles the pause before the next one. */
  async #passphraseKey(file: VaultFile, passphrase: string): Promise<Result<Buffer>> {
    const early = this.#pause.refusal('vault-locked');
    if (early !== null) return err(early);
    if (file.passphrase === null) {
      return err(
        appError(
          'vault-locked',
          'This vault has no pass phrase. Open it with the computer’s password service.',
        ),
      );
    }
    const key = await unwrapKey(file.passphrase, passphrase);
    if (key.ok) this.#pause.passed();
    else this.#pause.failed();
    return key;
  }

  #store(): VaultStore {
    return new VaultStore(this.#options.fs, this.#options.folder());
  }

  #hold(key: Buffer): void {
    this.lock();
    this.#open = { key, folder: this.#options.folder() };
    this.#pause.passed();
    this.#touch();
    this.#options.onChanged?.();
  }

  #key(): Buffer | null {
    const open = this.#open;
    if (open === null) return null;
    const isIdle = this.#now() - this.#lastUse >= this.#idleAfter;
    if (!isIdle && open.folder === this.#options.folder()) return open.key;
    this.lock();
    return null;
  }

  #touch(): void {
    this.#lastUse = this.#now();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.lock();
    }, this.#idleAfter);
    this.#timer.unref();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function sourceKey(projectId: string, sourceId: string): string {
  return `${projectId}/${sourceId}`;
}

function locked(): AppError {
  return appError(
    'vault-locked',
    'The vault is locked. Nothing was read or changed. Unlock it and try again.',
  );
}
