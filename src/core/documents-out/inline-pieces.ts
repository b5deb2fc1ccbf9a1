import type { TextBlock } from '../article/block-tree.ts';

/**
 * Overlapping marks of one text block, cut into pieces that formats can nest: each piece has one set of formats, and
 * references to notes stand between the pieces of text.
 */

/** A reference to a numbered note. Footnotes are the author's own; source notes are made from citations. */
export interface NoteReference {
  readonly series: 'footnote' | 'source';
  readonly number: number;
  /** 1 for the first reference to this note, 2 for the second …: makes link targets unique. */
  readonly occurrence: number;
}

/** Where a reference goes: UTF-16 offset into the block's text. */
export interface Anchor {
  readonly at: number;
  readonly reference: NoteReference;
}

export interface Formats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly href: string | null;
}

export type Piece = Formats &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'break' }
    | { readonly kind: 'reference'; readonly reference: NoteReference }
  );

/**
 * The pieces of a block in order. A line break inside the text is a piece of its own. Where links overlap the one that
 * starts first wins, because no format nests links; a reference is never part of a link, because it is one itself.
 * @param further offsets where a piece of text ends even if its formats go on
 */
export function inlinePieces(
  block: TextBlock,
  anchors: readonly Anchor[] = [],
  further: readonly number[] = [],
): readonly Piece[] {
  const { text, marks } = block;
  const borders = new Set([0, text.length, ...further, ...anchors.map((anchor) => anchor.at)]);
  for (const mark of marks) borders.add(mark.start).add(mark.end);
  for (const lineBreak of text.matchAll(/\n/gu)) borders.add(lineBreak.index).add(lineBreak.index + 1);
  const cuts = [...borders].sort((a, b) => a - b);

  const pieces: Piece[] = [];
  cuts.forEach((start, position) => {
    for (const { reference } of anchors.filter((anchor) => anchor.at === start)) {
      pieces.push({ kind: 'reference', reference, ...formatsInside(block, start, start), href: null });
    }
    const end = cuts[position + 1];
    if (end === undefined) return;
    const words = text.slice(start, end);
    const formats = formatsInside(block, start, end);
    pieces.push(words === '\n' ? { kind: 'break', ...formats } : { kind: 'text', text: words, ...formats });
  });
  return pieces;
}

/** The formats that hold over all of `[start, end)`; for a point, those that hold on both sides of it. */
function formatsInside({ marks }: TextBlock, start: number, end: number): Formats {
  const isPoint = start === end;
  const over = marks.filter((mark) =>
    isPoint ? mark.start < start && mark.end > end : mark.start <= start && mark.end >= end,
  );
  const has = (kind: 'bold' | 'italic' | 'strike') => over.some((mark) => mark.kind === kind);
  let href: string | null = null;
  let first = Number.POSITIVE_INFINITY;
  for (const mark of over) {
    if (mark.kind !== 'link' || mark.start >= first) continue;
    first = mark.start;
    href = mark.href;
  }
  return { bold: has('bold'), italic: has('italic'), strike: has('strike'), href };
}

/** A nest of formats around pieces, the outermost first: link, then bold, italic and strike. */
export type InlineNode =
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly InlineNode[] }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly InlineNode[] }
  | { readonly kind: 'piece'; readonly piece: Piece };

const nesting = ['href', 'bold', 'italic', 'strike'] as const;

/** Nests pieces so that neighbours with the same format share one element. */
export function nestPieces(pieces: readonly Piece[], level = 0): readonly InlineNode[] {
  const format = nesting[level];
  if (format === undefined) return pieces.map((piece) => ({ kind: 'piece', piece }));
  const nodes: InlineNode[] = [];
  for (const run of runsBy(pieces, format)) {
    const children = nestPieces(run, level + 1);
    const value = run[0]?.[format];
    if (typeof value === 'string') nodes.push({ kind: 'link', href: value, children });
    else if (value === true && format !== 'href') nodes.push({ kind: format, children });
    else nodes.push(...children);
  }
  return nodes;
}

function runsBy(pieces: readonly Piece[], format: (typeof nesting)[number]): readonly Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const first = last?.[0];
    if (last && first && first[format] === piece[format]) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}
