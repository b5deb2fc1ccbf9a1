import { errorCodeOf, type FileSystem } from './file-system.ts';
import type { LogPosition } from './journal-format.ts';
import type { ProjectFolder } from './project-folder.ts';
import { StorageFailure } from './storage-errors.ts';
import { writeWitness } from './witness.ts';

/** Changes after which the witness follows while saving goes on without a pause. */
const followAfter = 64;

/** Lets the witness follow the log: now and then while saving goes on, for certain in a pause and at the end. */
export class WitnessKeeper {
  readonly #fs: FileSystem;
  readonly #folder: ProjectFolder;
  /** The last revision it was asked to write; behind the log, never ahead. */
  #seen: number;
  /** The last revision that is flushed. */
  #kept: number;
  #writing: Promise<void> = Promise.resolve();

  /** @param found the revision in the witness that opening read, or null. */
  constructor(fs: FileSystem, folder: ProjectFolder, found: number | null) {
    this.#fs = fs;
    this.#folder = folder;
    this.#seen = found ?? 0;
    this.#kept = found ?? 0;
  }

  /** Hears of every acknowledged position. Never waits, never flushes, and takes a failure for a witness not written. */
  notice(position: LogPosition): void {
    if (position.revision - this.#seen < followAfter) return;
    this.#seen = position.revision;
    this.#writing = this.#writing
      .then(() => writeWitness(this.#fs, this.#folder, position, false))
      .catch((error: unknown) => {
        if (errorCodeOf(error) === null && !(error instanceof StorageFailure)) throw error;
      });
  }

  /** Writes and flushes the witness when it is behind. Errors are thrown as the system gives them. */
  async keep(position: LogPosition): Promise<void> {
    await this.#writing;
    if (position.revision <= this.#kept) return;
    await writeWitness(this.#fs, this.#folder, position, true);
    this.#seen = position.revision;
    this.#kept = position.revision;
  }
}
