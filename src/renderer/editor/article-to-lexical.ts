import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type {
  Article,
  Block,
  FigureBlock,
  Mark,
  TableBlock,
  TextBlock,
} from '../../core/article/block-tree.ts';
import { normaliseTextBlock } from '../../core/article/normal-form.ts';
import type { Content } from './content.ts';
import { $createDivider } from './nodes/DividerNode.ts';
import { $createFigure, $createPicture, type FigureNode } from './nodes/FigureNode.ts';
import { $createLink } from './nodes/LinkNode.ts';
import type { BlockNode } from './nodes/all-nodes.ts';
import { breakFormatState, formatBits, sortedIds, spansState } from './nodes/node-state.ts';
import { $createNote } from './nodes/NoteNode.ts';
import { $createTable, $createTableRow, type TableNode } from './nodes/TableNode.ts';
import { $createTextBlock, shapeOf, type TextBlockNode } from './nodes/TextBlockNode.ts';

/** Replaces everything in the editor by the article. */
export function $writeArticle(article: Article): void {
  const root = $getRoot();
  root.clear();
  root.append(...article.blocks.map($createBlock));
}

/** The node for one top-level block, not yet placed. */
export function $createBlock(block: Block): BlockNode {
  switch (block.kind) {
    case 'divider':
      return $createDivider(block.id);
    case 'figure':
      return $fillFigure($createFigure(block.id), block);
    case 'table':
      return $fillTable($createTable(block.hasHeader, block.id), block);
    default:
      return $createText(block);
  }
}

/** The node for one text block. */
export function $createText(block: TextBlock, isHeader = false): TextBlockNode {
  const node = $createTextBlock(shapeOf(block, isHeader), block.id);
  $writeContent(node, block);
  return node;
}

/** Gives a figure its picture, caption and credit, replacing what it had. */
export function $fillFigure(node: FigureNode, block: FigureBlock): FigureNode {
  node.splice(0, node.getChildrenSize(), [
    $createPicture(block.image, block.alt),
    $createText(block.caption),
    $createText(block.credit),
  ]);
  return node;
}

/** Gives a table its rows, replacing what it had. */
export function $fillTable(node: TableNode, block: TableBlock): TableNode {
  node.setHasHeader(block.hasHeader);
  const rows = block.rows.map((cells, y) =>
    $createTableRow().append(...cells.map((cell) => $createText(cell, block.hasHeader && y === 0))),
  );
  node.splice(0, node.getChildrenSize(), rows);
  return node;
}

/**
 * Replaces what is inside a text block (or any element that holds text). The selection is not kept; see `positions.ts`.
 */
export function $writeContent(node: ElementNode, content: Content): void {
  node.splice(0, node.getChildrenSize(), $createInline(content));
}

/**
 * Text as Lexical nodes: pieces cut wherever formatting, links or the set of spans change. Links are elements around
 * their text; spans are state of each piece, so they overlap freely and need no nesting.
 */
function $createInline(content: Content): LexicalNode[] {
  const { text, marks, spans } = normaliseTextBlock({ kind: 'paragraph', id: 'x', ...content });
  const nodes: LexicalNode[] = [];
  let open: { href: string; end: number; node: ElementNode } | null = null;
  const place = (node: LexicalNode, at: number, isPoint: boolean): void => {
    if (open !== null && (at > open.end || (at === open.end && !isPoint))) open = null;
    if (open !== null && !(isPoint && at === open.end)) open.node.append(node);
    else nodes.push(node);
  };
  const notes = marks.filter((mark) => mark.kind === 'note');
  const ranges = marks.filter((mark) => mark.kind !== 'note');
  let nextNote = 0;
  const placeNotes = (upTo: number): void => {
    for (let note = notes[nextNote]; note && note.start <= upTo; note = notes[nextNote]) {
      place($createNote(note.footnoteId), note.start, true);
      nextNote += 1;
    }
  };

  const edges = borders(text, [...ranges, ...spans, ...notes]);
  edges.slice(0, -1).forEach((start, at) => {
    const end = edges[at + 1] ?? text.length;
    placeNotes(start);
    const link = ranges.find((mark) => mark.kind === 'link' && covers(mark, start, end));
    if (link?.kind === 'link' && (open === null || start >= open.end)) {
      const node = $createLink(link.href);
      nodes.push(node);
      open = { href: link.href, end: link.end, node };
    }
    const ids = sortedIds(spans.filter((span) => covers(span, start, end)).map((span) => span.id));
    place($createPiece(text.slice(start, end), formatOf(ranges, start, end), ids), start, false);
  });
  placeNotes(text.length);
  return nodes;
}

/** One piece of text, or a line break, with its format and spans. */
export function $createPiece(text: string, format: number, spanIds: readonly string[]): LexicalNode {
  const node =
    text === '\n'
      ? $setState($createLineBreakNode(), breakFormatState, format)
      : $createTextNode(text).setFormat(format);
  return spanIds.length === 0 ? node : $setState(node, spansState, spanIds);
}

function formatOf(ranges: readonly Mark[], start: number, end: number): number {
  let format = 0;
  for (const mark of ranges) {
    if (mark.kind !== 'link' && mark.kind !== 'note' && covers(mark, start, end))
      format |= formatBits[mark.kind];
  }
  return format;
}

function covers(range: { start: number; end: number }, start: number, end: number): boolean {
  return range.start <= start && range.end >= end;
}

/** All offsets at which a new piece begins: ends of ranges, and both sides of line breaks. */
function borders(text: string, ranges: readonly { start: number; end: number }[]): number[] {
  const found = new Set([0, text.length]);
  for (const { start, end } of ranges) found.add(start).add(end);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.add(at).add(at + 1);
  return [...found].sort((a, b) => a - b);
}
