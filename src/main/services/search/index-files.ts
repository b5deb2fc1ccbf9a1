import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { IndexPart } from '../../../core/search/index-part.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { storageError } from '../../storage/storage-errors.ts';

/**
 * The index on disk: `terms-<n>.bin`, which is read whole, and `texts-<n>.bin`, of which single texts are read when they
 * are shown. Both only grow; a project that changed gets a new record and the old one counts no more, until the files are
 * written anew under the next number. All of it is derived: what is damaged or cut off is left out and made again.
 *
 * A record of the terms file: `STXS`, CRC-32 of all that follows, length of the head, length of the part (all four
 * bytes, little-endian), the head as JSON, the part. The last letter of the mark is raised when what a record holds changes: an index
 * of an older form is then made again.
 */

const headSchema = z.strictObject({
  /** The project's folder inside the library. */
  name: z.string(),
  fingerprint: z.string(),
  projectId: z.string(),
  title: z.string(),
  revision: z.number().int(),
  logHead: z.string(),
  /** Where its texts begin in the texts file, and the length of each in bytes; the last one is the catalogue. */
  textsAt: z.number().int().nonnegative(),
  texts: z.array(z.number().int().nonnegative()).readonly(),
  /** Says only that the project is gone. */
  isGone: z.boolean(),
});
export type IndexHead = Readonly<z.infer<typeof headSchema>>;

/** One project in the index. */
export interface IndexedProject {
  readonly head: IndexHead;
  readonly part: IndexPart;
  /** Texts that could not be written and are kept in memory instead. */
  readonly texts: readonly Uint8Array[] | null;
}

/** A project about to be put in. */
export interface NewIndexed {
  readonly head: Omit<IndexHead, 'textsAt' | 'texts' | 'isGone'>;
  readonly part: Uint8Array;
  readonly texts: readonly Uint8Array[];
}

const magic = Buffer.from('STXS');
const frameLength = 16;
/** Bytes that count no more before the files are written anew. */
const mostWaste = 8 * 1024 * 1024;

/** The files of one library's index. Without the right to write, everything is kept in memory. */
export class IndexFiles {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #mayWrite: boolean;
  readonly #projects = new Map<string, IndexedProject>();
  #generation = 1;
  #termsEnd = 0;
  #textsEnd = 0;
  #wasted = 0;

  private constructor(fs: FileSystem, folder: string, mayWrite: boolean) {
    this.#fs = fs;
    this.#folder = folder;
    this.#mayWrite = mayWrite;
  }

  /** Reads what is there. */
  static async open(fs: FileSystem, folder: string, mayWrite: boolean): Promise<IndexFiles> {
    const files = new IndexFiles(fs, folder, mayWrite);
    await files.#load();
    return files;
  }

  /** By the project's folder name. */
  get projects(): ReadonlyMap<string, IndexedProject> {
    return this.#projects;
  }

  #path(what: 'terms' | 'texts', generation = this.#generation): string {
    return join(this.#folder, `${what}-${generation}.bin`);
  }

  async #load(): Promise<void> {
    const names = await this.#fs.list(this.#folder);
    const generations = names
      .flatMap((name) => /^terms-(\d{1,9})\.bin$/u.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
    this.#generation = generations.at(-1) ?? 1;
    if (generations.length === 0) return;
    const texts = await this.#fs.status(this.#path('texts'));
    const bytes = await this.#fs.readFile(this.#path('terms'));
    this.#textsEnd = texts?.size ?? 0;
    this.#readRecords(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!this.#mayWrite) return;
    for (const old of generations.slice(0, -1)) await this.#remove(old);
  }

