import type { Mark, SpanRange, TextBlock } from '../../core/article/block-tree.ts';

/**
 * Cutting and joining the contents of text blocks, as pure functions. Everything in the editor that is more than one
 * typed letter goes through these and is then written to Lexical. Offsets are UTF-16 units.
 */

/** What a text block holds, without what it is. */
export type Content = Pick<TextBlock, 'text' | 'marks' | 'spans'>;

export const noContent: Content = { text: '', marks: [], spans: [] };

/** Plain text as content. */
export function plainContent(text: string): Content {
  return { text, marks: [], spans: [] };
}

/**
 * The part from `start` to `end`. Formats and spans are cut to size; a footnote reference at `start` belongs to the
 * part before it, except at the very beginning of the text.
 */
export function sliceContent(content: Content, start: number, end: number): Content {
  const marks: Mark[] = [];
  for (const mark of content.marks) {
    if (mark.kind === 'note') {
      const isInside = mark.start <= end && (mark.start > start || (start === 0 && mark.start === 0));
      if (isInside) marks.push({ ...mark, start: mark.start - start, end: mark.start - start });
      continue;
    }
    const cut = clip(mark, start, end);
    if (cut) marks.push({ ...mark, ...cut });
  }
  const spans: SpanRange[] = [];
  for (const span of content.spans) {
    const cut = clip(span, start, end);
    if (cut) spans.push({ ...span, ...cut });
  }
  return { text: content.text.slice(start, end), marks, spans };
}

function clip(range: { start: number; end: number }, start: number, end: number) {
  const from = Math.max(range.start, start);
  const to = Math.min(range.end, end);
  return from < to ? { start: from - start, end: to - start } : null;
}

/** Several contents one behind the other, with `glue` between them. */
export function joinContent(parts: readonly Content[], glue = ''): Content {
  let text = '';
  const marks: Mark[] = [];
  const spans: SpanRange[] = [];
  parts.forEach((part, at) => {
    if (at > 0) text += glue;
    const shift = text.length;
    marks.push(...part.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })));
    spans.push(...part.spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift })));
    text += part.text;
  });
  return { text, marks, spans };
}

/**
 * Replaces `[start, end)` by `inserted`. The replacement stands in every span in which all of the replaced text stood;
 * text inserted between two letters stands in the spans both are in. Formats reach over it in the same way when
 * `inheritFormat` is set (replacing typed words), and otherwise keep to their old text (pasting formatted words).
 */
export function spliceContent(
  content: Content,
  start: number,
  end: number,
  inserted: Content,
  { inheritFormat = false }: { readonly inheritFormat?: boolean } = {},
): Content {
  const { length } = inserted.text;
  const around = (range: { start: number; end: number }) =>
    start === end ? range.start < start && range.end > end : range.start <= start && range.end >= end;
  const joined = joinContent([
    sliceContent(content, 0, start),
    inserted,
    sliceContent(content, end, content.text.length),
  ]);
  if (length === 0) return joined;
  const over = { start, end: start + length };
  const spans = content.spans.filter(around).map((span) => ({ id: span.id, ...over }));
  const marks = inheritFormat
    ? content.marks
        .filter((mark) => mark.kind !== 'note' && around(mark))
        .map((mark) => ({ ...mark, ...over }))
    : [];
  return { ...joined, spans: [...joined.spans, ...spans], marks: [...joined.marks, ...marks] };
}

/** The stretch in which two texts differ: `[start, aEnd)` of `a` became `[start, bEnd)` of `b`. Null when equal. */
export function textDifference(a: string, b: string): { start: number; aEnd: number; bEnd: number } | null {
  if (a === b) return null;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd -= 1;
    bEnd -= 1;
  }
  return { start, aEnd, bEnd };
}

/**
 * Where a range of text `from` lies in text `to`, when one changed into the other by one stretch. What stood wholly in
 * the changed stretch is gone (null); what reached into it keeps the part outside; what stood around it goes along.
 */
export function carryRange(
  range: { readonly start: number; readonly end: number },
  from: string,
  to: string,
): { start: number; end: number } | null {
  const change = textDifference(from, to);
  if (change === null) return { start: range.start, end: range.end };
  const shift = change.bEnd - change.aEnd;
  const { start, end } = range;
  if (end <= change.start) return { start, end };
  if (start >= change.aEnd) return { start: start + shift, end: end + shift };
  if (start <= change.start && end >= change.aEnd)
    return end + shift > start ? { start, end: end + shift } : null;
  if (start < change.start) return { start, end: change.start };
  if (end > change.aEnd) return { start: change.bEnd, end: end + shift };
  return null;
}
