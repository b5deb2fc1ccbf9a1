import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { appError, type AppError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import {
  copyDurably,
  partsOf,
  removeQuietly,
  renamePatiently,
  replaceDurably,
  unfinishedSuffix,
} from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { guarded, StorageFailure, storageError } from './storage-errors.ts';
import { randomHex } from './random.ts';

/** A file in the store. */
export interface StoredBlob {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Follows a long copy, and stops it. */
export interface CopyWatch {
  /** Told after each part, in bytes. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

const name = /^[0-9a-f]{64}$/u;

/** SHA-256 of bytes as 64 lower-case hex digits, by the system's library: evidence may be large. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function changed(sha256: string): AppError {
  return appError(
    'evidence-changed',
    'The stored file is no longer the one that was collected: its checksum differs. It is shown nowhere. Collect it again from its source.',
    { sha256 },
  );
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
   * Stores a copy of a file of any size, part by part, once it is on disk.
   * @param expected the hash that the copy must have.
   * Errors: those of `put`; `cancelled`; `evidence-changed` for a copy with another hash. After an error nothing is kept.
   */
  async putFile(
    path: string,
    watch: CopyWatch = {},
    expected: string | null = null,
  ): Promise<Result<StoredBlob>> {
    return guarded('write', 'the evidence', async () => {
      await this.#fs.makeFolder(this.#folder);
      const temporary = join(this.#folder, `.${randomHex(6)}${unfinishedSuffix}`);
      const hash = createHash('sha256');
      let size = 0;
      await copyDurably(this.#fs, path, temporary, (part) => {
        if (watch.signal?.aborted === true) {
          throw new StorageFailure(appError('cancelled', 'Stopped. Nothing was stored.'));
        }
        hash.update(part);
        size += part.length;
        watch.onProgress?.(size);
      });
      try {
        const sha256 = hash.digest('hex');
        if (expected !== null && sha256 !== expected) throw new StorageFailure(changed(expected));
        if ((await this.verify(sha256)).ok) await removeQuietly(this.#fs, temporary);
        else {
          await renamePatiently(this.#fs, temporary, join(this.#folder, sha256));
          await this.#fs.syncFolder(this.#folder);
        }
        return { sha256, size };
      } catch (error) {
        await removeQuietly(this.#fs, temporary);
        throw error;
      }
    });
  }

  /** Copies a stored file into another store, whatever its size. Errors: those of `putFile`; `not-found`. */
  async copyInto(other: EvidenceStore, sha256: string): Promise<Result<StoredBlob>> {
    return other.putFile(this.#pathOf(sha256), {}, sha256);
  }

  /** Hashes a stored file again, part by part, and answers its size. Errors: those of `read`. */
  async verify(sha256: string): Promise<Result<StoredBlob>> {
    const path = this.#pathOf(sha256);
    try {
      const hash = createHash('sha256');
      let size = 0;
      // A folder or a missing file answers with an error of the system; an empty file has no parts.
      for await (const part of partsOf(this.#fs, path)) {
        hash.update(part);
        size += part.length;
      }
      return hash.digest('hex') === sha256 ? ok({ sha256, size }) : err(changed(sha256));
    } catch (error) {
      return err(storageError(error, 'read', 'the evidence'));
    }
  }

  /**
   * Up to `length` bytes from `position`, not hashed: for files that are read in parts after `verify`.
   * Errors: `not-found`, `read-failed`, `permission-denied`.
   */
  async readPart(sha256: string, position: number, length: number): Promise<Result<Uint8Array>> {
    const path = this.#pathOf(sha256);
    return guarded('read', 'the evidence', () => this.#fs.readPart(path, position, length));
  }

  #pathOf(sha256: string): string {
    if (!name.test(sha256)) throw new Error('Evidence is named by its SHA-256.');
    return join(this.#folder, sha256);
  }

  /**
   * Reads stored bytes and hashes them again.
   * Errors: `not-found`, `evidence-changed` (the bytes are not what was collected), `read-failed`, `permission-denied`.
   */
  async read(sha256: string): Promise<Result<Uint8Array>> {
    const path = this.#pathOf(sha256);
    try {
      const bytes = await this.#fs.readFile(path);
      return hashOf(bytes) === sha256 ? ok(bytes) : err(changed(sha256));
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
