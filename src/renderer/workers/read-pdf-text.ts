import { appError, type AppError } from '../../core/app-error.ts';
import { cancelledPdf, readPdfPages, type PdfReading } from '../../core/documents-in/pdf/read-pdf.ts';
import { err, type Result } from '../../core/result.ts';
import { readingLimit, type ReadingWatch } from './document-reader.ts';
import { openPdf } from './open-pdf.ts';

/**
 * Reads the text of a PDF in pdf.js's worker, page by page. It ends early when `signal` says so, or when one page takes
 * as long as a whole document may. Errors: those of `openPdf` and `readPdfPages`.
 */
export async function readPdfText(
  bytes: Uint8Array,
  signal: AbortSignal,
  { onProgress }: ReadingWatch,
): Promise<Result<PdfReading>> {
  const opened = await openPdf(bytes, signal);
  if (!opened.ok) return opened;
  const { document, close } = opened.value;
  let timer = 0;
  let page = 1;
  let giveUp: (error: AppError) => void = () => undefined;
  const stopped = new Promise<Result<never>>((resolve) => {
    giveUp = (error) => {
      resolve(err(error));
    };
  });
  const watchNext = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      giveUp(stuckAt(page));
    }, readingLimit);
  };
  watchNext();
  signal.addEventListener('abort', () => {
    giveUp(cancelledPdf());
  });
  const read = readPdfPages(document, {
    isCancelled: () => signal.aborted,
    onPage: (done, all) => {
      page = done + 1;
      watchNext();
      onProgress?.(done / all);
    },
  });
  const result = await Promise.race([read, stopped]);
  clearTimeout(timer);
  close();
  return result;
}

function stuckAt(page: number): AppError {
  return appError(
    'timed-out',
    `Page ${page} of the PDF takes too long to read, so reading was stopped. Save the PDF again from a PDF reader and attach that.`,
    { page },
  );
}
