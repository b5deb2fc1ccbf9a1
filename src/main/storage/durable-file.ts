import { basename, dirname, join } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { errorCodeOf, type FileSystem, type OpenFile } from './file-system.ts';
import { StorageFailure } from './storage-errors.ts';
import { randomHex } from './random.ts';

/** Ends the name of every file that is still being written; such a file is never read. */
export const unfinishedSuffix = '.part';

/** Writes all of `bytes` at `position`, going on after short writes; `writeThrough` flushes them too. */
export async function writeFully(
  file: OpenFile,
  bytes: Uint8Array,
  position: number,
  way: 'write' | 'writeThrough' = 'write',
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const taken = await file[way](bytes.subarray(done), position + done);
    if (taken <= 0) {
      throw new StorageFailure(
        appError(
          'disk-full',
          'The disk takes no more data. Everything saved before is kept. Free some space and try again.',
        ),
      );
    }
    done += taken;
  }
}

/** Creates a file that must not exist, writes and flushes it. What was begun is removed again on failure. */
export async function createDurably(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'wx');
  try {
    try {
      await writeFully(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeQuietly(fs, path);
    throw error;
  }
}

/** Bytes that are copied or hashed at a time. */
export const partBytes = 4 * 1024 * 1024;

/** The parts of a file, one after the other. */
export async function* partsOf(fs: FileSystem, path: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const part = await fs.readPart(path, position, partBytes);
    if (part.length === 0) return;
    yield part;
    position += part.length;
  }
}

/**
 * Copies a file that may be too large for memory to a path that must not exist, and flushes it. What was begun is removed again on
 * failure, also when `each`, which sees every part before it is written, throws.
 */
export async function copyDurably(
  fs: FileSystem,
  from: string,
  to: string,
  each: (part: Uint8Array) => void,
): Promise<void> {
  const file = await fs.open(to, 'wx');
  try {
    try {
      let position = 0;
      for await (const part of partsOf(fs, from)) {
        each(part);
        await writeFully(file, part, position);
        position += part.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeQuietly(fs, to);
    throw error;
  }
}

/**
 * Puts a whole file in place so that after a crash at any moment either the old or the new content is there:
 * unique temporary name, full write, flush, `check`, rename, flush of the folder.
 * @param check reads the temporary file before it takes the name; throws to keep the old content.
 */
export async function replaceDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  check?: (written: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomHex(6)}${unfinishedSuffix}`);
  await createDurably(fs, temporary, bytes);
  try {
    await check?.(temporary);
    await renamePatiently(fs, temporary, path);
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw error;
  }
  await fs.syncFolder(dirname(path));
}

/**
 * Puts a whole file in place without waiting for the disk: after a crash the old content, the new, or nothing readable
 * is there. For files that may be lost at no cost and that are checked when they are read.
 */
export async function replaceLazily(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomHex(6)}${unfinishedSuffix}`);
  const file = await fs.open(temporary, 'wx');
  try {
    try {
      await writeFully(file, bytes, 0);
    } finally {
      await file.close();
    }
    await fs.rename(temporary, path);
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw error;
  }
}

/** How long virus scanners and indexers may hold a file on Windows before a rename is given up, in milliseconds. */
const renamePatience = process.platform === 'win32' ? 60_000 : 0;

/** Renames; on Windows goes on trying while another program holds the file. */
export async function renamePatiently(
  fs: FileSystem,
  from: string,
  to: string,
  patience = renamePatience,
): Promise<void> {
  const deadline = performance.now() + patience;
  for (let wait = 10; ; wait = Math.min(wait * 2, 1000)) {
    try {
      await fs.rename(from, to);
      return;
    } catch (error) {
      const isHeld = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCodeOf(error) ?? '');
      if (!isHeld || performance.now() + wait > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Removes a file whose presence does no harm; that it could not be removed is no news to anybody. */
export async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.removeFile(path);
  } catch (error) {
    if (errorCodeOf(error) === null) throw error;
  }
}
