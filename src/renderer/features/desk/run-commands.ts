import type { AppError } from '../../../core/app-error.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { ProjectStore } from '../../stores/project-store.ts';

/** What running commands needs of the project store and of `core/project/undo.ts`. */
export interface CommandPort {
  readonly executeAll: ProjectStore['executeAll'];
  /** The commands that take one back; null when it cannot be taken back. */
  readonly inverse: (before: Project, command: Command) => readonly Command[] | null;
}

/** What became of a row of commands: those before a refusal stand, and are on disk. */
export interface RowDone {
  readonly applied: number;
  /** What would undo those that stand, last first; null when one of them cannot be taken back. */
  readonly inverse: readonly Command[] | null;
  readonly refused: AppError | null;
}

export interface RowOptions {
  /** Hears how many are on disk. */
  readonly onProgress?: (done: number) => void;
  /** Asked between two portions; what was given before stands. */
  readonly isStopped?: () => boolean;
}

/** So many commands are handed over at once: few enough that progress is seen and the window stays at hand. */
export const portion = 64;

/** Gives commands in their order, in portions, and stops at the first refusal or failure of the disk. */
export async function runRow(
  { executeAll, inverse }: CommandPort,
  commands: readonly Command[],
  { onProgress, isStopped }: RowOptions = {},
): Promise<RowDone> {
  const back: (readonly Command[] | null)[] = [];
  let applied = 0;
  let refused: AppError | null = null;
  while (applied < commands.length && refused === null && isStopped?.() !== true) {
    const done = await executeAll(commands.slice(applied, applied + portion), (before, command) => {
      back.push(inverse(before, command));
    });
    if (!done.ok) {
      refused = done.error;
      break;
    }
    applied += done.value.applied;
    refused = done.value.refused;
    onProgress?.(applied);
  }
  // Fewer were seen than applied when events got lost: then nobody knows how to take them back.
  const known = back.length === applied ? back.filter((each) => each !== null) : [];
  const isKnown = known.length === applied;
  return { applied, refused, inverse: isKnown ? known.toReversed().flat() : null };
}

/**
 * Gives commands one after the other and stops at the first refusal; those before it stand, and are on disk.
 * @returns what would undo all of them, last first, or null when one of them cannot be undone.
 */
export async function runCommands(
  port: CommandPort,
  commands: readonly Command[],
): Promise<Result<{ readonly inverse: readonly Command[] | null }>> {
  const { refused, inverse } = await runRow(port, commands);
  return refused === null ? ok({ inverse }) : err(refused);
}
