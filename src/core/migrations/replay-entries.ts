import type { AppError } from '../app-error.ts';
import { applyAgain } from '../project/apply.ts';
import type { CommandContext } from '../project/commands.ts';
import type { Project } from '../project/project.ts';
import type { Migrator } from './migration.ts';

/** A log entry as it is stored: its hash is checked, its command may be of an older schema. */
export interface StoredEntry {
  readonly revision: number;
  readonly context: CommandContext;
  readonly command: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
  /** Schema of the record when it was written. */
  readonly schema: number;
}

export interface Replayed {
  /** The state after the last entry that could be repeated; null when there was none. */
  readonly project: Project | null;
  /** The entry that could not be repeated, and why. */
  readonly stopped: { readonly revision: number; readonly error: AppError } | null;
}

/**
 * Repeats stored entries on `from`. Commands of older schemas are migrated first; their entries keep the hashes they
 * were written with, so that the chain stays the one that was acknowledged.
 */
export function replayEntries(
  from: Project | null,
  entries: readonly StoredEntry[],
  migrator: Migrator,
): Replayed {
  let project = from;
  for (const entry of entries) {
    const stop = (error: AppError): Replayed => ({ project, stopped: { revision: entry.revision, error } });
    const command = migrator.command(entry.command, entry.schema);
    if (!command.ok) return stop(command.error);
    const applied = applyAgain(project, command.value, entry.context);
    if (!applied.ok) return stop(applied.error);
    const isCurrent = entry.schema === migrator.current;
    if (isCurrent && applied.value.entry.hash !== entry.hash) {
      return stop({ code: 'damaged', message: 'Repeating the entry gives another result.' });
    }
    project = isCurrent ? applied.value.project : { ...applied.value.project, logHead: entry.hash };
  }
  return { project, stopped: null };
}
