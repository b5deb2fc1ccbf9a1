import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import {
  hostilePdfOptions,
  pdfError,
  readPdfPages,
  type PdfReading,
} from '../../core/documents-in/pdf/read-pdf.ts';
import { err, type Result } from '../../core/result.ts';

/**
 * Reads the text of a PDF inside the parsing thread, with pdf.js's build for Node. The thread is the worker: pdf.js
 * runs its own in it, from the bundle, and starts none. Errors: those of `readPdfPages` and `pdfError`.
 * @param mapFolder the folder with pdf.js's character maps, with a slash at its end; without them some East Asian fonts
 *   have no text
 */
export async function readPdfText(bytes: Uint8Array, mapFolder: string): Promise<Result<PdfReading>> {
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfWorker;
  const worker = PDFWorker.create({});
  const task = getDocument({ ...hostilePdfOptions, data: bytes.slice(), worker, cMapUrl: mapFolder });
  try {
    return await readPdfPages(await task.promise, { isCancelled: () => false, onPage: () => undefined });
  } catch (error) {
    return err(pdfError(error));
  } finally {
    await task.destroy();
    worker.destroy();
  }
}
