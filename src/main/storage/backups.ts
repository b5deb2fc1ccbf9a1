import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip } from 'node:zlib';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { removeQuietly, replaceDurably } from './durable-file.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { fileStamp } from './quarantine.ts';
import { decodeSnapshot, type SnapshotContent } from './snapshot-format.ts';
import { StorageFailure } from './storage-errors.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const hour = 3_600_000;
const day = 24 * hour;

/** How many backups stay: the newest of each of the last 24 hours, 14 days and 8 weeks that have one. */
const kept = [
  { span: hour, count: 24 },
  { span: day, count: 14 },
  { span: 7 * day, count: 8 },
] as const;

const namePattern = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.json\.gz$/u;

/** Milliseconds since 1970 of an ordinary backup's name; null for others, such as those made before a migration. */
function timeOf(name: string): number | null {
  if (!namePattern.test(name)) return null;
  const time = Date.parse(backupTime(name) ?? '');
  return Number.isNaN(time) ? null : time;
}

/** When a backup was made, from its name; null when the name does not tell. */
export function backupTime(name: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/u.exec(name);
  if (parts === null) return null;
  const [, day, hours, minutes, seconds, fraction] = parts;
  return `${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${fraction ?? ''}Z`;
}

/** The names of ordinary backups that may go, given all names in the folder. Pure; any other name stays. */
export function expiredBackups(names: readonly string[]): readonly string[] {
  const dated = names
    .flatMap((name) => {
      const time = timeOf(name);
      return time === null ? [] : [{ name, time }];
    })
    .sort((a, b) => b.time - a.time);
  const keep = new Set<string>();
  for (const { span, count } of kept) {
    const newestOfPeriod = new Map<number, string>();
    for (const { name, time } of dated) {
      const period = Math.floor(time / span);
      if (!newestOfPeriod.has(period)) newestOfPeriod.set(period, name);
    }
    for (const name of [...newestOfPeriod.values()].slice(0, count)) keep.add(name);
  }
  return dated.map(({ name }) => name).filter((name) => !keep.has(name));
}

/** Whether an hour has passed since the newest ordinary backup. */
export async function isBackupDue(fs: FileSystem, folder: ProjectFolder, at: string): Promise<boolean> {
  const times = (await fs.list(folder.backups)).map(timeOf).filter((time) => time !== null);
  const age = Date.parse(at) - Math.max(0, ...times);
  // A clock that was set back must not stop backups.
  return age >= hour || age < 0;
}

/** The backups of a project, newest first. */
export async function listBackups(fs: FileSystem, folder: ProjectFolder): Promise<readonly string[]> {
  return (await fs.list(folder.backups)).filter((name) => name.endsWith('.json.gz')).reverse();
}

/**
 * Stores a snapshot's bytes as a compressed backup, reads it back and lets expired ones go.
 * @param label set for a backup that is kept for ever, such as `before-schema-2`.
 */
export async function writeBackup(
  fs: FileSystem,
  folder: ProjectFolder,
  snapshot: Uint8Array,
  at: string,
  label?: string,
): Promise<void> {
  await fs.makeFolder(folder.backups);
  const name = `${fileStamp(at)}${label === undefined ? '' : `-${label}`}.json.gz`;
  await replaceDurably(fs, join(folder.backups, name), await compress(snapshot), async (written) => {
    if (Buffer.compare(snapshot, await unpacked(await fs.readFile(written))) !== 0) {
      throw new StorageFailure(appError('write-failed', 'A backup did not read back as it was written.'));
    }
  });
  for (const expired of expiredBackups(await fs.list(folder.backups))) {
    await removeQuietly(fs, join(folder.backups, expired));
  }
}

/** Bytes that cannot be unpacked count as none at all. */
async function unpacked(packed: Uint8Array): Promise<Uint8Array> {
  try {
    return await decompress(packed);
  } catch (error) {
    if (errorCodeOf(error) !== null || !(error instanceof Error)) throw error;
    return new Uint8Array();
  }
}

/** A backup as it was unpacked. */
export interface ReadBackup extends SnapshotContent {
  /** The snapshot's bytes. */
  readonly bytes: Uint8Array;
}

/** Reads a backup named by {@link listBackups}. Errors: `not-found` for any other name, `damaged`. */
export async function readBackup(
  fs: FileSystem,
  folder: ProjectFolder,
  name: string,
): Promise<Result<ReadBackup>> {
  if (!(await listBackups(fs, folder)).includes(name)) {
    return err(
      appError('not-found', `This project has no backup “${name}”. “stet backups” lists what it has.`),
    );
  }
  return decodeBackup(await fs.readFile(join(folder.backups, name)));
}

function decodeBackup(packed: Uint8Array): Result<ReadBackup> {
  try {
    const bytes = gunzipSync(packed);
    const content = decodeSnapshot(bytes);
    return content.ok ? ok({ ...content.value, bytes }) : content;
  } catch (error) {
    if (errorCodeOf(error) !== null || !(error instanceof Error)) throw error;
    return err(appError('damaged', 'The backup cannot be unpacked.'));
  }
}
