import {
  textBlocksIn,
  type Article,
  type Block,
  type Mark,
  type TextBlock,
} from '../../article/block-tree.ts';
import type { ImportedComment } from '../imported-document.ts';
import type {
  ShownBlock,
  ShownComment,
  ShownDocument,
  ShownFormat,
  ShownLeaf,
  ShownRun,
} from './shown-document.ts';

/**
 * A page or document as it is shown, over its evidence text: `articleText(article)`. The places follow the rules of
 * `articleText`: pieces of a block stand on lines of their own, a blank line stands between blocks, empty ones leave
 * no trace.
 */
export function shownBlocks(article: Article, comments: readonly ImportedComment[]): ShownDocument {
  const starts = new Map<string, number>();
  let offset = 0;
  let isFirst = true;
  for (const block of article.blocks) {
    const leaves = textBlocksIn(block);
    const filled = leaves.filter((leaf) => leaf.text !== '');
    if (filled.length > 0 && !isFirst) offset += 2;
    for (const [at, leaf] of filled.entries()) {
      if (at > 0) offset += 1;
      starts.set(leaf.id, offset);
      offset += leaf.text.length;
    }
    // Pieces without text stand where they would: at the end of what came before.
    for (const leaf of leaves) if (!starts.has(leaf.id)) starts.set(leaf.id, offset);
    if (filled.length > 0) isFirst = false;
  }
  const startOf = (id: string): number => starts.get(id) ?? 0;
  const numbers: number[] = [];
  return {
    blocks: article.blocks.map((block) => shownBlock(block, startOf, numbers)),
    comments: comments.map((comment) => shownComment(comment, starts)),
  };
}

function shownBlock(block: Block, startOf: (id: string) => number, numbers: number[]): ShownBlock {
  if (block.kind !== 'list-item') numbers.length = 0;
  switch (block.kind) {
    case 'divider':
      return { kind: 'divider' };
    case 'table':
      return {
        kind: 'table',
        hasHeader: block.hasHeader,
        rows: block.rows.map((row) => row.map((cell) => shownLeaf(cell, startOf(cell.id)))),
      };
    case 'figure': {
      const piece = (leaf: TextBlock) => (leaf.text === '' ? null : shownLeaf(leaf, startOf(leaf.id)));
      return {
        kind: 'picture',
        alt: block.alt,
        address: block.image.originalUrl,
        caption: piece(block.caption),
        credit: piece(block.credit),
      };
    }
    case 'heading':
      return { kind: 'heading', level: block.level, ...shownLeaf(block, startOf(block.id)) };
    case 'list-item': {
      numbers.length = block.depth + 1;
      const number = (numbers[block.depth] ?? 0) + 1;
      numbers[block.depth] = block.list === 'number' ? number : 0;
      const marker = block.list === 'number' ? `${number}.` : '•';
      return { kind: 'item', depth: block.depth, marker, ...shownLeaf(block, startOf(block.id)) };
    }
    case 'block-quote':
    case 'pull-quote':
      return { kind: 'text', role: 'quote', ...shownLeaf(block, startOf(block.id)) };
    case 'cell':
      return { kind: 'text', role: 'paragraph', ...shownLeaf(block, startOf(block.id)) };
    default:
      return { kind: 'text', role: block.kind, ...shownLeaf(block, startOf(block.id)) };
  }
}

function shownLeaf(block: TextBlock, start: number): ShownLeaf {
  return { id: block.id, start, end: start + block.text.length, runs: runsOf(block, start) };
}

function runsOf({ text, marks }: TextBlock, base: number): readonly ShownRun[] {
  const borders = new Set([0, text.length]);
  for (const { start, end } of marks) borders.add(start).add(end);
  const sorted = [...borders].sort((a, b) => a - b);
  const runs: ShownRun[] = [];
  for (const [at, start] of sorted.entries()) {
    for (const mark of marks) {
      if (mark.kind === 'note' && mark.start === start) runs.push(noteRun(mark, base + start));
    }
    const end = sorted[at + 1];
    if (end === undefined) continue;
    const over = marks.filter((mark) => mark.kind !== 'note' && mark.start <= start && mark.end >= end);
    runs.push({
      text: text.slice(start, end),
      start: base + start,
      end: base + end,
      formats: over.flatMap((mark): ShownFormat[] =>
        mark.kind === 'bold' || mark.kind === 'italic' || mark.kind === 'strike' ? [mark.kind] : [],
      ),
      href: over.find((mark) => mark.kind === 'link')?.href ?? null,
      noteId: null,
      isBroken: false,
    });
  }
  return runs;
}

function noteRun(mark: Extract<Mark, { kind: 'note' }>, at: number): ShownRun {
  return { text: '', start: at, end: at, formats: [], href: null, noteId: mark.footnoteId, isBroken: false };
}

function shownComment(comment: ImportedComment, starts: ReadonlyMap<string, number>): ShownComment {
  const base = comment.blockId === null ? undefined : starts.get(comment.blockId);
  return {
    id: comment.id,
    author: comment.author,
    date: comment.date,
    text: comment.text,
    isReply: comment.parentId !== null,
    isResolved: comment.resolved,
    start: base === undefined ? null : base + (comment.start ?? 0),
    end: base === undefined ? null : base + (comment.end ?? comment.start ?? 0),
  };
}
