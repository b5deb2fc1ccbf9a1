import { z } from 'zod';
import { appError } from '../../core/app-error.ts';
import { isPdf } from '../../core/documents-in/media-signature.ts';
import type { PdfReading } from '../../core/documents-in/pdf/read-pdf.ts';
import { shownDocumentSchema, type ShownDocument } from '../../core/documents-in/shown/shown-document.ts';
import { importedDocumentSchema, type ImportedDocument } from '../../core/documents-in/imported-document.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { evidenceTextKinds } from '../../core/sources/evidence.ts';
import type { Pasted } from '../stores/import-store.ts';
import type { ImportAnswer, ImportJob } from './import-protocol.ts';

const evidenceTextSchema = z.strictObject({
  kind: z.enum(evidenceTextKinds).exclude(['none']),
  text: z.string(),
  /** What the person who attaches the file should know. */
  notes: z.array(z.string()).readonly(),
});
/** The text of a file kept as evidence. */
export type EvidenceText = Readonly<z.infer<typeof evidenceTextSchema>>;

/** Hears how reading goes on. */
export interface ReadingWatch {
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Something to know about a file whose text is not there. */
  readonly onNote?: (note: string) => void;
}

/** A document that is shown with its formatting, read again from its file. */
export interface FormattedJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly textKind: 'html' | 'docx' | 'markdown';
  /** The evidence text that the formatting is laid over. */
  readonly text: string;
}

/** Reads the text of a PDF; loaded when the first one comes. */
export type PdfTextReader = (
  bytes: Uint8Array,
  signal: AbortSignal,
  watch: ReadingWatch,
) => Promise<Result<PdfReading>>;

/** Reads documents away from the window's thread. A started reading ends early when `signal` says so. */
export interface DocumentReader {
  readonly readFile: (
    bytes: Uint8Array,
    fileName: string,
    signal: AbortSignal,
  ) => Promise<Result<ImportedDocument>>;
  readonly readPaste: (pasted: Pasted, signal: AbortSignal) => Promise<Result<ImportedDocument>>;
  /** Null for files without a text that Stet can read; they are kept all the same. */
  readonly readEvidence: (
    bytes: Uint8Array,
    fileName: string,
    signal: AbortSignal,
    watch?: ReadingWatch,
  ) => Promise<Result<EvidenceText | null>>;
  /** Null: the formatting does not fit the text, which is then shown plain. */
  readonly readFormatted: (job: FormattedJob, signal: AbortSignal) => Promise<Result<ShownDocument | null>>;
}

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
export function createDocumentReader(
  startWorker: () => WorkerLike,
  limit = readingLimit,
  readPdf?: PdfTextReader,
): DocumentReader {
  const read = async <T>(
    job: ImportJob,
    transfer: Transferable[],
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<Result<T>> => {
    const answer = await runWorker(startWorker(), job, transfer, signal, limit);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    return parsed.success
      ? ok(parsed.data)
      : err(
          appError(
            'malformed',
            'What was read from the document does not hold together. Nothing was imported.',
          ),
        );
  };
  return {
    // Copies of the bytes: a transferred buffer changes hands, and the caller's may be larger than the view on it.
    readFile: (bytes, fileName, signal) => {
      const own = bytes.slice();
      return read({ kind: 'file', bytes: own, fileName }, [own.buffer], importedDocumentSchema, signal);
    },
    readPaste: (pasted, signal) => read({ kind: 'paste', pasted }, [], importedDocumentSchema, signal),
    readEvidence: async (bytes, fileName, signal, watch = {}) => {
      if (readPdf !== undefined && isPdf(bytes))
        return evidenceOf(await readPdf(bytes, signal, watch), watch);
      const own = bytes.slice();
      return read(
        { kind: 'evidence', bytes: own, fileName },
        [own.buffer],
        evidenceTextSchema.nullable(),
        signal,
      );
    },
    readFormatted: ({ bytes, ...job }, signal) => {
      const own = bytes.slice();
      return read(
        { kind: 'formatted', bytes: own, ...job },
        [own.buffer],
        shownDocumentSchema.nullable(),
        signal,
      );
    },
  };
}

function evidenceOf(read: Result<PdfReading>, watch: ReadingWatch): Result<EvidenceText | null> {
  if (!read.ok) return read;
  const { text, notes } = read.value;
  if (text !== null) return ok({ kind: 'pdf', text, notes });
  for (const note of notes) watch.onNote?.(note);
  return ok(null);
}

function runWorker(
  worker: WorkerLike,
  job: ImportJob,
  transfer: Transferable[],
  signal: AbortSignal,
  limit: number,
): Promise<ImportAnswer> {
  return new Promise((resolve) => {
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
    const timer = setTimeout(() => {
      const seconds = Math.round(limit / 1000);
      end(
        err(
          appError(
            'timed-out',
            `The document could not be read within ${seconds} seconds. Nothing was imported. Save it in another format, or copy its text and paste it.`,
          ),
        ),
      );
    }, limit);
    signal.addEventListener('abort', cancel);
    worker.onmessage = ({ data }) => {
      end(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      broken();
    };
    worker.onmessageerror = broken;
    if (signal.aborted) cancel();
    else worker.postMessage(job, transfer);
  });
}
