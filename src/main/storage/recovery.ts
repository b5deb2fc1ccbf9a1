import { basename } from 'node:path';
import type { Notice } from '../../contract/views.ts';
import { appError, type AppError } from '../../core/app-error.ts';
import type { Migrator } from '../../core/migrations/migration.ts';
import { logRoot } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { listBackups } from './backups.ts';
import {
  heldToWitness,
  joinSegments,
  readSegments,
  type LogBreak,
  type LogStretch,
  type Segment,
} from './log-reader.ts';
import type { LogPosition } from './journal-format.ts';
import { readRoot } from './log-root.ts';
import { holdsProject, listProjectFolder, newestGeneration, type ProjectFolder } from './project-folder.ts';
import { readRecord, type ReadRecord } from './record-reader.ts';
import { replayEntries } from '../../core/migrations/replay-entries.ts';
import { decodeSnapshot } from './snapshot-format.ts';
import { storageError } from './storage-errors.ts';
import { readWitness } from './witness.ts';

/** Something that could not be used; the owner of the folder moves or copies it to the quarantine. */
export interface Rejected {
  readonly path: string;
  readonly why: string;
  /** `move` the whole file, or `copy` its bytes from an offset and leave the file, which is part of the log. */
  readonly how: { readonly kind: 'move' } | { readonly kind: 'copy'; readonly from: number };
}

/** What opening a project folder found. Reading alone: nothing on disk was touched. */
export interface Recovered {
  readonly project: Project;
  /** Why it may not be written, or null. */
  readonly readOnly: string | null;
  readonly notices: readonly Notice[];
  readonly rejected: readonly Rejected[];
  /** The journal that can be continued; null when a new generation has to begin. */
  readonly resume: { readonly generation: number; readonly end: number; readonly size: number } | null;
  /** The highest generation seen, also of files that were rejected. */
  readonly newest: number;
  /** What was replayed on top of the snapshot. */
  readonly replayed: { readonly entries: number; readonly bytes: number };
  /** Whether the record came from an older schema. */
  readonly isMigrated: boolean;
  /** Where the log ends too early, or null. */
  readonly broken: LogBreak | null;
  /** The last entry that was read when one of them could not be repeated, or null. */
  readonly stoppedBefore: number | null;
  /** Whether it was written by a newer Stet, so that parts of it may be missing here. */
  readonly isNewer: boolean;
  /** How far the witness saw the log acknowledged; null when there is none. */
  readonly witnessed: number | null;
}

const notice = (kind: Notice['kind'], code: string, text: string): Notice => ({ kind, code, text });

/**
 * Finds the newest state that the files prove: the newest good snapshot plus the journals behind it; without any good
 * snapshot the whole log from its first entry, or from the record it begins with (`log-root.ts`). Never resets anything to defaults.
 * Errors: `not-found` (no project here), `newer-schema`, `damaged`, or what the disk says.
 */
export async function recover(
  fs: FileSystem,
  folder: ProjectFolder,
  migrator: Migrator,
): Promise<Result<Recovered>> {
  // A reader without the lock may see a file go while the writer archives it: then the folder is read again.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await recoverFrom(fs, folder, migrator);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT' && attempt < 5) continue;
      return err(storageError(error, 'read', 'the project'));
    }
  }
}

async function recoverFrom(
  fs: FileSystem,
  folder: ProjectFolder,
  migrator: Migrator,
): Promise<Result<Recovered>> {
  const listing = await listProjectFolder(fs, folder);
  if (!holdsProject(listing)) {
    return err(appError('not-found', 'There is no project in this folder. Nothing was changed.'));
  }
  // Before the journals: the writer lets the witness follow them, and a reader must not find it ahead.
  const witness = await readWitness(fs, folder);
  const backups = (await listBackups(fs, folder)).length;
  const rejected: Rejected[] = [];
  const notices: Notice[] = [];
  let tooNew: AppError | null = null;
  for (const generation of [...listing.snapshots].reverse()) {
    const path = folder.snapshot(generation);
    const read = readSnapshot(await fs.readFile(path), generation, migrator);
    if (read.ok) {
      const segments = await readSegments(fs, folder, listing, generation);
      // An older snapshot beside one of a newer version shows an earlier state and must not be built upon.
      const record: ReadRecord = tooNew === null ? read.value : { ...read.value, version: 'newer' };
      const newest = newestGeneration(listing);
      return ok(withJournals({ record, segments, newest, notices, rejected, witness, backups }, migrator));
    }
    if (read.error.code === 'newer-schema') tooNew ??= read.error;
    else {
      rejected.push({ path, why: read.error.message, how: { kind: 'move' } });
      notices.push(
        notice(
          'warning',
          'snapshot-rejected',
          `${basename(path)} could not be used and was set aside in the project’s quarantine. The project was rebuilt from an older snapshot and the log; nothing that was saved is missing.`,
        ),
      );
    }
  }
  if (tooNew !== null) return err(tooNew);
  const segments = await readSegments(fs, folder, listing, 0);
  const newest = newestGeneration(listing);
  const root = await readRoot(fs, folder, migrator);
  if (root !== null && !root.ok) return err(unreadable(backups));
  const base = { segments, newest, notices, rejected, witness, backups };
  const whole =
    root === null
      ? withJournals({ ...base, record: null }, migrator)
      : withJournals({ ...base, record: root.value }, migrator);
  return whole === null ? err(unreadable(backups)) : ok(whole);
}

