import { appError } from '../../core/app-error.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { StoredEntry } from '../../core/migrations/replay-entries.ts';
import type { Project } from '../../core/project/project.ts';
import type { Result } from '../../core/result.ts';
import { createDurably } from './durable-file.ts';
import { EvidenceStore } from './evidence-store.ts';
import { buildHidden } from './new-project.ts';
import { recover } from './recovery.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { StorageFailure } from './storage-errors.ts';
import type { Settled } from './store-options.ts';
import { appendRuns } from './whole-log.ts';
import { writeWitness } from './witness.ts';

/** A project that comes from outside with its log. */
export interface AdoptedProject {
  readonly project: Project;
  /** The record its log begins from; null for a whole log. */
  readonly root: Project | null;
  /** Every entry, with the schema it was written in. */
  readonly entries: readonly StoredEntry[];
  /** Hashes of its stored files. */
  readonly files: readonly string[];
  readonly readFile: (sha256: string) => Uint8Array;
}

/**
 * Makes a project folder of a project that comes with its log: entries keep the bytes their hashes were made of. It is read back
 * before it appears. Errors: `already-exists`, `verification-failed`, what the disk says.
 * @param hiddenPath where it is built: on the same disk, a name nobody looks at
 */
export function adoptProject(
  settled: Settled,
  { project, root, entries, files, readFile }: AdoptedProject,
  hiddenPath: string,
): Promise<Result<void>> {
  const { fs, folder, migrator } = settled;
  return buildHidden(fs, { path: folder.path, hiddenPath }, 'the project', async (hidden) => {
    const evidence = new EvidenceStore(fs, hidden);
    for (const sha256 of files) {
      const stored = await evidence.put(readFile(sha256));
      if (!stored.ok) throw new StorageFailure(stored.error);
      if (stored.value !== sha256) throw new StorageFailure(unlike());
    }
    if (root !== null) await createDurably(fs, hidden.root, await encodeSnapshot(root, 1));
    const next = await appendRuns(settled, hidden, root, entries, project.revision);
    const adapter = new SnapshotAdapter(fs, hidden, migrator);
    adapter.generation = Math.max(1, next - 1);
    await adapter.write(project);
    await writeWitness(fs, hidden, project, true);
    const found = await recover(fs, hidden, migrator);
    const isRight =
      found.ok &&
      found.value.readOnly === null &&
      canonicalJson(found.value.project) === canonicalJson(project);
    if (!isRight) throw new StorageFailure(unlike());
  });
}

function unlike() {
  return appError(
    'verification-failed',
    'The project did not read back as it stands in the file, so it was not kept. The library is unchanged.',
  );
}
