import type { Adapter } from 'lowdb';
import { appError } from '../../core/app-error.ts';
import type { Migrator } from '../../core/migrations/migration.ts';
import type { Project } from '../../core/project/project.ts';
import { replaceDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { recover, type Recovered } from './recovery.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { StorageFailure } from './storage-errors.ts';

/**
 * lowdb's way to a project folder: `read` recovers the newest proven state, `write` makes one more snapshot.
 * lowdb's own file adapter does neither flush nor verify (docs/adr). Failures are thrown as {@link StorageFailure},
 * because lowdb knows no other way.
 */
export class SnapshotAdapter implements Adapter<Project | null> {
  readonly #fs: FileSystem;
  readonly #folder: ProjectFolder;
  readonly #migrator: Migrator;
  /** What the last `read` found. */
  recovered: Recovered | null = null;
  /** The generation the next `write` makes. */
  generation = 1;
  /** The bytes of the last snapshot written. */
  lastWritten: Uint8Array | null = null;

  constructor(fs: FileSystem, folder: ProjectFolder, migrator: Migrator) {
    this.#fs = fs;
    this.#folder = folder;
    this.#migrator = migrator;
  }

  async read(): Promise<Project> {
    const found = await recover(this.#fs, this.#folder, this.#migrator);
    if (!found.ok) throw new StorageFailure(found.error);
    this.recovered = found.value;
    return found.value.project;
  }

  /**
   * Writes, flushes, reads back and compares byte for byte before the snapshot takes its name. To read it as a record
   * once more would stop every window for as long as the record is big, and proves no more.
   */
  async write(project: Project | null): Promise<void> {
    if (project === null) throw new Error('There is no project to write.');
    const bytes = await encodeSnapshot(project, this.generation);
    await replaceDurably(this.#fs, this.#folder.snapshot(this.generation), bytes, async (written) => {
      if (!bytes.equals(await this.#fs.readFile(written))) {
        throw new StorageFailure(
          appError('write-failed', 'A snapshot did not read back as it was written. The one before is kept.'),
        );
      }
    });
    this.lastWritten = bytes;
  }
}
