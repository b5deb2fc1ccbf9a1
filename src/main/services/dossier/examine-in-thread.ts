import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { appError } from '../../../core/app-error.ts';
import type { DossierFindings } from '../../../core/dossier/examine-dossier.ts';
import { err, type Result } from '../../../core/result.ts';

/** What the thread is told. */
export interface ExaminationWish {
  readonly path: string;
  readonly stetVersion: string;
}

/** What is told of a dossier; its files stay in the thread. */
export interface OpenedDossier {
  readonly findings: DossierFindings;
  /** Whether this version of Stet can make its project again. */
  readonly holdsProject: boolean;
}

/** How long it may take, in milliseconds; a dossier of the largest size is hashed in a few seconds. */
const timeLimit = 60_000;
const memoryLimitMb = 2_048;

/**
 * Examines a dossier in a thread of its own, so that the window answers meanwhile and a hostile file ends a thread and not the application. Errors:
 * those of `examineFile`; `timed-out`; `too-complex` when it needs too much memory, `malformed` when the thread broke down.
 * @param workerFile the built `dossier-worker`
 */
export function examineInThread(
  workerFile: string,
  wish: ExaminationWish,
  limit = timeLimit,
): Promise<Result<OpenedDossier>> {
  const name = basename(wish.path);
  const worker = new Worker(workerFile, {
    workerData: wish,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  return new Promise<Result<OpenedDossier>>((resolve) => {
    const timer = setTimeout(
      () =>
        resolve(
          err(
            appError(
              'timed-out',
              `Examining ${name} took longer than ${limit / 1000} seconds and was stopped. Nothing was changed.`,
            ),
          ),
        ),
      limit,
    );
    const settle = (answer: Result<OpenedDossier>): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(
        err(
          isMemory
            ? appError('too-complex', `${name} needs more memory than it may have. Nothing was changed.`)
            : appError('malformed', `${name} could not be examined. Nothing was changed.`),
        ),
      );
    });
    worker.once('exit', () =>
      settle(err(appError('malformed', `Examining ${name} stopped half-way. Nothing was changed.`))),
    );
  }).finally(() => void worker.terminate());
}
