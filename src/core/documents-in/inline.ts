import type { Mark, TextBlock } from '../article/block-tree.ts';

/** Text with its inline formatting: what a text block holds besides id, kind and spans. */
export interface Inline {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * The part of `inline` from `start` to `end` (UTF-16 units), with its marks cut to size. Ranges that end up empty
 * are dropped; note references inside the part (or at its end) stay.
 */
export function sliceInline(inline: Inline, start: number, end: number): Inline {
  const marks: Mark[] = [];
  for (const mark of inline.marks) {
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    if (mark.kind === 'note' ? mark.start >= start && mark.start <= end : from < to) {
      marks.push({ ...mark, start: from - start, end: to - start });
    }
  }
  return { text: inline.text.slice(start, end), marks };
}

/** `inline` without white space at either end. Note references in that white space move to the text. */
export function trimInline(inline: Inline): Inline {
  const start = inline.text.length - inline.text.trimStart().length;
  const end = Math.max(start, inline.text.trimEnd().length);
  if (start === 0 && end === inline.text.length) return inline;
  const marks = inline.marks.map((mark) => {
    if (mark.kind !== 'note') return mark;
    const at = Math.min(Math.max(mark.start, start), end);
    return { ...mark, start: at, end: at };
  });
  return sliceInline({ text: inline.text, marks }, start, end);
}

/** Several pieces joined by `glue`, marks moved along. */
export function joinInline(pieces: readonly Inline[], glue: string): Inline {
  let text = '';
  const marks: Mark[] = [];
  pieces.forEach((piece, index) => {
    if (index > 0) text += glue;
    for (const mark of piece.marks)
      marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
    text += piece.text;
  });
  return { text, marks };
}

/** The plain text blocks, as `plainBlock` makes them, with formatting. */
export type PlainTextBlock = Exclude<TextBlock, { kind: 'heading' | 'list-item' }>;

/** A block of `kind` that holds `inline`. */
export function inlineBlock(kind: PlainTextBlock['kind'], id: string, inline: Inline): PlainTextBlock {
  return { kind, id, text: inline.text, marks: inline.marks, spans: [] };
}
