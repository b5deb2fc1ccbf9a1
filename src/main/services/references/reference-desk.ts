import { Worker } from 'node:worker_threads';
import { appError } from '../../../core/app-error.ts';
import { err, type Result } from '../../../core/result.ts';
import type { ReferenceAnswers, ReferenceWish } from './reference-work.ts';

/** How long one piece of work may take, in milliseconds. */
const timeLimit = 20_000;
const memoryLimitMb = 512;

/** Has references read and written, each time in a thread of its own. */
export class ReferenceDesk {
  readonly #workerFile: string;
  readonly #timeLimit: number;

  /** @param workerFile the built `reference-worker` */
  constructor(workerFile: string, limit = timeLimit) {
    this.#workerFile = workerFile;
    this.#timeLimit = limit;
  }

  /** Errors: those of the work itself; `timed-out`, `too-complex`, `malformed` when the thread did not end well. */
  do<K extends ReferenceWish['kind']>(
    wish: Extract<ReferenceWish, { kind: K }>,
  ): Promise<Result<ReferenceAnswers[K]>> {
    const worker = new Worker(this.#workerFile, {
      env: {},
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, stackSizeMb: 4 },
    });
    return new Promise<Result<ReferenceAnswers[K]>>((resolve) => {
      const timer = setTimeout(() => {
        resolve(
          err(
            appError(
              'timed-out',
              `The references took longer than ${this.#timeLimit / 1000} seconds and were stopped. Nothing was changed.`,
            ),
          ),
        );
      }, this.#timeLimit);
      const settle = (answer: Result<ReferenceAnswers[K]>): void => {
        clearTimeout(timer);
        resolve(answer);
      };
      worker.once('message', settle);
      worker.once('error', (error: Error) => {
        const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        settle(
          err(
            isMemory
              ? appError(
                  'too-complex',
                  'The references need more memory than they may have. Nothing was changed.',
                )
              : appError(
                  'malformed',
                  'The references could not be read: their structure is broken. Nothing was changed.',
                ),
          ),
        );
      });
      worker.once('exit', () => {
        settle(err(appError('malformed', 'Reading the references stopped half-way. Nothing was changed.')));
      });
      worker.postMessage(wish);
    }).finally(() => void worker.terminate());
  }
}
