import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import type { MarkIndex } from '../../mark-index.ts';
import { drawPage } from './draw-page.ts';
import { paintMarks } from './page-highlights.ts';
import { layPage, type PageLayer } from './page-layer.ts';
import { pointsToPixels } from './pdf-zoom.ts';

export interface PageSize {
  /** In points, turned as the page is shown. */
  readonly width: number;
  readonly height: number;
}

export interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  /** As a factor of life size. */
  readonly zoom: number;
  /** What the evidence text has for this page; null when it has none. */
  readonly text: string | null;
  /** Where it has it. */
  readonly start: number;
  readonly marks: ReturnType<MarkIndex['touching']>;
  /** Milliseconds to wait before anything is drawn: pages that rush by are not worth it. */
  readonly delay: number;
  /** Called with the size of the page when it is known. */
  readonly onSize: (number: number, size: PageSize) => void;
  /** Called with the words of the page when they are laid, with null when they are gone. */
  readonly onLayer: (number: number, layer: PageLayer | null) => void;
}

/** One page: its picture, and its words over it. */
export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { document: pdf, number, zoom, text, start, marks, delay, onSize, onLayer } = props;
  const [firstDelay] = useState(delay);
  const picture = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const [layer, setLayer] = useState<PageLayer | null>(null);
  const [isDamaged, setDamaged] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    const load = () => {
      pdf.getPage(number).then(
        (found) => {
          if (!isCurrent) return;
          const { width, height } = found.getViewport({ scale: 1 });
          onSize(number, { width, height });
          setPage(found);
        },
        () => {
          if (isCurrent) setDamaged(true);
        },
      );
    };
    const timer = window.setTimeout(load, firstDelay);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [pdf, number, firstDelay, onSize]);

  useEffect(() => {
    const place = words.current;
    if (page === null || place === null) return;
    let isCurrent = true;
    layPage(page, place, text, start).then(
      (laid) => {
        if (!isCurrent) return;
        setLayer(laid);
        onLayer(number, laid);
      },
      () => {
        if (isCurrent) setDamaged(true);
      },
    );
    return () => {
      isCurrent = false;
      place.replaceChildren();
      setLayer(null);
      onLayer(number, null);
      page.cleanup();
    };
  }, [page, number, text, start, onLayer]);

  useEffect(() => {
    const place = picture.current;
    if (page === null || place === null) return;
    const drawing = drawPage(page, zoom * pointsToPixels, window.devicePixelRatio);
    drawing.finished.then(
      (canvas) => {
        if (canvas !== null) place.replaceChildren(canvas);
      },
      () => {
        setDamaged(true);
      },
    );
    return drawing.stop;
  }, [page, zoom]);

  useEffect(() => (layer === null ? undefined : paintMarks(layer, marks)), [layer, marks]);

  return (
    <>
      <div ref={picture} className="pdf-picture" aria-hidden="true" contentEditable={false} />
      <div ref={words} className="pdf-words" />
      {isDamaged ? (
        <p className="pdf-note" contentEditable={false}>
          Page {number} is damaged and cannot be shown whole.
        </p>
      ) : layer !== null && text !== null && !layer.isMapped ? (
        <p className="pdf-note" contentEditable={false}>
          The words of this page differ from the text that was kept. Nothing can be selected on it.
        </p>
      ) : null}
    </>
  );
});
