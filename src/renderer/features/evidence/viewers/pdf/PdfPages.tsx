import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import { pageAt, pageStarts } from '../../../../../core/documents-in/pdf/pdf-text.ts';
import type { OpenPdf } from '../../../../workers/open-pdf.ts';
import type { Passage } from '../../passage-selection.ts';
import { ReadOnlyText } from '../ReadOnlyText.tsx';
import type { ViewerProps } from '../viewer.ts';
import type { PageLayer } from './page-layer.ts';
import { PdfPage, type PageSize } from './PdfPage.tsx';
import { PdfTools } from './PdfTools.tsx';
import { pointsToPixels, shownZoom, stepZoom, type Zoom } from './pdf-zoom.ts';
import { useRoom } from '../use-room.ts';

export interface PdfPagesProps extends ViewerProps {
  readonly pdf: OpenPdf;
  /** The size of the first page, which the others are taken to have until they are known. */
  readonly first: PageSize;
}

/** Space around pages, CSS pixels. */
const gap = 16;

/** Milliseconds that a page must stay in view while scrolling before it is drawn. */
const scrollDelay = 80;

/** A place that is to be shown as soon as its page is laid. */
interface Wish {
  readonly place: Passage;
  readonly isSelecting: boolean;
}

/** The pages of a PDF, of which only those in view are drawn. */
export function PdfPages(props: PdfPagesProps) {
  const { ref, opened, label, marks, onChoice, onUse, onReady, pdf, first } = props;
  const pages = pdf.document.numPages;
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const layers = useRef(new Map<number, PageLayer>());
  const wish = useRef<Wish | null>(null);
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(() => new Map([[1, first]]));
  const [zoom, setZoom] = useState<Zoom>({ kind: 'fit' });
  const room = useRoom(scroller);
  const scale = shownZoom(zoom, first.width, room - 2 * gap);

  const hasText = opened.text !== null && opened.evidence.text.kind === 'pdf';
  const text = hasText ? opened.text : '';
  const starts = useMemo(() => pageStarts(text), [text]);

  const pixels = useCallback(
    (index: number): { width: number; height: number } => {
      const { width, height } = sizes.get(index + 1) ?? first;
      return {
        width: Math.floor(width * scale * pointsToPixels),
        height: Math.floor(height * scale * pointsToPixels),
      };
    },
    [sizes, first, scale],
  );
  const kept = useSelectedPages(root);
  const virtualizer = useVirtualizer({
    count: pages,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => pixels(index).height + gap,
    paddingStart: gap,
    overscan: 1,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const drawn = new Set(kept.filter((index) => index < count));
      const last = Math.min(count - 1, endIndex + overscan);
      for (let index = Math.max(0, startIndex - overscan); index <= last; index += 1) drawn.add(index);
      return [...drawn].sort((a, b) => a - b);
    },
  });

  // A change of size keeps the place that is in the middle of the pane. The first size comes from nowhere.
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (room === 0) return;
    const element = scroller.current;
    virtualizer.measure();
    if (element !== null && before.current !== null && before.current !== scale) {
      const middle = element.scrollTop + element.clientHeight / 2;
      element.scrollTop = (middle * scale) / before.current - element.clientHeight / 2;
    }
    before.current = scale;
  }, [virtualizer, scale, sizes, room]);

  const page = pageInView(virtualizer, scroller.current?.clientHeight ?? 0);
  const goToPage = useCallback(
    (number: number) => {
      virtualizer.scrollToIndex(number - 1, { align: 'start' });
    },
    [virtualizer],
  );

  const fulfil = useCallback(() => {
    const { place, isSelecting } = wish.current ?? {};
    if (place === undefined) return;
    const range = layers.current.get(pageAt(starts, place.start))?.rangeOf(place) ?? null;
    const element = scroller.current;
    if (range === null || element === null) return;
    wish.current = null;
    const { top, height } = range.getBoundingClientRect();
    const pane = element.getBoundingClientRect();
    element.scrollTop += top + height / 2 - (pane.top + pane.height / 2);
    if (isSelecting !== true) return;
    document
      .getSelection()
      ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }, [starts]);

  const show = useCallback(
    (next: Wish) => {
      wish.current = next;
      const number = pageAt(starts, next.place.start);
      if (!layers.current.has(number)) goToPage(number);
      fulfil();
    },
    [starts, goToPage, fulfil],
  );

  useImperativeHandle(
    ref,
    () => ({
      focus: () => (root.current ?? scroller.current)?.focus({ preventScroll: true }),
      reveal: (place) => {
        show({ place, isSelecting: false });
      },
      select: (place) => {
        root.current?.focus({ preventScroll: true });
        show({ place, isSelecting: true });
      },
    }),
    [show],
  );
  useEffect(onReady, [onReady]);

  useEffect(() => {
    if (!hasText) onChoice({ kind: 'place', locator: { label: 'page', value: String(page) } });
  }, [hasText, page, onChoice]);

  const onPassage = useCallback(
    (passage: Passage | null) => {
      if (passage === null) {
        onChoice(null);
        return;
      }
      const locator = { label: 'page', value: String(pageAt(starts, passage.start)) } as const;
      onChoice({ kind: 'passage', ...passage, locator });
    },
    [starts, onChoice],
  );

  const onSize = useCallback((number: number, size: PageSize) => {
    setSizes((known) => {
      const old = known.get(number);
      if (old?.width === size.width && old.height === size.height) return known;
      return new Map(known).set(number, size);
    });
  }, []);
  const onLayer = useCallback(
    (number: number, layer: PageLayer | null) => {
      if (layer === null) layers.current.delete(number);
      else {
        layers.current.set(number, layer);
        fulfil();
      }
    },
    [fulfil],
  );

  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') setZoom(stepZoom(scale, 1));
    else if (event.key === '-') setZoom(stepZoom(scale, -1));
    else if (event.key === 'w' || event.key === 'W') setZoom({ kind: 'fit' });
    else if (event.key === 'PageDown') goToPage(Math.min(pages, page + 1));
    else if (event.key === 'PageUp') goToPage(Math.max(1, page - 1));
    else return;
    event.preventDefault();
  };

  const drawn = (
    <div className="pdf-pages" style={{ blockSize: virtualizer.getTotalSize() }}>
      {room === 0
        ? null
        : virtualizer.getVirtualItems().map((item) => {
            const { width, height } = pixels(item.index);
            const start = starts[item.index];
            const end = (starts[item.index + 1] ?? text.length + 1) - 1;
            const isKnown = hasText && start !== undefined;
            const style = {
              insetBlockStart: item.start,
              inlineSize: width,
              blockSize: height,
              '--total-scale-factor': scale * pointsToPixels,
            } as CSSProperties;
            return (
              <div key={item.key} className="pdf-page" data-page={item.index + 1} style={style}>
                <PdfPage
                  document={pdf.document}
                  number={item.index + 1}
                  zoom={scale}
                  text={isKnown ? text.slice(start, end) : null}
                  start={start ?? 0}
                  marks={isKnown ? marks.touching(start, end) : marks.touching(0, 0)}
                  delay={virtualizer.isScrolling ? scrollDelay : 0}
                  onSize={onSize}
                  onLayer={onLayer}
                />
              </div>
            );
          })}
    </div>
  );
  const isWide = pixels(page - 1).width + 2 * gap > room;
  return (
    <>
      <PdfTools
        page={page}
        pages={pages}
        zoom={scale}
        isFit={zoom.kind === 'fit'}
        onPage={goToPage}
        onZoom={(by) => {
          setZoom(stepZoom(scale, by));
        }}
        onFit={() => {
          setZoom({ kind: 'fit' });
        }}
      />
      <div
        ref={scroller}
        className="evidence-scroll is-pages"
        data-wide={isWide || undefined}
        {...(hasText
          ? {}
          : { tabIndex: 0, role: 'group', 'aria-label': label, 'data-pane-focus': true, onKeyDown: onKey })}
      >
        {hasText ? (
          <ReadOnlyText
            ref={root}
            text={text}
            label={label}
            className="is-pages"
            onPassage={onPassage}
            onUse={onUse}
            onKey={onKey}
          >
            {drawn}
          </ReadOnlyText>
        ) : (
          drawn
        )}
      </div>
    </>
  );
}

