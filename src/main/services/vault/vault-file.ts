import { dirname, join } from 'node:path';
import { ok, type Result } from '../../../core/result.ts';
import { removeQuietly, renamePatiently, replaceDurably } from '../../storage/durable-file.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { guarded, StorageFailure } from '../../storage/storage-errors.ts';
import { parseVault, vaultBytes, type VaultFile } from './vault-format.ts';

/** How many earlier generations stay beside the file, as with the other small files. */
const generations = 2;

/** The vault’s place on disk: whole files, replaced durably and read back before they take the name. */
export class VaultStore {
  readonly #fs: FileSystem;
  readonly #path: string;

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs;
    this.#path = join(folder, 'vault.stet');
  }

  #generation(number: number): string {
    return number === 0 ? this.#path : this.#path.replace(/\.stet$/u, `.${number}.stet`);
  }

  /**
   * Reads the vault; null when there is none. A damaged one stays where it is: with it may go what people cannot tell again, so
   * a person decides. Errors: `damaged`, `newer-schema`, those of reading.
   */
  async read(): Promise<Result<VaultFile | null>> {
    const bytes = await guarded('read', 'the vault', async () =>
      (await this.#fs.status(this.#path)) === null ? null : this.#fs.readFile(this.#path),
    );
    if (!bytes.ok) return bytes;
    return bytes.value === null ? ok(null) : parseVault(bytes.value);
  }

  /**
   * Puts a new vault in place.
   * @param earlier `drop`: no earlier version stays, because an identity was taken out or another pass phrase set; what the old
   * phrase or an old copy would give away goes with them.
   */
  async write(file: VaultFile, earlier: 'keep' | 'drop'): Promise<Result<void>> {
    return guarded('write', 'the vault', async () => {
      const bytes = vaultBytes(file);
      await this.#fs.makeFolder(dirname(this.#path));
      if (earlier === 'keep') await this.#rotate();
      await replaceDurably(this.#fs, this.#path, bytes, async (written) => {
        const back = parseVault(await this.#fs.readFile(written));
        if (!back.ok) throw new StorageFailure(back.error);
      });
      if (earlier === 'drop') {
        for (let number = 1; number <= generations; number += 1) {
          await removeQuietly(this.#fs, this.#generation(number));
        }
        await this.#fs.syncFolder(dirname(this.#path));
      }
    });
  }

  async #rotate(): Promise<void> {
    for (let number = generations; number > 0; number -= 1) {
      const from = this.#generation(number - 1);
      if ((await this.#fs.status(from)) === null) continue;
      if (number === 1) {
        await replaceDurably(this.#fs, this.#generation(1), await this.#fs.readFile(from));
      } else await renamePatiently(this.#fs, from, this.#generation(number));
    }
  }
}
