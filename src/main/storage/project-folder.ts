import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { unfinishedSuffix } from './durable-file.ts';

/** Names inside one project's folder (docs/file-format.md). */
export interface ProjectFolder {
  readonly path: string;
  readonly snapshot: (generation: number) => string;
  readonly journal: (generation: number) => string;
  /** Journals older than the oldest kept snapshot, compressed. */
  readonly log: string;
  readonly archived: (generation: number) => string;
  readonly evidence: string;
  readonly backups: string;
  readonly quarantine: string;
  readonly lock: string;
  /** How far the log had been acknowledged, see `witness.ts`. */
  readonly witness: string;
  /** The record that the log of a restored copy begins from; most projects have none and begin with the first entry. */
  readonly root: string;
}

export function projectFolder(path: string): ProjectFolder {
  const log = join(path, 'log');
  return {
    path,
    snapshot: (generation) => join(path, `snapshot-${generation}.json`),
    journal: (generation) => join(path, `journal-${generation}.log`),
    log,
    archived: (generation) => join(log, `journal-${generation}.log.gz`),
    evidence: join(path, 'evidence'),
    backups: join(path, 'backups'),
    quarantine: join(path, 'quarantine'),
    lock: join(path, 'LOCK'),
    witness: join(path, 'witness.json'),
    root: join(path, 'root.json'),
  };
}

/** Which generations of each kind a project folder holds, oldest first. */
export interface FolderListing {
  readonly snapshots: readonly number[];
  readonly journals: readonly number[];
  readonly archives: readonly number[];
  /** File names of writes that were cut off. */
  readonly unfinished: readonly string[];
}

export async function listProjectFolder(fs: FileSystem, folder: ProjectFolder): Promise<FolderListing> {
  const names = await fs.list(folder.path);
  const archived = await fs.list(folder.log);
  return {
    snapshots: generations(names, /^snapshot-([1-9][0-9]{0,8})\.json$/u),
    journals: generations(names, /^journal-([1-9][0-9]{0,8})\.log$/u),
    archives: generations(archived, /^journal-([1-9][0-9]{0,8})\.log\.gz$/u),
    unfinished: names.filter((name) => name.endsWith(unfinishedSuffix)),
  };
}

/** The highest generation in use, 0 when there is none. */
export function newestGeneration(listing: FolderListing): number {
  return Math.max(0, ...listing.snapshots, ...listing.journals, ...listing.archives);
}

/** Whether a folder holds a project at all. */
export function holdsProject(listing: FolderListing): boolean {
  return listing.snapshots.length + listing.journals.length + listing.archives.length > 0;
}

function generations(names: readonly string[], pattern: RegExp): readonly number[] {
  return names
    .flatMap((name) => {
      const digits = pattern.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}
