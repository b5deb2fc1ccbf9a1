import { useEffect, useState, type MouseEvent, type RefObject } from 'react';
import { StatusGlyph } from '../ui/StatusGlyph.tsx';
import type { SpanView } from './article-editor-props.ts';
import { gutterLines, type GutterLine, type MarkedBox, type Tick } from './gutter-lines.ts';
import type { PageTicker } from './page-ticker.ts';
import type { SuggestionPainter } from './suggestion-painter.ts';

export interface GutterProps {
  /** Tells when lines may have moved. */
  readonly ticker: PageTicker;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly spans: ReadonlyMap<string, SpanView>;
  /** Suggestions have a tick too; those in sight are painted before anybody measures. */
  readonly suggested: SuggestionPainter;
  readonly chosen: ReadonlySet<string>;
  /** Ids of spans or suggestions. */
  readonly onSelect: (ids: readonly string[]) => void;
}

/** More glyphs than this on one line are counted instead of shown; so are bars beyond the last lane. */
const mostGlyphs = 2;
const mostLanes = 4;
/** Distance of lanes, CSS pixels. */
const laneWidth = 4;

/**
 * Signs beside every line that has claims (not-checkable text has none). For the eye and the mouse only: the marks themselves and the claims queue say
 * the same to assistive technology.
 */
export function Gutter({ ticker, scroller, root, spans, suggested, chosen, onSelect }: GutterProps) {
  const [lines, setLines] = useState<readonly GutterLine[]>([]);
  useEffect(() => {
    const measure = (): void => {
      if (scroller.current && root.current)
        setLines(measureLines(scroller.current, root.current, spans, suggested));
    };
    measure();
    return ticker.listen(measure);
  }, [ticker, scroller, root, spans, suggested]);
  return (
    <div className="gutter" aria-hidden="true">
      {lines.map((line) => (
        <Line key={line.top} line={line} chosen={chosen} onSelect={onSelect} />
      ))}
    </div>
  );
}

/** The bars of one line in their lanes, and the glyphs of the claims that begin on it. */
function Line({
  line,
  chosen,
  onSelect,
}: { readonly line: GutterLine } & Pick<GutterProps, 'chosen' | 'onSelect'>) {
  const bars = line.ticks.filter((tick) => tick.lane < mostLanes);
  const beginning = line.ticks.filter((tick) => tick.isFirst);
  // The count takes the room of a glyph.
  const shown = beginning.length > mostGlyphs ? mostGlyphs - 1 : mostGlyphs;
  const lanes = Math.max(...bars.map((tick) => tick.lane), 0) + 1;
  const partOf = (tick: Tick, part: string) => ({
    className: `${part}${chosen.has(tick.spanId) ? ' is-chosen' : ''}`,
    'data-mark': tick.state,
    title: tick.description,
    onMouseDown: (event: MouseEvent) => {
      event.preventDefault();
      onSelect([tick.spanId]);
    },
  });
  return (
    <div className="gutter-line" style={{ top: line.top, height: line.height }}>
      {bars.map((tick) => (
        <span
          key={tick.ownerId}
          {...partOf(tick, 'gutter-tick')}
          style={{ insetInlineEnd: tick.lane * laneWidth }}
        />
      ))}
      <span className="gutter-glyphs" style={{ insetInlineEnd: lanes * laneWidth + 3 }}>
        {beginning.length > shown ? <span className="gutter-more">+{beginning.length - shown}</span> : null}
        {beginning.slice(0, shown).map((tick) => (
          <span key={tick.ownerId} {...partOf(tick, 'gutter-glyph')}>
            <StatusGlyph state={tick.state} legend={{ [tick.state]: tick.glyph }} isDecorative />
          </span>
        ))}
      </span>
    </div>
  );
}

/** Measures only blocks in sight: asking for boxes of others would make the browser lay them out. */
function measureLines(
  scroller: HTMLElement,
  root: HTMLElement,
  spans: ReadonlyMap<string, SpanView>,
  suggested: SuggestionPainter,
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
      else pieces.push({ spanIds, boxes: boxesOf(mark, origin) });
    }
  }
  const proposed = new Map<string, SpanView>();
  for (const { view: each, range } of suggested.shown) {
    proposed.set(each.id, { ...each, state: 'suggested', ownerId: each.id });
    pieces.push({ spanIds: [each.id], boxes: boxesOf(range, origin) });
  }
  return gutterLines(pieces, { get: (id) => spans.get(id) ?? proposed.get(id) }, begun);
}

function boxesOf(marked: Element | Range, origin: number): MarkedBox['boxes'] {
  return [...marked.getClientRects()].map((rect) => ({
    top: Math.round(rect.top - origin),
    height: Math.round(rect.height),
  }));
}
