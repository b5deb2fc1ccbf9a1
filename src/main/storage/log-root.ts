import type { Migrator } from '../../core/migrations/migration.ts';
import type { Result } from '../../core/result.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { readRecord, type ReadRecord } from './record-reader.ts';
import { decodeSnapshot } from './snapshot-format.ts';

/**
 * The record that the log of a restored copy begins from, when the entries before it could not be copied: the bytes of
 * the backup it was made of, kept for ever. Null for a project whose log begins with its first entry.
 * Errors: `damaged`, `newer-schema`.
 */
export async function readRoot(
  fs: FileSystem,
  folder: ProjectFolder,
  migrator: Migrator,
): Promise<Result<ReadRecord> | null> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(folder.root);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const content = decodeSnapshot(bytes);
  return content.ok ? readRecord(content.value, migrator) : content;
}
