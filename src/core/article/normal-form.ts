import {
  mapTextBlocks,
  type Article,
  type Block,
  type Mark,
  type SpanRange,
  type TextBlock,
} from './block-tree.ts';

/**
 * The normal form of inline ranges: one way to write what can be written in many.
 *
 * Formats of one kind and fragments of one span that overlap or touch are joined; where two links overlap, the one
 * that begins later wins; empty ranges go (footnote references are points and stay, once each); ranges are sorted.
 * Text is never changed. The editor writes this form, and blocks are compared in it.
 */
export function normaliseTextBlock(leaf: TextBlock): TextBlock {
  const marks = normaliseMarks(leaf.marks);
  const spans = normaliseSpans(leaf.spans);
  return sameRanges(marks, leaf.marks) && sameRanges(spans, leaf.spans) ? leaf : { ...leaf, marks, spans };
}

/** A block with every text block inside it in normal form; the same object when it already was. */
export function normaliseBlock(block: Block): Block {
  return mapTextBlocks(block, normaliseTextBlock);
}

/** An article in normal form; the same object when it already was. */
export function normaliseArticle(article: Article): Article {
  const blocks = article.blocks.map(normaliseBlock);
  return blocks.every((block, at) => block === article.blocks[at]) ? article : { blocks };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const kindOrder: Readonly<Record<Mark['kind'], number>> = { bold: 0, italic: 1, strike: 2, link: 3, note: 4 };

function normaliseMarks(marks: readonly Mark[]): readonly Mark[] {
  const found: Mark[] = [];
  for (const kind of ['bold', 'italic', 'strike'] as const) {
    const ranges = marks.filter((mark) => mark.kind === kind);
    for (const { start, end } of joined(ranges)) found.push({ kind, start, end });
  }
  found.push(...flatLinks(marks.filter((mark) => mark.kind === 'link')));
  const notes = new Set<string>();
  for (const mark of marks) {
    if (mark.kind !== 'note') continue;
    const key = `${mark.start} ${mark.footnoteId}`;
    if (notes.size !== notes.add(key).size) found.push(mark);
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end || kindOrder[a.kind] - kindOrder[b.kind]);
}

function normaliseSpans(spans: readonly SpanRange[]): readonly SpanRange[] {
  const byId = new Map<string, SpanRange[]>();
  for (const span of spans) {
    const known = byId.get(span.id);
    if (known) known.push(span);
    else byId.set(span.id, [span]);
  }
  return [...byId]
    .flatMap(([id, ranges]) => joined(ranges).map(({ start, end }) => ({ id, start, end })))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}

/** The union of ranges, as disjoint ranges that do not touch, in order. */
function joined(ranges: readonly Range[]): Range[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.filter((range) => range.start < range.end).sort(byPlace)) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

type Link = Extract<Mark, { kind: 'link' }>;

/** Links cut so that none overlap; at each place the link that begins last (of equals: the last listed) counts. */
function flatLinks(links: readonly Link[]): Link[] {
  const proper = links.filter((link) => link.start < link.end);
  const edges = [...new Set(proper.flatMap((link) => [link.start, link.end]))].sort((a, b) => a - b);
  const found: Link[] = [];
  edges.slice(0, -1).forEach((start, at) => {
    const end = edges[at + 1] ?? start;
    let top: Link | null = null;
    for (const link of proper) {
      if (link.start <= start && link.end >= end && (top === null || link.start >= top.start)) top = link;
    }
    if (top === null) return;
    const last = found.at(-1);
    if (last?.end === start && last.href === top.href) found[found.length - 1] = { ...last, end };
    else found.push({ kind: 'link', start, end, href: top.href });
  });
  return found;
}

function byPlace(a: Range, b: Range): number {
  return a.start - b.start || a.end - b.end;
}

function sameRanges(a: readonly (Mark | SpanRange)[], b: readonly (Mark | SpanRange)[]): boolean {
  return a.length === b.length && a.every((range, at) => sameRange(range, b[at]));
}

function sameRange(a: Mark | SpanRange, b: Mark | SpanRange | undefined): boolean {
  if (!b || a.start !== b.start || a.end !== b.end) return false;
  if ('id' in a || 'id' in b) return 'id' in a && 'id' in b && a.id === b.id;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'link') return b.kind === 'link' && a.href === b.href;
  return a.kind !== 'note' || (b.kind === 'note' && a.footnoteId === b.footnoteId);
}

/** Whether two text blocks say the same in the same form: kind, text, marks and spans. Both in normal form. */
export function sameTextBlock(a: TextBlock, b: TextBlock): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.kind === b.kind &&
      a.text === b.text &&
      (a.kind !== 'heading' || (b.kind === 'heading' && a.level === b.level)) &&
      (a.kind !== 'list-item' || (b.kind === 'list-item' && a.list === b.list && a.depth === b.depth)) &&
      sameRanges(a.marks, b.marks) &&
      sameRanges(a.spans, b.spans))
  );
}

/** Whether two blocks are the same. Both in normal form. */
export function sameBlock(a: Block, b: Block): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.id !== b.id) return false;
  switch (a.kind) {
    case 'divider':
      return true;
    case 'figure':
      return (
        b.kind === 'figure' &&
        a.alt === b.alt &&
        a.image.sha256 === b.image.sha256 &&
        a.image.mediaType === b.image.mediaType &&
        a.image.originalUrl === b.image.originalUrl &&
        sameTextBlock(a.caption, b.caption) &&
        sameTextBlock(a.credit, b.credit)
      );
    case 'table':
      return (
        b.kind === 'table' &&
        a.hasHeader === b.hasHeader &&
        a.rows.length === b.rows.length &&
        a.rows.every((row, y) => {
          const other = b.rows[y] ?? [];
          return row.length === other.length && row.every((cell, x) => sameCell(cell, other[x]));
        })
      );
    default:
      return sameTextBlock(a, b as TextBlock);
  }
}

function sameCell(a: TextBlock, b: TextBlock | undefined): boolean {
  return b !== undefined && sameTextBlock(a, b);
}
