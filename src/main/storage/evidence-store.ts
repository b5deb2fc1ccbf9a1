import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { replaceDurably, unfinishedSuffix } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { guarded, storageError } from './storage-errors.ts';

const name = /^[0-9a-f]{64}$/u;

/** SHA-256 of bytes as 64 lower-case hex digits, by the system's library: evidence may be large. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Stored files of one project, each named by the SHA-256 of its bytes. Written once, never changed, shared by every
 * record that names the same bytes.
 */
export class EvidenceStore {
  readonly #fs: FileSystem;
  readonly #folder: string;

  constructor(fs: FileSystem, folder: ProjectFolder) {
    this.#fs = fs;
    this.#folder = folder.evidence;
  }

  /** Stores bytes and answers their hash once they are on disk. Errors: `disk-full`, `permission-denied`, `write-failed`. */
  async put(bytes: Uint8Array): Promise<Result<string>> {
    const sha256 = hashOf(bytes);
    return guarded('write', 'the evidence', async () => {
      const known = await this.read(sha256);
      if (known.ok) return sha256;
      await this.#fs.makeFolder(this.#folder);
      await replaceDurably(this.#fs, join(this.#folder, sha256), bytes);
      return sha256;
    });
  }

  /**
   * Reads stored bytes and hashes them again.
   * Errors: `not-found`, `evidence-changed` (the bytes are not what was collected), `read-failed`, `permission-denied`.
   */
  async read(sha256: string): Promise<Result<Uint8Array>> {
    if (!name.test(sha256)) throw new Error('Evidence is named by its SHA-256.');
    try {
      const bytes = await this.#fs.readFile(join(this.#folder, sha256));
      if (hashOf(bytes) === sha256) return ok(bytes);
      return err(
        appError(
          'evidence-changed',
          'The stored file is no longer the one that was collected: its checksum differs. It is shown nowhere. Collect it again from its source.',
          { sha256 },
        ),
      );
    } catch (error) {
      return err(storageError(error, 'read', 'the evidence'));
    }
  }

  /** Hashes of all stored files. */
  async list(): Promise<readonly string[]> {
    return (await this.#fs.list(this.#folder)).filter((entry) => name.test(entry));
  }

  /** Names of writes that were cut off. */
  async unfinished(): Promise<readonly string[]> {
    return (await this.#fs.list(this.#folder)).filter((entry) => entry.endsWith(unfinishedSuffix));
  }
}
