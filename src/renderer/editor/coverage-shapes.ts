import type { MapSegment } from './coverage-map.ts';

/** CSS pixels. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** The map of an article as paths of SVG in CSS pixels: however long it is, a handful of elements is drawn. */
export interface CoverageShapes {
  /** Every block. */
  readonly blocks: string;
  /** From left to right the words in claims, those not checkable, and the others. */
  readonly claimed: string;
  readonly notCheckable: string;
  readonly uncovered: string;
  /** The blocks of each state that a mark shows, at the right edge. */
  readonly marks: ReadonlyMap<NonNullable<MapSegment['state']>, string>;
}

/** CSS pixels: of marks, between words and marks, between blocks where there is room for it. */
const markWidth = 4;
const besideWords = 1;
const between = 1;

export function coverageShapes(segments: readonly MapSegment[], { width, height }: MapSize): CoverageShapes {
  const shapes = { blocks: [], claimed: [], notCheckable: [], uncovered: [] } as Record<
    Exclude<keyof CoverageShapes, 'marks'>,
    string[]
  >;
  const marks = new Map<NonNullable<MapSegment['state']>, string[]>();
  const wordsWidth = width - markWidth - besideWords;
  let share = 0;
  for (const { size, words, claimed, notCheckable, state } of segments) {
    const top = share * height;
    share += size;
    const high = Math.max(between, share * height - top - between);
    const add = (paths: string[], left: number, right: number) => {
      if (right > left)
        paths.push(
          `M${short(left)} ${short(top)}h${short(right - left)}v${short(high)}h${short(left - right)}z`,
        );
    };
    add(shapes.blocks, 0, width);
    const at = (count: number) => (count / words) * wordsWidth;
    if (words > 0) {
      add(shapes.claimed, 0, at(claimed));
      add(shapes.notCheckable, at(claimed), at(claimed + notCheckable));
      add(shapes.uncovered, at(claimed + notCheckable), wordsWidth);
    }
    if (state === null || state === 'not-checkable') continue;
    const ofState = marks.get(state) ?? [];
    marks.set(state, ofState);
    add(ofState, width - markWidth, width);
  }
  return {
    blocks: shapes.blocks.join(''),
    claimed: shapes.claimed.join(''),
    notCheckable: shapes.notCheckable.join(''),
    uncovered: shapes.uncovered.join(''),
    marks: new Map(Array.from(marks, ([state, paths]) => [state, paths.join('')])),
  };
}

function short(pixels: number): string {
  return String(Number(pixels.toFixed(2)));
}
