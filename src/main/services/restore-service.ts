import { resolve, sep } from 'node:path';
import { appError } from '../../core/app-error.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { restoreCopy, type RestoredCopy } from '../storage/restore-copy.ts';
import { listRestorePoints, type RestorePoints, type RestoreSource } from '../storage/restore-points.ts';
import { settle } from '../storage/store-options.ts';
import { hiddenBeside } from './hidden-folder.ts';
import type { Actor } from './project-session.ts';
import type { Runtime } from './runtime.ts';

/** A copy that was made, and what there is to say about it. */
export interface Restored {
  readonly project: Project;
  readonly path: string;
  readonly logFrom: number;
  readonly evidence: number;
  readonly messages: readonly string[];
}

/** What can be restored of the project in a folder. Errors: those of {@link listRestorePoints}. */
export function restorePointsOf(path: string, runtime: Runtime): Promise<Result<RestorePoints>> {
  return listRestorePoints(settle(path, runtime.store));
}

/**
 * Restores a project as a copy in a folder of its own. The project itself is never altered.
 * Errors: those of {@link restoreCopy}; `wrong-type` for a place inside the project's own folder.
 */
export async function restoreTo(
  from: string,
  source: RestoreSource,
  target: string,
  by: Actor,
  runtime: Runtime,
): Promise<Result<Restored>> {
  if (`${resolve(target)}${sep}`.startsWith(`${resolve(from)}${sep}`)) {
    return err(
      appError(
        'wrong-type',
        'That place is inside the folder of the project itself, which is not to be changed. Nothing was written. Choose another folder.',
      ),
    );
  }
  if ((await runtime.fs.status(target)) !== null) {
    return err(
      appError(
        'already-exists',
        `There is something at ${target} already. Nothing was written. Name a folder that does not exist yet.`,
      ),
    );
  }
  const copied = await restoreCopy(settle(from, runtime.store), {
    source,
    path: target,
    hiddenPath: hiddenBeside(target),
    projectId: runtime.newId('project'),
    titleFor: restoredTitle,
    context: { at: runtime.clock(), actor: by.actor, role: by.role },
  });
  if (!copied.ok) return copied;
  const { project, logFrom, evidence } = copied.value;
  return ok({ project, path: target, logFrom, evidence, messages: messagesOf(copied.value) });
}

const suffix = ' (restored)';

/** So that the copy and its original can be told apart in the library. */
function restoredTitle(original: string): string {
  return original.endsWith(suffix) ? original : `${original.slice(0, 1000 - suffix.length)}${suffix}`;
}

function messagesOf({ project, logFrom, evidence, lostEvidence }: RestoredCopy): readonly string[] {
  const messages = [
    logFrom === 0
      ? `The whole log up to change ${project.revision - 1} is in the copy.`
      : `The log before change ${logFrom} could not be followed and is not in the copy’s log; its journals lie in the copy’s quarantine. The copy begins with the record at change ${logFrom}.`,
    `Evidence files copied and verified: ${evidence}.`,
  ];
  if (lostEvidence.length > 0) {
    messages.push(
      `Evidence files that are damaged or gone and could not be copied: ${lostEvidence.length}. “stet doctor” names them; collect them again from their sources.`,
    );
  }
  return messages;
}
