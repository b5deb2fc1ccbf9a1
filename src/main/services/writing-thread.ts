import { Worker } from 'node:worker_threads';
import { appError } from '../../core/app-error.ts';
import { err, type Result } from '../../core/result.ts';
import type { WritingWish, WrittenDocuments } from './document-writer.ts';

/** A long article with its checking takes some two hundred MB. */
const memoryLimitMb = 1_024;
/** What is made while writing is soon forgotten: a small space for it keeps the process small. */
const youngMemoryMb = 16;
/** Milliseconds: a thread that is not needed gives its memory back; one that does not come to an end is stopped. */
const idleLimit = 60_000;
const timeLimit = 120_000;

/** A thread that writes documents, started at the first wish. It stays for a minute: what it has loaded for a preview serves the export. */
export class WritingThread {
  readonly #workerFile: string;
  #worker: Worker | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param workerFile the built `write-worker` */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /**
   * Writes one wish; the next is given only when this is answered. Errors: those of writing; `timed-out`, `too-complex` when it takes too
   * much time or memory, `invalid-export` when the thread broke down.
   * @throws when the wish cannot be handed to a thread
   */
  async write(wish: WritingWish): Promise<WrittenDocuments> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const answer = await new Promise<WrittenDocuments | Error>((resolve) => {
      const timer = setTimeout(() => {
        resolve(new Error('timed out'));
      }, timeLimit);
      const settle = (outcome: WrittenDocuments | Error) => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', settle).off('exit', onExit);
        resolve(outcome);
      };
      const onExit = () => {
        settle(new Error('ended'));
      };
      worker.on('message', settle).on('error', settle).on('exit', onExit);
      worker.postMessage(wish);
    });
    // The thread alone keeps no program running.
    worker.unref();
    if (answer instanceof Error) {
      await this.close();
      return brokeDown(answer);
    }
    this.#idle = setTimeout(() => void this.close(), idleLimit).unref();
    return answer;
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    return new Worker(this.#workerFile, {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngMemoryMb },
    });
  }
}

const kept = 'Nothing was written, and the project is unchanged.';

function brokeDown(error: Error): Result<never> {
  if (error.message === 'timed out') {
    return err(
      appError(
        'timed-out',
        `Writing the document took longer than ${timeLimit / 1000} seconds and was stopped. ${kept} Try another format.`,
      ),
    );
  }
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return err(
    isMemory
      ? appError(
          'too-complex',
          `Writing the document needs more memory than it may have. ${kept} Try another format.`,
        )
      : appError(
          'invalid-export',
          `Writing the document stopped half-way. ${kept} Try again, and report this as a mistake in Stet.`,
        ),
  );
}
