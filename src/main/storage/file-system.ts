import { constants, promises as node } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** An open file. Positions and sizes are bytes. */
export interface OpenFile {
  /** Writes at `position` and answers how many bytes were taken, which may be fewer than given (a short write). */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>;
  /** As `write`, and flushes what it took; on Linux in one call of the system, which spares a turn of Node's threads. */
  readonly writeThrough: (bytes: Uint8Array, position: number) => Promise<number>;
  /** Flushes data and all metadata. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface FileStatus {
  readonly size: number;
  /** Last change of the content, in milliseconds since 1970. */
  readonly modified: number;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

/**
 * Everything storage asks of the operating system. A thin object over `node:fs`, so that tests can inject short
 * writes, full disks, failing flushes and refused renames. Failures are thrown as Node's errors with a `code`.
 */
export interface FileSystem {
  /** `wx` creates and refuses an existing file; `r+` writes to an existing one. */
  readonly open: (path: string, flags: 'wx' | 'r+') => Promise<OpenFile>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** `length` bytes from `position`; fewer when the file ends before. */
  readonly readPart: (path: string, position: number, length: number) => Promise<Uint8Array>;
  /** Names in a folder, sorted; empty when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Null when nothing is there. */
  readonly status: (path: string) => Promise<FileStatus | null>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; content with a file that is already gone. */
  readonly removeFile: (path: string) => Promise<void>;
  /** Removes a folder with everything in it. */
  readonly removeFolder: (path: string) => Promise<void>;
  /** Makes a folder and its parents; content with one that exists. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Flushes the names in a folder. Windows has no such call and needs none. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Whether this process may create files in the folder. */
  readonly mayWrite: (folder: string) => Promise<boolean>;
}

/** Windows has no such flag, and on macOS it leaves data in the drive's own memory, which `datasync` does not. */
const writesThrough = process.platform === 'linux';

/** Node's own file system. */
export const nodeFileSystem: FileSystem = {
  open: async (path, flags) => {
    const handle = await node.open(path, flags);
    const write = async (to: FileHandle, bytes: Uint8Array, position: number) =>
      (await to.write(bytes, 0, bytes.length, position)).bytesWritten;
    let through: Promise<FileHandle> | null = null;
    return {
      write: (bytes, position) => write(handle, bytes, position),
      writeThrough: async (bytes, position) => {
        if (writesThrough) {
          through ??= node.open(path, constants.O_RDWR | constants.O_DSYNC);
          return write(await through, bytes, position);
        }
        const taken = await write(handle, bytes, position);
        await handle.datasync();
        return taken;
      },
      sync: () => handle.sync(),
      close: async () => {
        await Promise.all([handle.close(), through?.then((second) => second.close())]);
      },
    };
  },
  readFile: (path) => node.readFile(path),
  readPart: async (path, position, length) => {
    const handle = await node.open(path, 'r');
    try {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await handle.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },
  list: async (folder) => {
    const names = await absentAs(node.readdir(folder), []);
    return [...names].sort();
  },
  status: async (path) => {
    const found = await absentAs(node.stat(path), null);
    if (found === null) return null;
    return {
      size: found.size,
      modified: found.mtimeMs,
      isFile: found.isFile(),
      isFolder: found.isDirectory(),
    };
  },
  rename: (from, to) => node.rename(from, to),
  removeFile: (path) => node.rm(path, { force: true }),
  removeFolder: (path) => node.rm(path, { recursive: true, force: true, maxRetries: 3 }),
  makeFolder: async (path) => {
    await node.mkdir(path, { recursive: true });
  },
  syncFolder: async (path) => {
    if (process.platform === 'win32') return;
    const handle = await node.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  mayWrite: async (folder) => {
    try {
      await node.access(folder, constants.W_OK);
      return true;
    } catch (error) {
      if (errorCodeOf(error) === null) throw error;
      return false;
    }
  },
};

/** The `code` of an operating system error (`ENOSPC`), or null when it is no such error. */
export function errorCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^E[A-Z0-9]+$/u.test(error.code) ? error.code : null;
}

async function absentAs<T, A>(found: Promise<T>, absent: A): Promise<T | A> {
  try {
    return await found;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return absent;
    throw error;
  }
}
