import type { SpanView } from './article-editor-props.ts';

/** One mark of one line. `isFirst`: the claim begins on this line, so its glyph is shown. */
export interface Tick {
  readonly ownerId: string;
  readonly spanId: string;
  readonly state: SpanView['state'];
  readonly glyph: string;
  readonly description: string;
  readonly isFirst: boolean;
  /** Where its bar stands: 0 is nearest to the text. A claim keeps its lane from line to line. */
  readonly lane: number;
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
  views: Pick<ReadonlyMap<string, SpanView>, 'get'>,
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
        const { ownerId, state, glyph, description } = view;
        const isFirst = !seen.has(spanId);
        line.ticks.set(ownerId, { ownerId, spanId, state, glyph, description, isFirst, lane: 0 });
        seen.add(spanId);
      }
    }
  }
  return inLanes(
    lines
      .filter((line) => line.ticks.size > 0)
      .sort((a, b) => a.top - b.top)
      .map(({ top, height, ticks }) => ({ top, height, ticks: [...ticks.values()] })),
  );
}

/** Gives every bar a lane of its own: the one it had on the line before, else the free one that is nearest to the text. */
function inLanes(lines: readonly GutterLine[]): readonly GutterLine[] {
  let before = new Map<string, number>();
  return lines.map((line) => {
    const taken = new Set(line.ticks.flatMap((tick) => before.get(tick.ownerId) ?? []));
    const now = new Map<string, number>();
    const ticks = line.ticks.map((tick) => {
      let lane = before.get(tick.ownerId);
      if (lane === undefined) {
        lane = 0;
        while (taken.has(lane)) lane += 1;
        taken.add(lane);
      }
      now.set(tick.ownerId, lane);
      return { ...tick, lane };
    });
    before = now;
    return { ...line, ticks };
  });
}
