import { basename, join } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { applyChecked } from '../../core/project/apply.ts';
import type { CommandContext } from '../../core/project/commands.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { storedFilesOf } from '../../core/sources/stored-files.ts';
import { readBackup } from './backups.ts';
import { createDurably } from './durable-file.ts';
import { EvidenceStore } from './evidence-store.ts';
import type { FileSystem } from './file-system.ts';
import { buildHidden } from './new-project.ts';
import { appendAll, appendRuns, logUpTo, type WholeLog } from './whole-log.ts';
import { listProjectFolder, type ProjectFolder } from './project-folder.ts';
import { readRecord } from './record-reader.ts';
import { recover } from './recovery.ts';
import { lastChangeOf, listRestorePoints, type RestoreSource } from './restore-points.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { guarded, StorageFailure } from './storage-errors.ts';
import type { Settled } from './store-options.ts';
import { writeWitness } from './witness.ts';

/** A copy that is wanted. */
export interface RestoreWish {
  readonly source: RestoreSource;
  /** Where it is to appear; must not exist. */
  readonly path: string;
  /** Where it is built: on the same disk, a name nobody looks at. */
  readonly hiddenPath: string;
  /** Its own id. */
  readonly projectId: string;
  readonly titleFor: (original: string) => string;
  /** Who restores, and when: stands in the copy's log. */
  readonly context: CommandContext;
}

/** A copy that was made. */
export interface RestoredCopy {
  readonly project: Project;
  /** The change its log begins behind: 0 when the whole log could be copied. */
  readonly logFrom: number;
  /** How many evidence files were copied and hashed again. */
  readonly evidence: number;
  /** Hashes of evidence files that the record names and that are damaged or gone. */
  readonly lostEvidence: readonly string[];
}

/** The state to begin from, and the log that leads to it. */
interface Origin {
  readonly state: Project;
  /** The snapshot's bytes, for a copy whose log begins with it. */
  readonly snapshot: Uint8Array;
  readonly missing: number;
}

/**
 * Makes a copy of a project as it was in a backup, or as far as it can still be read. The project itself is only read,
 * never altered. The copy holds the log up to that state where it is whole; else it begins with the state
 * (`log-root.ts`) and keeps the journals that nobody can follow in its quarantine. Its first own entry says what it was
 * made of. It is read back before it appears.
 * Errors: `not-found`, `damaged`, `newer-schema`, `already-exists`, `verification-failed`, and what the disk says.
 */
export async function restoreCopy(settled: Settled, wish: RestoreWish): Promise<Result<RestoredCopy>> {
  const { fs, folder } = settled;
  const found = await guarded('read', 'the project', () => findOrigin(settled, wish.source));
  if (!found.ok) return found;
  if (!found.value.ok) return found.value;
  const origin = found.value.value;
  const log = await guarded('read', 'the log', () => logUpTo(settled, origin.state));
  if (!log.ok) return log;
  const begun = applyChecked(
    origin.state,
    {
      kind: 'project.restore',
      projectId: wish.projectId,
      title: wish.titleFor(origin.state.story.title),
      from: wish.source,
      missing: origin.missing,
    },
    wish.context,
  );
  if (!begun.ok) return begun;
  const { project, entry } = begun.value;
  return buildHidden(fs, wish, 'the restored copy', async (copy) => {
    const generation = await writeLog(settled, copy, origin, log.value);
    await appendAll(settled, copy, generation, origin.state, [entry]);
    const adapter = new SnapshotAdapter(fs, copy, settled.migrator);
    adapter.generation = generation;
    await adapter.write(project);
    await writeWitness(fs, copy, project, true);
    const evidence = await copyEvidence(fs, folder, copy, origin.state);
    await proveCopy(settled, copy, project);
    return {
      project,
      logFrom: log.value === null ? origin.state.revision : (log.value.root?.project.revision ?? 0),
      ...evidence,
    };
  });
}

