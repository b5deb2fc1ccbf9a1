import { useEffect, useState, type RefObject } from 'react';
import { StatusGlyph } from '../ui/StatusGlyph.tsx';
import type { SpanView } from './article-editor-props.ts';
import { gutterLines, type GutterLine, type MarkedBox } from './gutter-lines.ts';
import type { PageTicker } from './page-ticker.ts';

export interface GutterProps {
  /** Tells when lines may have moved. */
  readonly ticker: PageTicker;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly chosen: ReadonlySet<string>;
  readonly onSelect: (spanIds: readonly string[]) => void;
}

/** More marks on one line than this are counted instead of shown. */
const mostTicks = 3;

/**
 * Signs beside every line that has claims (not-checkable text has none). For the eye and the mouse only: the marks themselves and the claims queue say
 * the same to assistive technology.
 */
export function Gutter({ ticker, scroller, root, spans, chosen, onSelect }: GutterProps) {
  const [lines, setLines] = useState<readonly GutterLine[]>([]);
  useEffect(() => {
    const measure = (): void => {
      if (scroller.current && root.current) setLines(measureLines(scroller.current, root.current, spans));
    };
    measure();
    return ticker.listen(measure);
  }, [ticker, scroller, root, spans]);
  return (
    <div className="gutter" aria-hidden="true">
      {lines.map((line) => (
        <div key={line.top} className="gutter-line" style={{ top: line.top, height: line.height }}>
          {line.ticks.length > mostTicks ? (
            <span className="gutter-more">+{line.ticks.length - mostTicks}</span>
          ) : null}
          {line.ticks.slice(0, mostTicks).map((tick) => (
            <span
              key={tick.ownerId}
              className={chosen.has(tick.spanId) ? 'gutter-tick is-chosen' : 'gutter-tick'}
              data-mark={tick.state}
              title={spans.get(tick.spanId)?.description}
              onMouseDown={(event) => {
                event.preventDefault();
                onSelect([tick.spanId]);
              }}
            >
              {tick.isFirst ? (
                <StatusGlyph state={tick.state} legend={{ [tick.state]: tick.glyph }} isDecorative />
              ) : null}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Measures only blocks in sight: asking for boxes of others would make the browser lay them out. */
function measureLines(
  scroller: HTMLElement,
  root: HTMLElement,
  spans: ReadonlyMap<string, SpanView>,
): readonly GutterLine[] {
  const view = scroller.getBoundingClientRect();
  const origin = root.parentElement?.getBoundingClientRect().top ?? 0;
  const pieces: MarkedBox[] = [];
  const begun = new Set<string>();
  for (const block of root.children) {
    const box = block.getBoundingClientRect();
    if (box.top > view.bottom + 200) break;
    const marks = block.querySelectorAll<HTMLElement>('[data-spans]');
    const isAbove = box.bottom < view.top - 200;
    for (const mark of marks) {
      const spanIds = (mark.dataset['spans'] ?? '').split(' ');
      if (isAbove) for (const id of spanIds) begun.add(id);
      else {
        const boxes = [...mark.getClientRects()].map((rect) => ({
          top: Math.round(rect.top - origin),
          height: Math.round(rect.height),
        }));
        pieces.push({ spanIds, boxes });
      }
    }
  }
  return gutterLines(pieces, spans, begun);
}
