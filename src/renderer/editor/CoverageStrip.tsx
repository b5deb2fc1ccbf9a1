import { useEffect, useId, useMemo, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Article } from '../../core/article/block-tree.ts';
import type { ArticleEditorProps, SpanView } from './article-editor-props.ts';
import { coverageMap, segmentAt, segmentText } from './coverage-map.ts';
import { coverageShapes, type MapSize } from './coverage-shapes.ts';
import type { PageTicker } from './page-ticker.ts';

export interface CoverageStripProps {
  readonly article: Article;
  readonly coverage: ArticleEditorProps['coverage'];
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly ticker: PageTicker;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Brings a block into view. */
  readonly onGoTo: (blockId: string) => void;
  /** Puts the caret into a text block. */
  readonly onEnter: (textBlockId: string) => void;
}

/**
 * A slim map of the whole article at its right edge: what became of its words, what the claims say, and where the page is. Words
 * in claims are a solid bar, words not checkable a hatched one, uncovered ones leave a gap. The arrow keys go from block to
 * block, Enter into the text.
 */
export function CoverageStrip(props: CoverageStripProps) {
  const { article, coverage, spans, ticker, scroller, onGoTo, onEnter } = props;
  const segments = useMemo(() => coverageMap(article, coverage, spans), [article, coverage, spans]);
  const [size, setSize] = useState<MapSize>({ width: 0, height: 0 });
  const shapes = useMemo(() => coverageShapes(segments, size), [segments, size]);
  const hatching = useId();
  const [window, setWindow] = useState({ top: 0, height: 1 });
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const look = (): void => {
      const box = scroller.current;
      if (!box) return;
      setWindow({
        top: box.scrollTop / box.scrollHeight,
        height: Math.min(1, box.clientHeight / box.scrollHeight),
      });
    };
    look();
    return ticker.listen(look);
  }, [ticker, scroller]);
  const isEmpty = segments.length === 0;
  useEffect(() => {
    const box = strip.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: box.clientWidth, height: box.clientHeight });
    });
    observer.observe(box);
    return () => {
      observer.disconnect();
    };
  }, [isEmpty]);
  if (isEmpty) return null;
  const place = Math.min(at, segments.length - 1);
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(segments.length - 1, to));
    setAt(next);
    const segment = segments[next];
    if (segment) onGoTo(segment.blockId);
  };
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = strip.current?.getBoundingClientRect();
    if (box) go(segmentAt(segments, (event.clientY - box.top) / box.height));
  };
  return (
    <div
      ref={strip}
      className="coverage-strip"
      role="slider"
      tabIndex={0}
      aria-label="Coverage of the article"
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={segments.length}
      aria-valuenow={place + 1}
      aria-valuetext={segmentText(segments, place)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
      onKeyDown={(event) => {
        const textBlockId = segments[place]?.textBlockId ?? null;
        if (event.key === 'Enter' && textBlockId !== null) {
          event.preventDefault();
          event.stopPropagation();
          onEnter(textBlockId);
          return;
        }
        const steps: Readonly<Record<string, number>> = {
          ArrowDown: place + 1,
          ArrowRight: place + 1,
          ArrowUp: place - 1,
          ArrowLeft: place - 1,
          PageDown: place + 10,
          PageUp: place - 10,
          Home: 0,
          End: segments.length - 1,
        };
        const to = steps[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        go(to);
      }}
    >
      <svg aria-hidden="true" className="strip-map">
        <pattern id={hatching} className="strip-hatching" width="3" height="3" patternUnits="userSpaceOnUse">
          <path d="M-1 1l2-2M0 3l3-3M2 4l2-2" />
        </pattern>
        <path className="strip-blocks" d={shapes.blocks} />
        <path className="strip-uncovered" d={shapes.uncovered} />
        <path className="strip-dismissed" d={shapes.notCheckable} fill={`url(#${hatching})`} />
        <path className="strip-claimed" d={shapes.claimed} />
        {Array.from(shapes.marks, ([state, path]) => (
          <path key={state} className="strip-mark" data-mark={state} d={path} />
        ))}
      </svg>
      <div
        className="strip-window"
        style={{ top: `${window.top * 100}%`, height: `${window.height * 100}%` }}
      />
    </div>
  );
}
