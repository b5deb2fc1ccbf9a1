import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { createDurably, removeQuietly } from './durable-file.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { storageError } from './storage-errors.ts';
import { randomHex } from './random.ts';

/** Who holds a project open for writing. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** Changes at every start of the machine; empty where the system does not tell. */
  readonly bootId: string;
  /** When the process started, as the system counts; empty where it does not tell. Tells a reused pid apart. */
  readonly startedAt: string;
  /** Tells two locks of one process apart. */
  readonly nonce: string;
}

/** What the machine says about processes; injected so that tests can play dead processes and reboots. */
export interface ProcessTable {
  readonly pid: number;
  readonly host: string;
  readonly bootId: string;
  /** Null when no such process runs. */
  readonly startOf: (pid: number) => string | null;
}

/** A lock held by this process. */
export interface ProjectLock {
  readonly release: () => Promise<void>;
}

/** The real process table. */
export function systemProcesses(): ProcessTable {
  return {
    pid: process.pid,
    host: hostname(),
    bootId: readSystemFile('/proc/sys/kernel/random/boot_id'),
    startOf,
  };
}

function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if (errorCodeOf(error) !== 'EPERM') return null;
  }
  // Field 22 of proc(5) stat; the name in field 2 may hold spaces, so counting begins behind its bracket.
  const status = readSystemFile(`/proc/${pid}/stat`);
  return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function readSystemFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (errorCodeOf(error) === null) throw error;
    return '';
  }
}

/** How long a lock file without readable content may be another process's half-written one, in milliseconds. */
const writingTime = 10_000;

/**
 * Takes the single writer's lock. A lock whose process is dead, or that is from before the machine's last start, is
 * taken over. Errors: `locked` (somebody else works here), or what the disk says.
 */
export async function takeLock(
  fs: FileSystem,
  path: string,
  processes: ProcessTable = systemProcesses(),
): Promise<Result<ProjectLock>> {
  const nonce = randomHex(8);
  const { pid, host, bootId } = processes;
  const mine: LockOwner = { pid, host, bootId, startedAt: processes.startOf(pid) ?? '', nonce };
  const content = Buffer.from(`${JSON.stringify(mine)}\n`);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await createDurably(fs, path, content);
    } catch (error) {
      if (errorCodeOf(error) !== 'EEXIST') return err(storageError(error, 'write', 'the lock file'));
      const held = await clearStaleLock(fs, path, processes);
      if (!held.ok) return held;
      continue;
    }
    return ok({
      release: async () => {
        const owner = await readOwner(fs, path);
        if (owner?.nonce === nonce) await removeQuietly(fs, path);
      },
    });
  }
  return err(lockedBy(null, host));
}

/** Takes a dead owner's lock away; `locked` when the owner lives. */
async function clearStaleLock(fs: FileSystem, path: string, processes: ProcessTable): Promise<Result<void>> {
  try {
    const owner = await readOwner(fs, path);
    if (!(await isStale(fs, path, owner, processes))) return err(lockedBy(owner, processes.host));
    // Two processes may judge the same lock: the rename decides who takes it away, and what came away is looked at.
    const aside = `${path}.${randomHex(6)}.part`;
    await fs.rename(path, aside);
    const taken = await readOwner(fs, aside);
    if (taken?.nonce !== owner?.nonce) {
      await fs.rename(aside, path);
      return err(lockedBy(taken, processes.host));
    }
    await removeQuietly(fs, aside);
    return ok(undefined);
  } catch (error) {
    return errorCodeOf(error) === 'ENOENT'
      ? ok(undefined)
      : err(storageError(error, 'write', 'the lock file'));
  }
}

async function isStale(
  fs: FileSystem,
  path: string,
  owner: LockOwner | null,
  processes: ProcessTable,
): Promise<boolean> {
  if (owner === null) {
    const status = await fs.status(path);
    return status === null || Date.now() - status.modified > writingTime;
  }
  if (owner.host !== processes.host) return false;
  if (owner.bootId !== processes.bootId) return true;
  const start = processes.startOf(owner.pid);
  return start === null || start !== owner.startedAt;
}

/** Who holds the lock; null when there is none or its content cannot be read. */
export async function readOwner(fs: FileSystem, path: string): Promise<LockOwner | null> {
  try {
    const value = JSON.parse(
      Buffer.from(await fs.readFile(path)).toString('utf8'),
    ) as Partial<LockOwner> | null;
    const isOwner =
      Number.isInteger(value?.pid) &&
      [value?.host, value?.bootId, value?.startedAt, value?.nonce].every(
        (field) => typeof field === 'string',
      );
    return isOwner ? (value as LockOwner) : null;
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function lockedBy(owner: LockOwner | null, here: string): ReturnType<typeof appError> {
  if (owner === null) {
    return appError(
      'locked',
      'Another program is just opening this project. It opens read-only here. Try again in a few seconds.',
    );
  }
  const advice =
    owner.host === here
      ? 'Close it there to work on it here.'
      : 'Close it there to work on it here; if that machine is gone for good, delete the file LOCK in the project’s folder.';
  return appError(
    'locked',
    `This project is open for writing in another window of Stet on ${owner.host} (process ${owner.pid}). It opens read-only here. ${advice}`,
    { pid: owner.pid, host: owner.host },
  );
}
