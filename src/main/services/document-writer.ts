import { Worker } from 'node:worker_threads';
import { appError } from '../../core/app-error.ts';
import type { StoredImage } from '../../core/documents-out/embedded-image.ts';
import type { ExportedDocument, ExportOptions } from '../../core/documents-out/export-document.ts';
import type { Project } from '../../core/project/project.ts';
import { err, type Result } from '../../core/result.ts';

/** One document to write. */
export interface WritingWish extends Omit<ExportOptions, 'readImage'> {
  readonly project: Project;
  /** The article's pictures by the SHA-256 of their bytes; a picture that is not among them is a loss. */
  readonly images: ReadonlyMap<string, StoredImage>;
}

/** Writes a document. Errors: those of `exportDocument`, and of the way it is written. */
export type WriteDocument = (wish: WritingWish) => Promise<Result<ExportedDocument>>;

/** Writes in this thread: for a thread of its own, and for commands, which have nothing else to do. */
export const writeHere: WriteDocument = async ({ project, images, ...options }) => {
  // Loaded when somebody exports: the writers of Word files are heavy, and starting must be quick.
  const { exportDocument } = await import('../../core/documents-out/export-document.ts');
  return exportDocument(project, { ...options, readImage: (sha256) => images.get(sha256) ?? null });
};

/** A long article with its checking takes some two hundred MB. */
const memoryLimitMb = 2_048;
/** What is made while writing is soon forgotten: a small space for it keeps the process small. */
const youngMemoryMb = 32;

/**
 * Writes in a thread of its own, so that edits are saved meanwhile. Errors also: `cancelled` once the signal says so, `too-complex` when it needs too much
 * memory, `invalid-export` when the thread broke down.
 * @param workerFile the built `write-worker`
 */
export function writeInThread(workerFile: string, signal?: AbortSignal): WriteDocument {
  return async (wish) => {
    if (signal?.aborted === true) return cancelled();
    const worker = new Worker(workerFile, {
      workerData: wish,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngMemoryMb },
    });
    return new Promise<Result<ExportedDocument>>((resolve) => {
      signal?.addEventListener('abort', () => resolve(cancelled()), { once: true });
      worker.once('message', (answer: Result<ExportedDocument>) => resolve(answer));
      worker.once('error', (error: Error) => resolve(brokeDown(error)));
      worker.once('exit', () => resolve(brokeDown(null)));
    }).finally(() => void worker.terminate());
  };
}

function cancelled(): Result<never> {
  return err(appError('cancelled', 'The export was abandoned. Nothing was written.'));
}

function brokeDown(error: Error | null): Result<never> {
  const isMemory = error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return err(
    isMemory
      ? appError(
          'too-complex',
          'Writing the document needs more memory than it may have. Nothing was written, and the project is unchanged. Try another format.',
        )
      : appError(
          'invalid-export',
          'Writing the document stopped half-way. Nothing was written, and the project is unchanged. Try again, and report this as a mistake in Stet.',
        ),
  );
}
