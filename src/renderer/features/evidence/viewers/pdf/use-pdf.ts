import { useEffect, useState } from 'react';
import type { AppError } from '../../../../../core/app-error.ts';
import { openPdf, type OpenPdf } from '../../../../workers/open-pdf.ts';

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'open';
      readonly pdf: OpenPdf;
      readonly first: { readonly width: number; readonly height: number };
    };

/** Opens a PDF in a worker of its own, which ends with the view. */
export function usePdf(bytes: Uint8Array | null): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    if (bytes === null) return;
    const stop = new AbortController();
    setState({ kind: 'opening' });
    void openState(bytes, stop.signal).then((next) => {
      if (!stop.signal.aborted) setState(next);
    });
    return () => {
      stop.abort();
    };
  }, [bytes]);
  return state;
}

async function openState(bytes: Uint8Array, signal: AbortSignal): Promise<PdfState> {
  const opened = await openPdf(bytes, signal);
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  return { kind: 'open', pdf: opened.value, first: await sizeOfFirst(opened.value) };
}

/** A4, for a document whose first page is damaged. */
const usualSize = { width: 595, height: 842 };

async function sizeOfFirst({
  document,
}: OpenPdf): Promise<{ readonly width: number; readonly height: number }> {
  try {
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    return { width, height };
  } catch {
    // The page itself says that it is damaged.
    return usualSize;
  }
}
