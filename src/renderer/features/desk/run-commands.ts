import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { err, ok, type Result } from '../../../core/result.ts';

/** What running commands needs of the project store and of `core/project/undo.ts`. */
export interface CommandPort {
  /** The project as it stands now; it has changed by the time `execute` resolves. */
  readonly project: () => Project;
  readonly execute: (command: Command) => Promise<Result<unknown>>;
  /** The commands that take one back; null when it cannot be taken back. */
  readonly inverse: (before: Project, command: Command) => readonly Command[] | null;
}

/**
 * Gives commands one after the other and stops at the first refusal; those before it stand, and are on disk.
 * @returns what would undo all of them, last first, or null when one of them cannot be undone.
 */
export async function runCommands(
  port: CommandPort,
  commands: readonly Command[],
): Promise<Result<{ readonly inverse: readonly Command[] | null }>> {
  let undo: readonly Command[] | null = [];
  for (const command of commands) {
    const before = port.project();
    const done = await port.execute(command);
    if (!done.ok) return err(done.error);
    const back = port.inverse(before, command);
    undo = undo === null || back === null ? null : [...back, ...undo];
  }
  return ok({ inverse: undo });
}