/** The pages at the ends of the selection: they stay drawn, so that a selection outlives scrolling. Indexes from 0. */
function useSelectedPages(root: { readonly current: HTMLElement | null }): readonly number[] {
  const [kept, setKept] = useState<readonly number[]>([]);
  useEffect(() => {
    const onSelect = () => {
      const selection = document.getSelection();
      const indexes = [selection?.anchorNode ?? null, selection?.focusNode ?? null].flatMap((node) => {
        if (node === null || root.current?.contains(node) !== true) return [];
        const element = node instanceof Element ? node : node.parentElement;
        const page = element?.closest<HTMLElement>('[data-page]')?.dataset['page'];
        return page === undefined ? [] : [Number(page) - 1];
      });
      setKept((old) => (old.join() === indexes.join() ? old : indexes));
    };
    document.addEventListener('selectionchange', onSelect);
    return () => {
      document.removeEventListener('selectionchange', onSelect);
    };
  }, [root]);
  return kept;
}

/** The page a third down the pane, from 1. */
function pageInView(
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollOffset' | 'getVirtualItemForOffset'>,
  height: number,
): number {
  const offset = (virtualizer.scrollOffset ?? 0) + height / 3;
  return (virtualizer.getVirtualItemForOffset(offset)?.index ?? 0) + 1;
}
