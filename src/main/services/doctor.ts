import { basename, join } from 'node:path';
import { projectTitle } from '../../core/project/project-title.ts';
import type { Project } from '../../core/project/project.ts';
import { storedFilesOf } from '../../core/sources/stored-files.ts';
import { EvidenceStore } from '../storage/evidence-store.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { holdsProject, listProjectFolder, projectFolder } from '../storage/project-folder.ts';
import { ProjectStore } from '../storage/project-store.ts';
import { setAside } from '../storage/quarantine.ts';
import { decodeSnapshot } from '../storage/snapshot-format.ts';
import { verifyLog, type Problem } from './log-check.ts';
import { restorePointsOf } from './restore-service.ts';
import { verifySideFiles } from './side-file-check.ts';
import type { Runtime } from './runtime.ts';

export type { Problem } from './log-check.ts';

/** What was found about one project. */
export interface Diagnosis {
  readonly projectDir: string;
  readonly title: string | null;
  readonly revision: number | null;
  readonly ok: boolean;
  /** How much was verified. */
  readonly verified: { readonly snapshots: number; readonly entries: number; readonly evidence: number };
  readonly problems: readonly Problem[];
  readonly repaired: readonly string[];
  readonly quarantined: readonly string[];
  /** What else there is to know, and which commands help. */
  readonly notes: readonly string[];
}

/** Verifies every project of a library and mends what the files themselves can mend. */
export async function examineLibrary(folder: string, runtime: Runtime): Promise<readonly Diagnosis[]> {
  const { fs } = runtime;
  const found: Diagnosis[] = [];
  for (const name of await fs.list(folder)) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    if (!holdsProject(await listProjectFolder(fs, projectFolder(path)))) continue;
    found.push(await examineProject(path, runtime));
  }
  return found;
}

/**
 * Verifies one project: every snapshot's checksum, the whole log's chain of hashes from its first entry, that
 * replaying it gives the project byte for byte, every evidence file's hash, every backup, and the witness. Unusable snapshots are set aside when
 * the rest proves the project, and a fresh snapshot takes their place.
 */
export async function examineProject(path: string, runtime: Runtime): Promise<Diagnosis> {
  const { fs } = runtime;
  const before = await quarantineNames(fs, path);
  const store = await ProjectStore.open(path, 'write', { ...runtime.store, idleAfter: null });
  if (!store.ok) {
    const log = store.error.code === 'damaged' ? await verifyLog(fs, path, null) : null;
    const problems = [{ code: store.error.code, message: store.error.message }, ...(log?.problems ?? [])];
    return {
      projectDir: path,
      title: null,
      revision: null,
      ok: false,
      verified: { snapshots: 0, entries: 0, evidence: 0 },
      problems,
      repaired: [],
      quarantined: [],
      notes: await help(path, problems, runtime),
    };
  }
  const { project, readOnly, notices } = store.value;
  try {
    const snapshots = await verifySnapshots(fs, path, readOnly === null, runtime.clock());
    const log = await verifyLog(fs, path, project);
    const evidence = await verifyEvidence(fs, path, project);
    const beside = await verifySideFiles(fs, path, readOnly === null, runtime.clock());
    const opening = notices
      .filter((notice) => notice.kind === 'error' || notice.code === 'newer-schema')
      // Said more exactly by the look at the log.
      .filter((notice) => !log.problems.some((problem) => problem.code === notice.code))
      .map((notice) => ({ code: notice.code, message: notice.text }));
    const problems = [
      ...opening,
      ...snapshots.problems,
      ...log.problems,
      ...evidence.problems,
      ...beside.problems,
    ];
    const repaired = notices
      .filter((notice) => notice.code === 'snapshot-rejected' || notice.code === 'journal-tail')
      .map((notice) => notice.text);
    if (readOnly === null && (snapshots.setAside > 0 || repaired.length > 0)) {
      const compacted = await store.value.compact();
      if (compacted.ok) repaired.push('A fresh snapshot was made and verified.');
      else problems.push({ code: compacted.error.code, message: compacted.error.message });
    }
    repaired.push(...beside.repaired);
    const after = await quarantineNames(fs, path);
    return {
      projectDir: path,
      title: projectTitle(project),
      revision: project.revision,
      ok: problems.length === 0,
      verified: { snapshots: snapshots.good, entries: log.entries, evidence: evidence.good },
      problems,
      repaired,
      quarantined: after.filter((name) => !before.includes(name)),
      notes: [...log.notes, ...(await help(path, problems, runtime))],
    };
  } finally {
    await store.value.close();
  }
}

async function quarantineNames(fs: FileSystem, path: string): Promise<readonly string[]> {
  return fs.list(projectFolder(path).quarantine);
}

async function verifySnapshots(fs: FileSystem, path: string, mayMend: boolean, at: string) {
  const folder = projectFolder(path);
  const problems: Problem[] = [];
  let good = 0;
  let moved = 0;
  for (const generation of (await listProjectFolder(fs, folder)).snapshots) {
    const file = folder.snapshot(generation);
    const content = decodeSnapshot(await fs.readFile(file));
    if (content.ok) {
      good += 1;
    } else if (mayMend) {
      await setAside(fs, folder, { path: file, why: content.error.message, how: { kind: 'move' } }, at);
      moved += 1;
    } else {
      problems.push({ code: 'damaged', message: `${basename(file)}: ${content.error.message}` });
    }
  }
  return { good, setAside: moved, problems };
}

/** Which commands lead on from damage. */
async function help(
  path: string,
  problems: readonly Problem[],
  runtime: Runtime,
): Promise<readonly string[]> {
  if (!problems.some(({ code }) => code === 'log-broken' || code === 'damaged')) return [];
  const found = await restorePointsOf(path, runtime);
  const usable = found.ok ? found.value.points.filter((point) => point.problem === null) : [];
  if (usable.length === 0) {
    return [
      'Nothing of it can be restored: no state can be read and there is no backup that can. Look for another copy of the folder. Nothing was changed here.',
    ];
  }
  const first = usable[0]?.source;
  const choice = first?.kind === 'backup' ? `--backup ${first.name}` : '--readable';
  return [
    `What helps: “stet backups "${path}"” lists what can be restored (${usable.length}); “stet restore "${path}" ${choice} --out NEW_FOLDER” makes a copy to go on with. The library offers the same as “Restore a copy…”.`,
  ];
}

async function verifyEvidence(fs: FileSystem, path: string, project: Project) {
  const store = new EvidenceStore(fs, projectFolder(path));
  const named = new Map(storedFilesOf(project));
  for (const sha256 of await store.list()) if (!named.has(sha256)) named.set(sha256, 'a stored file');
  const problems: Problem[] = [];
  let good = 0;
  for (const [sha256, owner] of named) {
    const found = await store.verify(sha256);
    if (found.ok) good += 1;
    else problems.push({ code: found.error.code, message: `${owner}: ${found.error.message}` });
  }
  return { good, problems };
}
