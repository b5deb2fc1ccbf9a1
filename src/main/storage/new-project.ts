import { join } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { logRoot, type LogEntry } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { renamePatiently } from './durable-file.ts';
import { EvidenceStore } from './evidence-store.ts';
import type { FileSystem } from './file-system.ts';
import { journalHeader, toJournal } from './journal-entries.ts';
import { JournalWriter } from './journal-writer.ts';
import { projectFolder, type ProjectFolder } from './project-folder.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { storageError, StorageFailure } from './storage-errors.ts';
import type { Settled } from './store-options.ts';
import { writeWitness } from './witness.ts';

/** A project about to be written for the first time. */
export interface NewProject {
  readonly path: string;
  /** Where it is built: on the same disk, a name nobody looks at. */
  readonly hiddenPath: string;
  /** The whole log so far. */
  readonly entries: readonly LogEntry[];
  /** What the log leads to. */
  readonly project: Project;
  /** Files that belong into the evidence store. */
  readonly blobs?: readonly Uint8Array[];
}

/** See `ProjectStore.create`. */
export function writeNewProject(
  { path, hiddenPath, entries, project, blobs = [] }: NewProject,
  { fs, migrator }: Settled,
): Promise<Result<void>> {
  return buildHidden(fs, { path, hiddenPath }, 'the project', async (hidden) => {
    const evidence = new EvidenceStore(fs, hidden);
    for (const blob of blobs) {
      const stored = await evidence.put(blob);
      if (!stored.ok) throw new StorageFailure(stored.error);
    }
    const start = { revision: 0, logHead: logRoot };
    const header = journalHeader(migrator.current, 1, start);
    const writer = await JournalWriter.create(fs, hidden.journal(1), header);
    try {
      await writer.append(entries.map(toJournal));
    } finally {
      await writer.close();
    }
    await new SnapshotAdapter(fs, hidden, migrator).write(project);
    await writeWitness(fs, hidden, project, true);
  });
}

/**
 * Builds a project folder under a hidden name and lets it appear under `path`, whole or not at all.
 * Errors: what `build` throws as a system error or {@link StorageFailure}; `already-exists`.
 */
export async function buildHidden<T>(
  fs: FileSystem,
  { path, hiddenPath }: { readonly path: string; readonly hiddenPath: string },
  what: string,
  build: (hidden: ProjectFolder) => Promise<T>,
): Promise<Result<T>> {
  const hidden = projectFolder(hiddenPath);
  try {
    await fs.makeFolder(hidden.path);
    const built = await build(hidden);
    await fs.syncFolder(hidden.path);
    if ((await fs.status(path)) !== null) {
      throw new StorageFailure(appError('already-exists', 'There is a project of that name already.'));
    }
    await renamePatiently(fs, hidden.path, path);
    await fs.syncFolder(join(path, '..'));
    return ok(built);
  } catch (error) {
    await fs.removeFolder(hidden.path);
    return err(storageError(error, 'write', what));
  }
}
