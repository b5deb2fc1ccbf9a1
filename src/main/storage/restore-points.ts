import type { Project } from '../../core/project/project.ts';
import { ok, type Result } from '../../core/result.ts';
import { backupTime, listBackups, readBackup } from './backups.ts';
import { readSegments } from './log-reader.ts';
import { listProjectFolder } from './project-folder.ts';
import { readRecord } from './record-reader.ts';
import { recover, type Recovered } from './recovery.ts';
import type { Settled } from './store-options.ts';
import { readWitness } from './witness.ts';

/** What a copy can be made of: a backup by its file's name, or everything up to where the log breaks. */
export type RestoreSource =
  { readonly kind: 'backup'; readonly name: string } | { readonly kind: 'readable' };

/** One state of a project that a copy can be made of. */
export interface RestorePoint {
  readonly source: RestoreSource;
  /** When the backup was made, or when the last readable change was given; null when nothing tells. */
  readonly at: string | null;
  /** The number of changes in it; null when it cannot be used. */
  readonly revision: number | null;
  /** How many later changes are known that it lacks; null when it cannot be used. */
  readonly missing: number | null;
  /** How many of those lie whole behind the break, though nothing leads to them. */
  readonly readableBehind: number;
  /** Why it cannot be used, or null. */
  readonly problem: string | null;
}

/** What can be restored of one project. */
export interface RestorePoints {
  /** Null when no state can be read at all. */
  readonly project: Project | null;
  /** Whether changes that were saved can no longer be read. */
  readonly isDamaged: boolean;
  /** The highest change known to have been saved. */
  readonly lastKnown: number;
  /** What can still be read first (damaged projects only), then backups, newest first. */
  readonly points: readonly RestorePoint[];
}

/**
 * Lists what can be restored; reads alone. Errors: `not-found` (no project here), `read-failed`, `permission-denied`. A
 * project of which nothing can be read is no error: its backups are listed all the same.
 */
export async function listRestorePoints(settled: Settled): Promise<Result<RestorePoints>> {
  const { fs, folder, migrator } = settled;
  const found = await recover(fs, folder, migrator);
  if (!found.ok && found.error.code !== 'damaged' && found.error.code !== 'newer-schema') return found;
  const recovered = found.ok ? found.value : null;
  const lastKnown = Math.max(
    recovered === null ? 0 : lastChangeOf(recovered),
    recovered === null ? await lastEntry(settled) : 0,
  );
  const isDamaged = recovered === null ? !found.ok && found.error.code === 'damaged' : isBroken(recovered);
  const points: RestorePoint[] = [];
  if (recovered !== null && isDamaged) {
    points.push({
      source: { kind: 'readable' },
      at: recovered.project.updatedAt,
      revision: recovered.project.revision,
      missing: lastKnown - recovered.project.revision,
      readableBehind: recovered.broken?.readableBehind ?? 0,
      problem: null,
    });
  }
  for (const name of await listBackups(fs, folder)) points.push(await backupPoint(settled, name, lastKnown));
  return ok({ project: recovered?.project ?? null, isDamaged, lastKnown, points });
}

async function backupPoint({ fs, folder, migrator }: Settled, name: string, lastKnown: number) {
  const content = await readBackup(fs, folder, name);
  const record = content.ok ? readRecord(content.value, migrator) : content;
  const base = { source: { kind: 'backup', name } as const, at: backupTime(name), readableBehind: 0 };
  if (!record.ok) return { ...base, revision: null, missing: null, problem: record.error.message };
  if (record.value.version === 'newer') {
    const problem = 'It was written by a newer version of Stet. Update Stet to use it.';
    return { ...base, revision: null, missing: null, problem };
  }
  const { revision } = record.value.project;
  return { ...base, revision, missing: Math.max(0, lastKnown - revision), problem: null };
}

/** Whether recovery found that changes which had been saved cannot be read. */
export function isBroken(recovered: Recovered): boolean {
  return recovered.notices.some((notice) => notice.code === 'log-broken');
}

/** The highest change that the files of a readable project speak of. */
export function lastChangeOf({ project, broken, stoppedBefore }: Recovered): number {
  return Math.max(project.revision, broken?.last ?? 0, stoppedBefore ?? 0);
}

/** The same for a project without any readable state. */
async function lastEntry({ fs, folder }: Settled): Promise<number> {
  const witness = await readWitness(fs, folder);
  const segments = await readSegments(fs, folder, await listProjectFolder(fs, folder), 0);
  return Math.max(
    witness?.revision ?? 0,
    ...segments.map(({ scan }) =>
      Math.max(
        scan.header?.after.revision ?? 0,
        scan.entries.at(-1)?.revision ?? 0,
        scan.tail.kind === 'hole' ? scan.tail.lastRevision : 0,
      ),
    ),
  );
}
