import { dirname } from 'node:path';
import {
  encodeBatch,
  encodeHeader,
  pageSize,
  type JournalEntry,
  type JournalHeader,
} from './journal-format.ts';
import { removeQuietly, writeFully } from './durable-file.ts';
import { errorCodeOf, type FileSystem, type OpenFile } from './file-system.ts';
import { StorageFailure } from './storage-errors.ts';

/** Zeros laid down and flushed in advance, in bytes. */
const chunkSize = 512 * 1024;
/**
 * At least this much stays laid down behind the last batch, in bytes: 64 batches of one page still fit when the disk
 * gives nothing more.
 */
const spareSize = 256 * 1024;
const zeros = Buffer.alloc(64 * 1024);

/**
 * Appends batches to one journal: one write at a known position inside zero-filled pages and one flush of data, which
 * then has no file size to record. Not for concurrent use: its caller sends one batch at a time.
 *
 * Once a write or a flush has failed the file is dead: nobody can say what the system still holds of it, and a second
 * flush may report success for lost data. The caller drops the writer and begins a new generation.
 */
export class JournalWriter {
  readonly #file: OpenFile;
  #position: number;
  #size: number;
  #isDead = false;

  private constructor(file: OpenFile, position: number, size: number) {
    this.#file = file;
    this.#position = position;
    this.#size = size;
  }

  /** Bytes of entries written so far, header page included. */
  get position(): number {
    return this.#position;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /**
   * Lays down a new journal. With little space left it takes what one page needs and no more; one that takes the place of another
   * `needsSpare`, so that nobody gives up the room that is already laid down for less. Then a full disk is an error, and no file is left.
   */
  static async create(
    fs: FileSystem,
    path: string,
    header: JournalHeader,
    needsSpare = false,
  ): Promise<JournalWriter> {
    const file = await fs.open(path, 'wx');
    try {
      const writer = new JournalWriter(file, pageSize, 0);
      try {
        await writer.#layDown(chunkSize);
      } catch (error) {
        if (!isDiskFull(error) || (needsSpare && writer.#size < pageSize + spareSize)) throw error;
      }
      await writeFully(file, encodeHeader(header), 0);
      writer.#size = Math.max(writer.#size, pageSize);
      await file.sync();
      await fs.syncFolder(dirname(path));
      return writer;
    } catch (error) {
      await closeQuietly(file);
      await removeQuietly(fs, path);
      throw error;
    }
  }

  /** Goes on in a journal whose tail is clean: `end` and `size` as recovery found them. */
  static async resume(fs: FileSystem, path: string, end: number, size: number): Promise<JournalWriter> {
    return new JournalWriter(await fs.open(path, 'r+'), end, size);
  }

  /**
   * Writes one batch and flushes it; when this resolves, the entries survive a power cut.
   * A full disk before anything was written leaves the writer usable; every other failure kills it.
   */
  async append(entries: readonly JournalEntry[]): Promise<void> {
    const batch = encodeBatch(entries);
    const end = this.#position + batch.length;
    if (end > this.#size) await this.#layDown(end - this.#size);
    try {
      await writeFully(this.#file, batch, this.#position, 'writeThrough');
    } catch (error) {
      this.#isDead = true;
      throw error;
    }
    this.#position = end;
  }

  /** Lays down the next chunk when the spare gets short. Called after a batch was acknowledged, never before. */
  async keepSpare(): Promise<void> {
    if (this.#isDead || this.#size - this.#position >= spareSize) return;
    try {
      await this.#layDown(chunkSize);
    } catch (error) {
      // Nothing is lost yet: the spare still takes batches, and the batch that no longer fits reports the full disk.
      if (!isDiskFull(error)) throw error;
    }
  }

  async close(): Promise<void> {
    await closeQuietly(this.#file);
  }

  /** Adds flushed zeros. What a full disk let through stays and counts. */
  async #layDown(length: number): Promise<void> {
    const target = Math.ceil((this.#size + length) / pageSize) * pageSize;
    try {
      for (let at = this.#size; at < target; at += zeros.length) {
        await writeFully(this.#file, zeros.subarray(0, Math.min(zeros.length, target - at)), at);
        this.#size = Math.min(at + zeros.length, target);
      }
    } catch (error) {
      this.#isDead ||= !isDiskFull(error);
      throw error;
    } finally {
      await this.#flushLength();
    }
  }

  async #flushLength(): Promise<void> {
    try {
      await this.#file.sync();
    } catch (error) {
      this.#isDead = true;
      throw error;
    }
  }
}

function isDiskFull(error: unknown): boolean {
  if (error instanceof StorageFailure) return error.appError.code === 'disk-full';
  return ['ENOSPC', 'EDQUOT'].includes(errorCodeOf(error) ?? '');
}

/** Closing reports old write errors a second time; the batch has been judged already. */
async function closeQuietly(file: OpenFile): Promise<void> {
  try {
    await file.close();
  } catch (error) {
    if (errorCodeOf(error) === null) throw error;
  }
}
