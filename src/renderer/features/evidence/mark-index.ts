import type { TextMark } from './text-marks.ts';

/** Marks in the order of the text, so that a viewer finds those of a stretch without looking at all of them. */
export interface MarkIndex {
  readonly all: readonly TextMark[];
  /** The marks that share at least one character with `[start, end)`. The same empty list whenever there are none. */
  readonly touching: (start: number, end: number) => readonly TextMark[];
}

const none: readonly TextMark[] = [];

export function indexMarks(marks: readonly TextMark[]): MarkIndex {
  const all = [...marks].sort((a, b) => a.start - b.start);
  const longest = all.reduce((length, mark) => Math.max(length, mark.end - mark.start), 0);
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    all,
    touching: (start, end) => {
      const found: TextMark[] = [];
      for (let at = firstFrom(start - longest); at < all.length; at += 1) {
        const mark = all[at];
        if (mark === undefined || mark.start >= end) break;
        if (mark.end > start) found.push(mark);
      }
      return found.length === 0 ? none : found;
    },
  };
}

export const noMarks: MarkIndex = indexMarks([]);
