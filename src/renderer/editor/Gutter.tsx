import { useEffect, useState, type MouseEvent, type RefObject } from 'react';
import { ownGlyph } from '../ui/mark-legend.ts';
import { GlyphDrawing } from '../ui/StatusGlyph.tsx';
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
/** CSS pixels: distance of lanes, room between bars and glyphs, size of a glyph, distance of glyphs. */
const laneWidth = 4;
const besideBars = 3;
const glyphSize = 13;
const glyphStep = 14;

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
      <svg className="gutter-lines">
        {withKeys(lines).map(([key, line]) => (
          <Line key={key} line={line} chosen={chosen} onSelect={onSelect} />
        ))}
      </svg>
    </div>
  );
}

/** A line is known by its first claim, not by where it stands: a new line above moves those below, and draws none of them again. */
function withKeys(lines: readonly GutterLine[]): readonly (readonly [string, GutterLine])[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const spanId = line.ticks[0]?.spanId ?? '';
    const count = counts.get(spanId) ?? 0;
    counts.set(spanId, count + 1);
    return [`${spanId} ${count}`, line];
  });
}

/**
 * The bars of one line in their lanes, and the glyphs of the claims that begin on it. All lines are one drawing, whose edge towards the
 * text is at 0: an element for each sign would have to be painted again with every letter.
 */
function Line({
  line,
  chosen,
  onSelect,
}: { readonly line: GutterLine } & Pick<GutterProps, 'chosen' | 'onSelect'>) {
  const bars = line.ticks.filter((tick) => tick.lane < mostLanes);
  const beginning = line.ticks.filter((tick) => tick.isFirst);
  // The count takes the room of a glyph.
  const shown = beginning.length > mostGlyphs ? mostGlyphs - 1 : mostGlyphs;
  const glyphs = beginning.slice(0, shown);
  const lanes = Math.max(...bars.map((tick) => tick.lane), 0) + 1;
  const beside = -(lanes * laneWidth + besideBars);
  const middle = line.height / 2;
  const partOf = (tick: Tick, part: string) => ({
    className: `${part}${chosen.has(tick.spanId) ? ' is-chosen' : ''}`,
    'data-mark': tick.state,
    onMouseDown: (event: MouseEvent) => {
      event.preventDefault();
      onSelect([tick.spanId]);
    },
  });
  return (
    <g transform={`translate(0 ${line.top})`}>
      {bars.map((tick) => {
        const right = -tick.lane * laneWidth;
        return (
          <g key={tick.ownerId} {...partOf(tick, 'gutter-tick')}>
            <title>{tick.description}</title>
            <rect x={right - laneWidth} width={laneWidth} height={line.height} />
            <path d={`M${right - 1} 0v${line.height}`} />
          </g>
        );
      })}
      {beginning.length > shown ? (
        <text className="gutter-more" x={beside - shown * glyphStep} y={middle}>
          +{beginning.length - shown}
        </text>
      ) : null}
      {glyphs.map((tick, at) => {
        const right = beside - (glyphs.length - 1 - at) * glyphStep;
        const own = ownGlyph(tick.state, { [tick.state]: tick.glyph });
        return (
          <g key={tick.ownerId} {...partOf(tick, 'gutter-glyph')}>
            <title>{tick.description}</title>
            <rect x={right - glyphSize} width={glyphSize} height={line.height} />
            {own === null ? (
              <GlyphDrawing
                state={tick.state}
                x={right - glyphSize}
                y={middle - glyphSize / 2}
                size={glyphSize}
              />
            ) : (
              <text x={right} y={middle}>
                {own}
              </text>
            )}
          </g>
        );
      })}
    </g>
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
