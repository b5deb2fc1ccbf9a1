import { nodeFileSystem, type FileSystem } from '../file-system.ts';

/** What goes wrong. Set the fields while a test runs. */
export interface Faults {
  /** At most this many bytes are taken per write. */
  shortWrites?: number;
  /** Bytes that still fit; writes beyond fail with `ENOSPC` after taking what fits, as tmpfs does. */
  bytesLeft?: number;
  /** Flushes fail with this code. */
  flush?: string;
  /** Renames fail with this code, this often. */
  rename?: { code: string; times: number };
  /** Creating files fails with this code. */
  create?: string;
}

/** An operating system error as Node throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** The real file system with faults injected, and counts of what was asked. */
export function faultyFileSystem(faults: Faults): FileSystem & {
  readonly counts: { flushes: number; written: number };
} {
  const counts = { flushes: 0, written: 0 };
  const flush = (real: () => Promise<void>): Promise<void> => {
    if (faults.flush !== undefined) return Promise.reject(systemError(faults.flush));
    counts.flushes += 1;
    return real();
  };
  return {
    ...nodeFileSystem,
    counts,
    open: async (path, flags) => {
      if (flags === 'wx' && faults.create !== undefined) throw systemError(faults.create);
      const file = await nodeFileSystem.open(path, flags);
      let reached = (await nodeFileSystem.status(path))?.size ?? 0;
      const limited = async (way: 'write' | 'writeThrough', bytes: Uint8Array, position: number) => {
        let takes = Math.min(bytes.length, faults.shortWrites ?? bytes.length);
        const grows = Math.max(0, position + takes - reached);
        if (faults.bytesLeft !== undefined && grows > faults.bytesLeft) {
          takes -= grows - faults.bytesLeft;
          if (takes <= 0) throw systemError('ENOSPC');
        }
        const taken = await file[way](bytes.subarray(0, takes), position);
        const end = position + taken;
        if (faults.bytesLeft !== undefined) faults.bytesLeft -= Math.max(0, end - reached);
        reached = Math.max(reached, end);
        counts.written += taken;
        return taken;
      };
      return {
        ...file,
        write: (bytes, position) => limited('write', bytes, position),
        writeThrough: async (bytes, position) => {
          // As the system has it: the data is taken, and the flush behind it fails.
          if (faults.flush !== undefined) {
            await limited('write', bytes, position);
            throw systemError(faults.flush);
          }
          counts.flushes += 1;
          return limited('writeThrough', bytes, position);
        },
        sync: () => flush(file.sync),
      };
    },
    rename: (from, to) => {
      const { rename } = faults;
      if (rename !== undefined && rename.times > 0) {
        rename.times -= 1;
        return Promise.reject(systemError(rename.code));
      }
      return nodeFileSystem.rename(from, to);
    },
  };
}
