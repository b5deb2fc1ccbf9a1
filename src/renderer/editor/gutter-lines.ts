import type { SpanView } from './article-editor-props.ts';

/** One mark of one line. `isFirst`: the claim begins on this line, so its glyph is shown. */
export interface Tick {
  readonly ownerId: string;
  readonly spanId: string;
  readonly state: SpanView['state'];
  readonly glyph: string;
  readonly isFirst: boolean;
}

/** A line of the page that has marks. Top and height in CSS pixels of the page. */
export interface GutterLine {
  readonly top: number;
  readonly height: number;
  readonly ticks: readonly Tick[];
}

/** A piece of marked text as it lies on the page: one box per line it runs over. */
export interface MarkedBox {
  readonly spanIds: readonly string[];
  readonly boxes: readonly { readonly top: number; readonly height: number }[];
}

/** Lines closer than this many pixels are one line: superscripts and mixed sizes move boxes a little. */
const sameLine = 6;

/** Sorts claims into lines; not-checkable text has no tick. Pieces come in article order; a claim shows its glyph on its first line only. */
export function gutterLines(
  pieces: readonly MarkedBox[],
  views: ReadonlyMap<string, SpanView>,
  begun: ReadonlySet<string> = new Set(),
): readonly GutterLine[] {
  const lines: { top: number; height: number; ticks: Map<string, Tick> }[] = [];
  const seen = new Set(begun);
  for (const { spanIds, boxes } of pieces) {
    for (const { top, height } of boxes) {
      let line = lines.findLast(
        (known) => Math.abs(known.top + known.height / 2 - top - height / 2) < sameLine,
      );
      if (!line) lines.push((line = { top, height, ticks: new Map() }));
      for (const spanId of spanIds) {
        const view = views.get(spanId);
        if (!view || view.state === 'not-checkable' || line.ticks.has(view.ownerId)) continue;
        const { ownerId, state, glyph } = view;
        line.ticks.set(ownerId, { ownerId, spanId, state, glyph, isFirst: !seen.has(spanId) });
        seen.add(spanId);
      }
    }
  }
  return lines
    .filter((line) => line.ticks.size > 0)
    .sort((a, b) => a.top - b.top)
    .map(({ top, height, ticks }) => ({ top, height, ticks: [...ticks.values()] }));
}
