import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { clampWidth, fitPanes, widthAfterKey, type PaneLimits } from './pane-width.ts';

export interface SidePane extends PaneLimits {
  /** Names the pane and its separator for assistive technology. */
  readonly label: string;
  /** CSS pixels. */
  readonly width: number;
  readonly isOpen: boolean;
  /** Called when dragging or a key has come to rest, so that it can be remembered. */
  readonly onWidth: (width: number) => void;
  /** Double click and Enter on the separator. */
  readonly onOpen: (isOpen: boolean) => void;
  readonly content: ReactNode;
}

export interface SplitPanesProps {
  readonly left?: SidePane;
  readonly right?: SidePane;
  /** The centre; it takes what the sides leave. */
  readonly children: ReactNode;
  /** Names the centre for assistive technology and F6. */
  readonly label: string;
  /** The centre's least width, CSS pixels: in a narrow window the sides give way before it does. */
  readonly centreMin?: number;
}

/**
 * Up to three panes side by side. The separators are real ones (WAI-ARIA window splitter): arrow keys resize, Shift
 * makes the steps larger, Home and End go to the limits, Enter collapses and opens again. Panes carry `data-pane`, by
 * which F6 finds them.
 */
export function SplitPanes({ left, right, children, label, centreMin = 0 }: SplitPanesProps) {
  const panes = useRef<HTMLDivElement>(null);
  const total = useWidth(panes);
  const [drag, setDrag] = useState<{ side: 'left' | 'right'; width: number } | null>(null);
  const fitted = fitPanes(total, centreMin, openPane(left), openPane(right));
  const widthOf = (side: 'left' | 'right') => (drag?.side === side ? drag.width : fitted[side]);
  /** As wide as a pane may be without taking from the centre what the other pane cannot give. */
  const limitsOf = (side: 'left' | 'right', pane: SidePane): PaneLimits => {
    const other = openPane(side === 'left' ? right : left);
    const most = total - centreMin - (other?.min ?? 0);
    return { min: pane.min, max: Math.max(pane.min, Math.min(pane.max, most)) };
  };
  const columns: CSSProperties = {
    gridTemplateColumns: [
      ...(left?.isOpen === true ? [`${widthOf('left')}px`, 'auto'] : left ? ['auto'] : []),
      'minmax(0, 1fr)',
      ...(right?.isOpen === true ? ['auto', `${widthOf('right')}px`] : right ? ['auto'] : []),
    ].join(' '),
  };
  return (
    <div ref={panes} className="ui-panes" style={columns} data-dragging={drag === null ? undefined : ''}>
      {left?.isOpen === true ? <Pane label={left.label}>{left.content}</Pane> : null}
      {left === undefined ? null : (
        <PaneSeparator
          side="left"
          pane={left}
          limits={limitsOf('left', left)}
          width={widthOf('left')}
          onDrag={setDrag}
        />
      )}
      <Pane label={label} isMain>
        {children}
      </Pane>
      {right === undefined ? null : (
        <PaneSeparator
          side="right"
          pane={right}
          limits={limitsOf('right', right)}
          width={widthOf('right')}
          onDrag={setDrag}
        />
      )}
      {right?.isOpen === true ? <Pane label={right.label}>{right.content}</Pane> : null}
    </div>
  );
}

/** An open pane as {@link fitPanes} takes it. */
function openPane(pane: SidePane | undefined): SidePane | null {
  return pane?.isOpen === true ? pane : null;
}

/** The element's width in CSS pixels, known before the first drawing. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const measure = () => {
      // What is hidden has no width; it keeps the one it had.
      if (box.clientWidth > 0) setWidth(box.clientWidth);
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    return () => {
      sizes.disconnect();
    };
  }, [element]);
  return width;
}

function Pane(props: { readonly label: string; readonly isMain?: boolean; readonly children: ReactNode }) {
  return (
    <section
      className={props.isMain === true ? 'ui-pane is-main' : 'ui-pane'}
      aria-label={props.label}
      data-pane={props.label}
      tabIndex={-1}
    >
      {props.children}
    </section>
  );
}

interface SeparatorProps {
  readonly side: 'left' | 'right';
  readonly pane: SidePane;
  readonly limits: PaneLimits;
  /** As it is drawn. */
  readonly width: number;
  readonly onDrag: (drag: { side: 'left' | 'right'; width: number } | null) => void;
}

function PaneSeparator({ side, pane, limits, width, onDrag }: SeparatorProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const widthAt = (x: number): number => {
    const from = start.current;
    if (from === null) return width;
    const moved = side === 'left' ? x - from.x : from.x - x;
    return clampWidth(from.width + moved, limits);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${pane.label}`}
      aria-valuemin={0}
      aria-valuemax={limits.max}
      aria-valuenow={pane.isOpen ? Math.round(width) : 0}
      aria-valuetext={pane.isOpen ? `${Math.round(width)} pixels` : 'Hidden'}
      className="ui-separator"
      data-side={side}
      onPointerDown={(event) => {
        if (event.button !== 0 || !pane.isOpen) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
        onDrag({ side, width });
      }}
      onPointerMove={(event) => {
        if (start.current !== null) onDrag({ side, width: widthAt(event.clientX) });
      }}
      onPointerUp={(event) => {
        if (start.current === null) return;
        pane.onWidth(widthAt(event.clientX));
        start.current = null;
        onDrag(null);
      }}
      onLostPointerCapture={() => {
        start.current = null;
        onDrag(null);
      }}
      onDoubleClick={() => {
        pane.onOpen(!pane.isOpen);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          pane.onOpen(!pane.isOpen);
          return;
        }
        const next = pane.isOpen ? widthAfterKey(event.key, event.shiftKey, side, width, limits) : null;
        if (next === null) return;
        event.preventDefault();
        pane.onWidth(next);
      }}
    />
  );
}
