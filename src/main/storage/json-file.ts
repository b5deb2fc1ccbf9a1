import { basename, dirname, join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import type { Notice } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { renamePatiently, replaceDurably } from './durable-file.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { fileStamp } from './quarantine.ts';
import { storageError, StorageFailure } from './storage-errors.ts';

export interface JsonFileOptions<T> {
  readonly fs: FileSystem;
  readonly path: string;
  readonly clock: Clock;
  /** Checks what was read. An error `newer-schema` leaves the file alone; any other sets it aside. */
  readonly parse: (value: unknown) => Result<T>;
  /** Makes the value of a first start; a fresh object each time, because lowdb hands it out by reference. */
  readonly initial: () => T;
  /** What the file is, in the user's words: "the settings". */
  readonly what: string;
}

/** How many earlier generations stay beside the file. */
const generations = 2;

/**
 * A small file of JSON, kept by lowdb: replaced as a whole, durably, with the two generations before it kept.
 * Damaged content is moved to a `quarantine` folder beside it and reported; the generation before takes its place.
 */
export class JsonFile<T> {
  readonly #options: JsonFileOptions<T>;
  readonly #low: Low<T>;
  readonly #notices: Notice[] = [];
  #refusal: string | null = null;
  #lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(options: JsonFileOptions<T>) {
    this.#options = options;
    const adapter: Adapter<T> = { read: () => this.#read(), write: (value) => this.#write(value) };
    this.#low = new Low(adapter, options.initial());
  }

  /** Reads the file. Fails only when the disk cannot be read at all. */
  static async open<T>(options: JsonFileOptions<T>): Promise<Result<JsonFile<T>>> {
    const file = new JsonFile(options);
    try {
      await file.#low.read();
      return ok(file);
    } catch (error) {
      return err(storageError(error, 'read', options.what));
    }
  }

  get value(): T {
    return this.#low.data;
  }

  /** What reading found worth telling. */
  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** Writes the new value; only then it becomes {@link value}. Writes follow each other in order. */
  update(change: (value: T) => T): Promise<Result<T>> {
    const result = this.#lastWrite.then(() => this.#replace(change));
    this.#lastWrite = result;
    return result;
  }

  async #replace(change: (value: T) => T): Promise<Result<T>> {
    if (this.#refusal !== null) return err(appError('newer-schema', this.#refusal));
    const before = this.#low.data;
    const next = change(before);
    if (next === before) return ok(before);
    try {
      await this.#write(next);
      this.#low.data = next;
      return ok(next);
    } catch (error) {
      return err(storageError(error, 'write', this.#options.what));
    }
  }

  #generation(number: number): string {
    const { path } = this.#options;
    return number === 0 ? path : path.replace(/\.json$/u, `.${number}.json`);
  }

  async #read(): Promise<T | null> {
    const { fs, what } = this.#options;
    for (let number = 0; number <= generations; number += 1) {
      const path = this.#generation(number);
      if ((await fs.status(path)) === null) continue;
      const parsed = this.#parse(await fs.readFile(path));
      if (parsed.ok) return parsed.value;
      if (parsed.error.code === 'newer-schema') {
        this.#refusal = parsed.error.message;
        this.#notices.push({ kind: 'warning', code: 'newer-schema', text: parsed.error.message });
        return null;
      }
      await this.#setAside(path);
      this.#notices.push({
        kind: 'warning',
        code: 'file-rejected',
        text: `${basename(path)} could not be read and was moved to the “quarantine” folder beside it. An earlier version of ${what} is used if there is one.`,
      });
    }
    return null;
  }

  #parse(bytes: Uint8Array): Result<T> {
    let value: unknown;
    try {
      value = JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return err(appError('damaged', 'The file is no JSON.'));
    }
    return this.#options.parse(value);
  }

  async #setAside(path: string): Promise<void> {
    const { fs, clock } = this.#options;
    const quarantine = join(dirname(path), 'quarantine');
    try {
      await fs.makeFolder(quarantine);
      await renamePatiently(fs, path, join(quarantine, `${fileStamp(clock())}-${basename(path)}`));
    } catch (error) {
      // In a read-only place the damaged file stays where it is; the notice tells of it all the same.
      if (errorCodeOf(error) === null && !(error instanceof StorageFailure)) throw error;
    }
  }

  async #write(value: T): Promise<void> {
    const { fs, path } = this.#options;
    await fs.makeFolder(dirname(path));
    for (let number = generations; number > 0; number -= 1) {
      const from = this.#generation(number - 1);
      if ((await fs.status(from)) === null) continue;
      if (number === 1) await replaceDurably(fs, this.#generation(1), await fs.readFile(from));
      else await renamePatiently(fs, from, this.#generation(number));
    }
    await replaceDurably(fs, path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
  }
}
