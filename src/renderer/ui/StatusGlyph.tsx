import type { ReactElement } from 'react';
import type { MarkState, Settings } from '../../contract/settings.ts';
import { classNames } from './class-names.ts';
import { markLegend, ownGlyph } from './mark-legend.ts';

/**
 * The default legend, drawn: a machine without symbol fonts would show boxes for the characters of `mark-legend.ts`.
 * All on a 16 by 16 grid with a stroke of 1.5 in the current colour.
 */
const drawings: Readonly<Record<MarkState, ReactElement>> = {
  suggested: <circle cx="8" cy="8" r="1.75" fill="currentColor" stroke="none" />,
  'to-check': <circle cx="8" cy="8" r="4.75" />,
  'in-progress': (
    <>
      <circle cx="8" cy="8" r="4.75" />
      <path d="M8 3.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor" stroke="none" />
    </>
  ),
  queried: (
    <>
      <path d="M5.25 5.75a2.75 2.75 0 1 1 4.1 2.4C8.4 8.7 8 9.1 8 10" />
      <circle cx="8" cy="12.75" r="1" fill="currentColor" stroke="none" />
    </>
  ),
  confirmed: <path d="m3 8.5 3.25 3.25L13 4.75" />,
  'confirmed-with-change': (
    <>
      <path d="m1.5 8.25 2.75 2.75L9 5.5" />
      <path d="M12.5 4.5v4M10.5 6.5h4M10.5 11h4" />
    </>
  ),
  'on-author': (
    <>
      <path d="M3 13c.4-4.6 3.2-8.6 9.6-10.2C12.4 8.6 9 11.4 5 11.4" />
      <path d="M3 13.5c.9-2.6 2.4-4.6 4.8-6.2" />
    </>
  ),
  'not-confirmable': (
    <>
      <circle cx="8" cy="8" r="4.5" />
      <path d="M12.75 3.25 3.25 12.75" />
    </>
  ),
  disputed: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2" />,
  wrong: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2" />,
  cut: (
    <>
      <path d="M6 3.75h7.25v8.5H6L2.25 8z" />
      <path d="m7.25 6.25 3.5 3.5M10.75 6.25l-3.5 3.5" />
    </>
  ),
  stale: (
    <>
      <path d="M12.75 8a4.75 4.75 0 1 1-1.4-3.35" />
      <path d="M12.9 2.6v3h-3" />
    </>
  ),
  'not-checkable': <path d="M4 8h8" />,
};

export interface StatusGlyphProps {
  readonly state: MarkState;
  /** The user's legend; a glyph of their own is shown as text. */
  readonly legend?: Settings['legend'];
  /** `decorative` where the state is also said in words beside it. */
  readonly isDecorative?: boolean;
  readonly className?: string;
}

const noLegend: Settings['legend'] = {};

/** The default sign of a state inside a drawing of SVG; `x` and `y` are of its corner, all in CSS pixels. */
export function GlyphDrawing(props: {
  readonly state: MarkState;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}) {
  const { state, x, y, size } = props;
  return (
    <svg
      x={x}
      y={y}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {drawings[state]}
    </svg>
  );
}

/** The sign of a mark state in its colour. */
export function StatusGlyph({ state, legend = noLegend, isDecorative = false, className }: StatusGlyphProps) {
  const own = ownGlyph(state, legend);
  const naming = isDecorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': markLegend[state].label } as const);
  return (
    <span className={classNames('ui-glyph', className)} data-mark={state} {...naming}>
      {own ?? (
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          {drawings[state]}
        </svg>
      )}
    </span>
  );
}
