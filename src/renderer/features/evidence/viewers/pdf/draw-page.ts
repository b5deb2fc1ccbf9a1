import type { PDFPageProxy } from 'pdfjs-dist';

/** More pixels than this make no page clearer, and browsers refuse larger canvases. */
const maxPixels = 16 * 1024 * 1024;

/** A page being drawn. */
export interface Drawing {
  /** The finished picture; null when it was stopped. Rejects when the page is damaged. */
  readonly finished: Promise<HTMLCanvasElement | null>;
  readonly stop: () => void;
}

/** Draws a page on a canvas of its own, so that the picture before it stays until this one is whole. */
export function drawPage(page: PDFPageProxy, scale: number, pixelRatio: number): Drawing {
  const viewport = page.getViewport({ scale });
  const wanted = viewport.width * viewport.height * pixelRatio * pixelRatio;
  const ratio = wanted > maxPixels ? pixelRatio * Math.sqrt(maxPixels / wanted) : pixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
  canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
  const task = page.render({
    canvas,
    viewport,
    transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0],
  });
  let isStopped = false;
  const finished = task.promise.then(
    () => canvas,
    (error: unknown) => {
      if (isStopped) return null;
      throw error;
    },
  );
  return {
    finished,
    stop: () => {
      isStopped = true;
      task.cancel();
    },
  };
}
