import { Worker } from 'node:worker_threads';
import { appError } from '../../core/app-error.ts';
import type { StoredImage } from '../../core/documents-out/embedded-image.ts';
import type { ExportedDocument, ExportOptions } from '../../core/documents-out/export-document.ts';
import type { Project } from '../../core/project/project.ts';
import { err, type Result } from '../../core/result.ts';

/** A document to write. */
export interface WritingWish extends Omit<ExportOptions, 'readImage'> {
  readonly project: Project;
  /** The article's pictures by the SHA-256 of their bytes; a picture that is not among them is a loss. */
  readonly images: ReadonlyMap<string, StoredImage>;
}

/** A wish as it is handed to the thread: without the project when it is the one that was handed over last. */
export type HandedWish = Omit<WritingWish, 'project'> & { readonly project: Project | null };

type Written = Result<ExportedDocument>;

/** Writes a document. Errors: those of `exportDocument`, and of the way it is written. */
export type WriteDocument = (wish: WritingWish) => Promise<Written>;

/** Writes in this thread: for a thread of its own, and for commands, which have nothing else to do. */
export const writeHere: WriteDocument = async ({ project, images, ...options }) => {
  // Loaded when somebody exports: the writers of Word files are heavy, and starting must be quick.
  const { exportDocument } = await import('../../core/documents-out/export-document.ts');
  return exportDocument(project, { ...options, readImage: (sha256) => images.get(sha256) ?? null });
};

/** A long article with its checking takes some two hundred MB. */
const memoryLimitMb = 1_024;
/** What is made while writing is soon forgotten: a small space for it keeps the process small. */
const youngMemoryMb = 16;
/** Milliseconds: a thread that is not needed gives its memory back; one that does not come to an end is stopped. */
const idleLimit = 60_000;
const timeLimit = 120_000;

/**
 * Writes documents one after the other in a thread, so that edits are saved meanwhile. The thread stays for a minute: what it has loaded
 * for the preview serves the export.
 */
export class DocumentWriter {
  readonly #workerFile: string;
  #worker: Worker | null = null;
  /** The project that the thread has. */
  #handed: Project | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param workerFile the built `write-worker` */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /**
   * Writes when what was asked for before is written. Errors also: `cancelled` once the signal says so (the thread goes on to the end of
   * its document, which nobody gets), `timed-out`, `too-complex` when it takes too much time or memory, `invalid-export` when the thread
   * broke down.
   */
  until(signal: AbortSignal): WriteDocument {
    const stopped = new Promise<Written>((resolve) => {
      const stop = () => {
        resolve(cancelled());
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    return (wish) => {
      const written = this.#last.then(() => (signal.aborted ? cancelled() : this.#write(wish)));
      // What goes wrong with one is told to whoever asked for it, and holds up nobody behind.
      this.#last = written.catch(() => undefined);
      return Promise.race([written, stopped]);
    };
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    this.#handed = null;
    await worker?.terminate();
  }

  async #write(wish: WritingWish): Promise<Written> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const answer = await new Promise<Written | Error>((resolve) => {
      const timer = setTimeout(() => {
        resolve(new Error('timed out'));
      }, timeLimit);
      const settle = (outcome: Written | Error) => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', settle).off('exit', onExit);
        resolve(outcome);
      };
      const onExit = () => {
        settle(new Error('ended'));
      };
      worker.on('message', settle).on('error', settle).on('exit', onExit);
      const handed: HandedWish = wish.project === this.#handed ? { ...wish, project: null } : wish;
      worker.postMessage(handed);
      this.#handed = wish.project;
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

  #start(): Worker {
    return new Worker(this.#workerFile, {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngMemoryMb },
    });
  }
}

function cancelled(): Result<never> {
  return err(appError('cancelled', 'The export was abandoned. Nothing was written.'));
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
