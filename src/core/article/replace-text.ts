import type { Mark, SpanRange, TextBlock } from './block-tree.ts';

/**
 * Replaces `[start, end)` of a text block for one span (the one a change was proposed for).
 *
 * Only the part that differs is replaced, so that formatting and neighbours outside it stay. What that does to ranges:
 * a range around the difference grows or shrinks with it; a range that reaches into it keeps the part outside; a range
 * inside it goes (its words are gone). `ownerSpanId` always ends up around the whole replacement, or goes when the
 * replacement is empty.
 */
export function replaceText(
  leaf: TextBlock,
  start: number,
  end: number,
  replacement: string,
  ownerSpanId: string,
): TextBlock {
  const old = leaf.text.slice(start, end);
  const head = commonPrefix(old, replacement);
  const tail = commonSuffix(old.slice(head), replacement.slice(head));
  const from = start + head;
  const to = end - tail;
  const inserted = replacement.slice(head, replacement.length - tail);
  const shift = inserted.length - (to - from);
  const text = leaf.text.slice(0, from) + inserted + leaf.text.slice(to);

  const move = <R extends Mark | SpanRange>(range: R): R | null => {
    if ('id' in range && range.id === ownerSpanId && range.start === start && range.end === end) {
      return replacement === '' ? null : { ...range, end: start + replacement.length };
    }
    const moved = moveRange(range.start, range.end, from, to, shift);
    return moved === null ? null : { ...range, ...moved };
  };
  return {
    ...leaf,
    text,
    marks: leaf.marks.map(move).filter((range) => range !== null),
    spans: leaf.spans.map(move).filter((range) => range !== null),
  };
}

function moveRange(a: number, b: number, from: number, to: number, shift: number) {
  if (a === b) {
    if (a <= from) return { start: a, end: b };
    return a >= to ? { start: a + shift, end: b + shift } : null;
  }
  if (b <= from) return { start: a, end: b };
  if (a >= to) return { start: a + shift, end: b + shift };
  if (a <= from && b >= to) return b + shift > a ? { start: a, end: b + shift } : null;
  if (a < from) return { start: a, end: from };
  if (b > to) return { start: to + shift, end: b + shift };
  return null;
}

/** Length of the common start, never splitting a surrogate pair. */
function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n > 0 && isHighSurrogate(a.charCodeAt(n - 1)) ? n - 1 : n;
}

function commonSuffix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n > 0 && isLowSurrogate(a.charCodeAt(a.length - n)) ? n - 1 : n;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether `offset` would cut a surrogate pair of `text` in two. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isHighSurrogate(text.charCodeAt(offset - 1)) &&
    isLowSurrogate(text.charCodeAt(offset))
  );
}
