import type { MarkIndex } from '../mark-index.ts';
import { runsOf } from '../text-marks.ts';

export interface MarkedTextProps {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly marks: ReturnType<MarkIndex['touching']>;
}

/** A stretch of the evidence text with its marks. What it draws, joined, is exactly that stretch. */
export function MarkedText({ text, start, end, marks }: MarkedTextProps) {
  if (marks.length === 0) return text.slice(start, end);
  return runsOf(start, end, marks).map((run) =>
    run.kinds.length === 0 ? (
      <span key={run.start}>{text.slice(run.start, run.end)}</span>
    ) : (
      <mark key={run.start} className={run.kinds.map((kind) => `is-${kind}`).join(' ')}>
        {text.slice(run.start, run.end)}
      </mark>
    ),
  );
}
