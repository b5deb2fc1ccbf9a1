import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import { appError, type AppError } from '../../core/app-error.ts';
import {
  cancelledPdf,
  checkPageCount,
  hostilePdfOptions,
  pdfError,
} from '../../core/documents-in/pdf/read-pdf.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { readingLimit } from './document-reader.ts';
import { workerAddress } from './worker-address.ts';

/** A PDF open in a worker of its own. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Ends the worker. Pages that are being drawn stop. */
  readonly close: () => void;
}

/** A worker of pdf.js that nobody uses yet. */
interface Reader {
  readonly port: Worker;
  readonly worker: PDFWorker;
}

let waiting: Reader | null = null;

/** Starts pdf.js's worker for the next PDF, so that it is ready when the bytes of that PDF arrive. */
export function preparePdf(): void {
  waiting ??= startReader();
}

function takeReader(): Reader {
  const reader = waiting ?? startReader();
  waiting = null;
  return reader;
}

function startReader(): Reader {
  const port = new Worker(workerAddress('pdf'), { type: 'module', name: 'pdf' });
  return { port, worker: PDFWorker.create({ port }) };
}

/**
 * Opens a PDF that nobody vouches for: parsed in pdf.js's own worker, which has no network and no script but its own.
 * What pdf.js needs beside its code comes from our own scheme. Errors: `permission-denied` for a password, `malformed`,
 * `too-large` for too many pages, `timed-out`, `cancelled`.
 */
export async function openPdf(bytes: Uint8Array, signal: AbortSignal): Promise<Result<OpenPdf>> {
  if (signal.aborted) return err(cancelledPdf());
  const { port, worker } = takeReader();
  const task = getDocument({
    ...hostilePdfOptions,
    data: bytes.slice(),
    worker,
    cMapUrl: ownFolder('cmaps'),
    standardFontDataUrl: ownFolder('standard_fonts'),
    wasmUrl: ownFolder('wasm'),
  });
  const close = () => {
    signal.removeEventListener('abort', close);
    // The worker is ended at once and need not answer; what was asked of it is answered as destroyed.
    void task.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  };
  signal.addEventListener('abort', close);
  const opened = await Promise.race([documentOf(task.promise), givenUp(signal)]);
  const checked = opened.ok ? checkPageCount(opened.value.numPages) : opened;
  if (opened.ok && checked.ok) return ok({ document: opened.value, close });
  close();
  return checked.ok ? err(cancelledPdf()) : checked;
}

async function documentOf(promise: Promise<PDFDocumentProxy>): Promise<Result<PDFDocumentProxy>> {
  try {
    return ok(await promise);
  } catch (error) {
    return err(pdfError(error));
  }
}

function givenUp(signal: AbortSignal): Promise<Result<never>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(err(cancelledPdf()));
    });
    setTimeout(() => {
      resolve(err(slowPdf()));
    }, readingLimit);
  });
}

function slowPdf(): AppError {
  return appError(
    'timed-out',
    `The PDF could not be opened within ${Math.round(readingLimit / 1000)} seconds. Save it again from a PDF reader and attach that.`,
  );
}

/** A folder of the build, as an absolute address: the worker has another base than the page. */
const ownFolder = (name: string): string => new URL(`pdf/${name}/`, document.baseURI).href;