function unreadable(backups: number): AppError {
  const help =
    backups === 0
      ? 'It has no backups.'
      : `${backupsThere(backups)} Restore a copy from one of them in the library, or with “stet backups” and “stet restore”.`;
  return appError(
    'damaged',
    `None of this project’s snapshots can be read, and its log is broken at the start. Nothing was changed or deleted. ${help}`,
  );
}

const backupsThere = (count: number): string =>
  count === 1 ? 'One backup lies in its “backups” folder.' : `${count} backups lie in its “backups” folder.`;

function readSnapshot(bytes: Uint8Array, generation: number, migrator: Migrator): Result<ReadRecord> {
  const content = decodeSnapshot(bytes);
  if (!content.ok) return content;
  if (content.value.header.generation !== generation) {
    return err(appError('damaged', 'The snapshot cannot be used: it is of another generation.'));
  }
  return readRecord(content.value, migrator);
}

interface Base<R extends ReadRecord | null> {
  readonly record: R;
  readonly segments: readonly Segment[];
  readonly newest: number;
  readonly notices: readonly Notice[];
  readonly rejected: readonly Rejected[];
  readonly witness: LogPosition | null;
  /** How many backups there are. */
  readonly backups: number;
}

function withJournals(base: Base<ReadRecord>, migrator: Migrator): Recovered;
function withJournals(base: Base<null>, migrator: Migrator): Recovered | null;
function withJournals(base: Base<ReadRecord | null>, migrator: Migrator): Recovered | null {
  const from = base.record?.project ?? null;
  const start = from === null ? { revision: 0, logHead: logRoot } : position(from);
  const stretch = heldToWitness(joinSegments(base.segments, start), base.segments, base.witness);
  const replayed = replayEntries(from, stretch.entries, migrator);
  if (replayed.project === null) return null;

  const notices = [...base.notices];
  const rejected = [...base.rejected, ...unusableOf(stretch)];
  let readOnly: string | null = null;
  if (base.record?.version === 'newer' || replayed.stopped?.error.code === 'newer-schema') {
    readOnly =
      'This project was written by a newer version of Stet. It opens read-only, and parts of it may not be shown. Update Stet to work on it.';
    notices.push(notice('warning', 'newer-schema', readOnly));
  } else if (stretch.broken !== null || replayed.stopped !== null) {
    readOnly = brokenLog(stretch, replayed.stopped?.revision ?? null, base.backups);
    notices.push(notice('error', 'log-broken', readOnly));
  } else if (stretch.torn !== null) {
    const { segment, from: at } = stretch.torn;
    rejected.push({ path: segment.path, why: 'the end of the journal', how: { kind: 'copy', from: at } });
    notices.push(
      notice(
        'info',
        'journal-tail',
        `The end of the log could not be read, most likely a write that was cut off when Stet stopped and that was never reported as saved. The project is as it was after change ${stretch.end.revision}; the unread bytes are kept in its quarantine.`,
      ),
    );
  }
  const resumable = base.segments.at(-1);
  const canResume =
    resumable !== undefined &&
    resumable.scan.header?.schema === migrator.current &&
    resumable.scan.tail.kind === 'clean' &&
    !resumable.isArchived;
  return {
    project: replayed.project,
    readOnly,
    notices,
    rejected: readOnly === null ? rejected : [],
    resume: canResume
      ? { generation: resumable.generation, end: resumable.scan.end, size: resumable.size }
      : null,
    newest: base.newest,
    replayed: {
      entries: stretch.entries.length,
      bytes: base.segments.reduce((sum, segment) => sum + segment.scan.end, 0),
    },
    isMigrated:
      base.record?.version === 'older' || stretch.entries.some((entry) => entry.schema < migrator.current),
    broken: stretch.broken,
    stoppedBefore:
      replayed.stopped === null ? null : Math.max(replayed.stopped.revision, stretch.end.revision),
    isNewer: base.record?.version === 'newer' || replayed.stopped?.error.code === 'newer-schema',
    witnessed: base.witness?.revision ?? null,
  };
}

const position = (project: Project) => ({ revision: project.revision, logHead: project.logHead });

function unusableOf(stretch: LogStretch): readonly Rejected[] {
  return stretch.unusable
    .filter((segment) => !segment.isArchived)
    .map((segment) => ({
      path: segment.path,
      why: 'a journal without content',
      how: { kind: 'move' as const },
    }));
}

function brokenLog(stretch: LogStretch, stopped: number | null, backups: number): string {
  const last = stretch.broken?.after ?? (stopped ?? 1) - 1;
  const behind = Math.max(stretch.broken?.last ?? 0, stretch.end.revision);
  const name = basename(stretch.broken?.path ?? '');
  const file = name === '' ? 'the log' : name;
  const missing = behind > last + 1 ? `changes ${last + 1} to ${behind}` : `change ${last + 1}`;
  const count = Math.max(1, behind - last);
  const kept = backups === 0 ? '' : `${backupsThere(backups)} `;
  return `A part of this project’s log (${file}) is damaged: ${missing} (${count} in all) cannot be shown. The project opens read-only as it was after change ${last}; nothing was changed or deleted. ${kept}To go on working, restore a copy: in the library, or with “stet backups” and “stet restore”.`;
}