  async #remove(generation: number): Promise<void> {
    await this.#fs.removeFile(this.#path('terms', generation));
    await this.#fs.removeFile(this.#path('texts', generation));
  }

  #readRecords(bytes: Buffer): void {
    let at = 0;
    while (at + frameLength <= bytes.length && bytes.subarray(at, at + 4).equals(magic)) {
      const sum = bytes.readUInt32LE(at + 4);
      const headLength = bytes.readUInt32LE(at + 8);
      const partLength = bytes.readUInt32LE(at + 12);
      const end = at + frameLength + headLength + partLength;
      if (end > bytes.length || crc32(bytes.subarray(at + 8, end)) !== sum) break;
      const partAt = at + frameLength + headLength;
      const head = readHead(bytes.subarray(at + frameLength, partAt));
      const part = IndexPart.open(bytes.subarray(partAt, end));
      if (head === null || part === null) break;
      this.#forget(head.name);
      const length = head.texts.reduce((sum, one) => sum + one, 0);
      if (head.isGone || head.textsAt + length > this.#textsEnd) this.#wasted += length;
      else this.#projects.set(head.name, { head, part, texts: null });
      at = end;
    }
    // What follows a broken record is overwritten by the next.
    this.#termsEnd = at;
  }

  #forget(name: string): void {
    const known = this.#projects.get(name);
    if (known === undefined) return;
    this.#wasted += known.head.texts.reduce((sum, length) => sum + length, 0);
    this.#projects.delete(name);
  }

  /** Puts a project in, in place of what was known of it. */
  async put({ head, part, texts }: NewIndexed): Promise<void> {
    const open = IndexPart.open(part);
    if (open === null) throw new Error('A part that was just built does not open.');
    const full: IndexHead = {
      ...head,
      textsAt: this.#textsEnd,
      texts: texts.map((text) => text.length),
      isGone: false,
    };
    this.#forget(head.name);
    const isWritten = await this.#append(full, part, texts);
    this.#projects.set(head.name, { head: full, part: open, texts: isWritten ? null : texts });
  }

  /** Notes that a project's files changed without its content. */
  async touch(name: string, fingerprint: string): Promise<void> {
    const known = this.#projects.get(name);
    if (known === undefined) return;
    const texts: Uint8Array[] = [];
    for (const at of known.head.texts.keys()) texts.push(await this.read(known, at));
    await this.put({ head: { ...known.head, fingerprint }, part: known.part.bytes, texts });
  }

  /** Takes out a project that is no longer in the library. */
  async drop(name: string): Promise<void> {
    const known = this.#projects.get(name);
    if (known === undefined) return;
    this.#forget(name);
    const empty = Uint8Array.from([0, 0]);
    await this.#append({ ...known.head, textsAt: 0, texts: [], isGone: true }, empty, []);
  }

  /** One text of a project, by its place in {@link IndexHead.texts}. */
  async read(project: IndexedProject, at: number): Promise<Uint8Array> {
    const kept = project.texts?.[at];
    if (kept !== undefined) return kept;
    const { textsAt, texts } = project.head;
    const before = texts.slice(0, at).reduce((sum, length) => sum + length, 0);
    return this.#fs.readPart(this.#path('texts'), textsAt + before, texts[at] ?? 0);
  }

  /** False when it could not be written: a full disk or a library one may only read. */
  async #append(head: IndexHead, part: Uint8Array, texts: readonly Uint8Array[]): Promise<boolean> {
    if (!this.#mayWrite) return false;
    try {
      const joined = Buffer.concat(texts);
      await this.#write(this.#path('texts'), joined, this.#textsEnd);
      const record = recordOf(head, part);
      await this.#write(this.#path('terms'), record, this.#termsEnd);
      this.#textsEnd += joined.length;
      this.#termsEnd += record.length;
      return true;
    } catch (error) {
      storageError(error, 'write', 'the search index');
      return false;
    }
  }

  async #write(path: string, bytes: Uint8Array, position: number): Promise<void> {
    const isThere = (await this.#fs.status(path)) !== null;
    if (!isThere) await this.#fs.makeFolder(this.#folder);
    const file = await this.#fs.open(path, isThere ? 'r+' : 'wx');
    try {
      let written = 0;
      while (written < bytes.length) {
        written += await file.write(bytes.subarray(written), position + written);
      }
    } finally {
      await file.close();
    }
  }

  /** Writes the files anew when more than half of them counts no more. */
  async tidy(): Promise<void> {
    if (!this.#mayWrite || this.#wasted < mostWaste || this.#wasted * 2 < this.#textsEnd) return;
    const old = this.#generation;
    const kept: NewIndexed[] = [];
    for (const project of this.#projects.values()) {
      const texts: Uint8Array[] = [];
      for (const at of project.head.texts.keys()) texts.push(await this.read(project, at));
      kept.push({ head: project.head, part: project.part.bytes, texts });
    }
    this.#generation = old + 1;
    await this.#remove(this.#generation);
    this.#termsEnd = 0;
    this.#textsEnd = 0;
    this.#wasted = 0;
    this.#projects.clear();
    for (const project of kept) await this.put(project);
    await this.#remove(old);
  }
}

function readHead(bytes: Uint8Array): IndexHead | null {
  try {
    const parsed = headSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function recordOf(head: IndexHead, part: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const record = Buffer.alloc(frameLength + json.length + part.length);
  magic.copy(record);
  record.writeUInt32LE(json.length, 8);
  record.writeUInt32LE(part.length, 12);
  json.copy(record, frameLength);
  record.set(part, frameLength + json.length);
  record.writeUInt32LE(crc32(record.subarray(8)), 4);
  return record;
}
