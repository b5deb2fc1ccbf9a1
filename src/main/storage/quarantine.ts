import { basename, join } from 'node:path';
import { createDurably, renamePatiently } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import type { Rejected } from './recovery.ts';

/** A moment as part of a file name: `2026-03-01T09-30-00-000Z`. */
export function fileStamp(instant: string): string {
  return instant.replace(/[:.]/gu, '-');
}

/**
 * Puts rejected bytes into the project's quarantine; nothing is ever deleted from there.
 * Answers false when the same bytes have been put there before, so that they are reported once.
 */
export async function setAside(
  fs: FileSystem,
  folder: ProjectFolder,
  rejected: Rejected,
  at: string,
): Promise<boolean> {
  const name = basename(rejected.path);
  await fs.makeFolder(folder.quarantine);
  if (rejected.how.kind === 'move') {
    await renamePatiently(fs, rejected.path, join(folder.quarantine, `${fileStamp(at)}-${name}`));
    await fs.syncFolder(folder.quarantine);
    await fs.syncFolder(folder.path);
    return true;
  }
  const { from } = rejected.how;
  const copy = join(folder.quarantine, `${name}-from-${from}.bin`);
  if ((await fs.status(copy)) !== null) return false;
  await createDurably(fs, copy, withoutTrailingZeros((await fs.readFile(rejected.path)).subarray(from)));
  await fs.syncFolder(folder.quarantine);
  return true;
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