async function findOrigin(settled: Settled, source: RestoreSource): Promise<Result<Origin>> {
  const { fs, folder, migrator } = settled;
  if (source.kind === 'readable') {
    const found = await recover(fs, folder, migrator);
    if (!found.ok) return found;
    const { project, isNewer } = found.value;
    if (isNewer) return tooNew();
    const missing = lastChangeOf(found.value) - project.revision;
    return ok({ state: project, snapshot: await encodeSnapshot(project, 1), missing });
  }
  const backup = await readBackup(fs, folder, source.name);
  if (!backup.ok) return backup;
  const record = readRecord(backup.value, migrator);
  if (!record.ok) return record;
  if (record.value.version === 'newer') return tooNew();
  const points = await listRestorePoints(settled);
  if (!points.ok) return points;
  const state = record.value.project;
  const missing = Math.max(0, points.value.lastKnown - state.revision);
  return ok({ state, snapshot: backup.value.bytes, missing });
}

function tooNew(): Result<never> {
  return err(
    appError(
      'newer-schema',
      'That state was written by a newer version of Stet and cannot be copied by this one. Nothing was changed. Update Stet.',
    ),
  );
}

/** Writes what came before the copy's own entries; answers the generation that those begin. */
async function writeLog(
  settled: Settled,
  copy: ProjectFolder,
  { state, snapshot }: Origin,
  log: WholeLog | null,
): Promise<number> {
  const { fs, folder } = settled;
  if (log === null) {
    await createDurably(fs, copy.root, snapshot);
    await keepUnreadable(fs, folder, copy);
    return 1;
  }
  if (log.root !== null) await createDurably(fs, copy.root, await fs.readFile(folder.root));
  return appendRuns(settled, copy, log.root?.project ?? null, log.entries, state.revision);
}

/** Journals that nobody can follow go with the copy, whole, into its quarantine. */
async function keepUnreadable(fs: FileSystem, from: ProjectFolder, copy: ProjectFolder): Promise<void> {
  const listing = await listProjectFolder(fs, from);
  const journals = [...listing.archives.map(from.archived), ...listing.journals.map(from.journal)];
  if (journals.length === 0) return;
  await fs.makeFolder(copy.quarantine);
  for (const path of journals) {
    await createDurably(fs, join(copy.quarantine, `before-${basename(path)}`), await fs.readFile(path));
  }
  await fs.syncFolder(copy.quarantine);
}

/** Every stored file, hashed while it is read and read again by its new name. */
async function copyEvidence(fs: FileSystem, from: ProjectFolder, copy: ProjectFolder, state: Project) {
  const source = new EvidenceStore(fs, from);
  const target = new EvidenceStore(fs, copy);
  const named = storedFilesOf(state);
  const lostEvidence: string[] = [];
  let evidence = 0;
  // Files that only later changes name are copied as well: nothing that is whole is left behind.
  for (const sha256 of new Set([...named.keys(), ...(await source.list())])) {
    if (!(await source.verify(sha256)).ok) {
      if (named.has(sha256)) lostEvidence.push(sha256);
      continue;
    }
    const stored = await source.copyInto(target, sha256);
    if (!stored.ok) throw new StorageFailure(stored.error);
    const check = await target.verify(sha256);
    if (!check.ok) throw new StorageFailure(check.error);
    evidence += 1;
  }
  return { evidence, lostEvidence };
}

/** The copy opens without a complaint and is what was meant, and so it does from its log alone. */
async function proveCopy({ fs, migrator }: Settled, copy: ProjectFolder, project: Project): Promise<void> {
  const found = await recover(fs, copy, migrator);
  const isRight =
    found.ok &&
    found.value.readOnly === null &&
    canonicalJson(found.value.project) === canonicalJson(project);
  if (isRight) return;
  throw new StorageFailure(
    appError(
      'verification-failed',
      'The restored copy did not read back as it was meant to, so it was not kept. The project itself was not touched. Try another backup.',
    ),
  );
}
