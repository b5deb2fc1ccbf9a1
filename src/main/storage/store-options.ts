import type { Notice } from '../../contract/views.ts';
import type { Clock } from '../../core/clock.ts';
import type { Migrator } from '../../core/migrations/migration.ts';
import { migrator as releasedMigrator } from '../../core/migrations/registry.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { projectFolder, type ProjectFolder } from './project-folder.ts';
import { systemProcesses, type ProcessTable } from './project-lock.ts';

/** What a store needs from outside; everything has a sensible default. */
export interface StoreOptions {
  readonly fs?: FileSystem;
  readonly clock?: Clock;
  readonly processes?: ProcessTable;
  readonly migrator?: Migrator;
  /** How long nothing must have been saved before housekeeping starts, in milliseconds; null: only when asked. */
  readonly idleAfter?: number | null;
  /** Hears of housekeeping that failed; nothing that was saved depends on it. */
  readonly onTrouble?: (notice: Notice) => void;
}

/** Options with every default filled in, and the folder they are for. */
export interface Settled extends Required<StoreOptions> {
  readonly folder: ProjectFolder;
}

const systemClock: Clock = () => new Date().toISOString();

/** Fills in the defaults. */
export function settle(path: string, options: StoreOptions): Settled {
  return {
    fs: options.fs ?? nodeFileSystem,
    clock: options.clock ?? systemClock,
    processes: options.processes ?? systemProcesses(),
    migrator: options.migrator ?? releasedMigrator,
    idleAfter: options.idleAfter === undefined ? 3_000 : options.idleAfter,
    onTrouble: options.onTrouble ?? (() => undefined),
    folder: projectFolder(path),
  };
}
