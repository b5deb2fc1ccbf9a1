import { appError } from '../../core/app-error.ts';
import { importedDocumentSchema } from '../../core/documents-in/imported-document.ts';
import { err } from '../../core/result.ts';
import type { DocumentReader } from '../stores/import-store.ts';
import type { ImportAnswer, ImportJob } from './import-protocol.ts';

/** After this many milliseconds a document counts as one that cannot be read. */
export const readingLimit = 15_000;

/** The part of a `Worker` that reading needs. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<ImportAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  readonly postMessage: (job: ImportJob, transfer: Transferable[]) => void;
  readonly terminate: () => void;
}

/**
 * Reads hostile documents each in a worker of its own, which is ended when it has answered, when it takes too long and
 * when the user cancels. What it answers is checked again before anybody uses it.
 */
export function createDocumentReader(startWorker: () => WorkerLike, limit = readingLimit): DocumentReader {
  const read = (job: ImportJob, transfer: Transferable[], signal: AbortSignal): Promise<ImportAnswer> =>
    new Promise((resolve) => {
      const worker = startWorker();
      const end = (answer: ImportAnswer) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        worker.onmessage = worker.onerror = worker.onmessageerror = null;
        worker.terminate();
        resolve(answer);
      };
      const cancel = () => {
        end(err(appError('cancelled', 'Reading was stopped. Nothing was imported.')));
      };
      const timer = setTimeout(() => {
        end(
          err(
            appError(
              'timed-out',
              `The document could not be read within ${Math.round(limit / 1000)} seconds. Nothing was imported. Save it in another format, or copy its text and paste it.`,
            ),
          ),
        );
      }, limit);
      const broken = () => {
        end(
          err(
            appError(
              'malformed',
              'The document could not be read: its reader broke off. Nothing was imported.',
            ),
          ),
        );
      };
      signal.addEventListener('abort', cancel);
      worker.onmessage = ({ data }) => {
        end(checked(data));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        broken();
      };
      worker.onmessageerror = broken;
      if (signal.aborted) cancel();
      else worker.postMessage(job, transfer);
    });
  return {
    readFile: (bytes, fileName, signal) => {
      // A copy: the buffer changes hands, and the caller's may be larger than the view on it.
      const own = bytes.slice();
      return read({ kind: 'file', bytes: own, fileName }, [own.buffer], signal);
    },
    readPaste: (pasted, signal) => read({ kind: 'paste', pasted }, [], signal),
  };
}

function checked(answer: ImportAnswer): ImportAnswer {
  if (!answer.ok) return answer;
  const parsed = importedDocumentSchema.safeParse(answer.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : err(
        appError(
          'malformed',
          'What was read from the document does not hold together. Nothing was imported.',
        ),
      );
}
