import {
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { Article, Block, Mark, SpanRange, TextBlock } from '../../core/article/block-tree.ts';
import { normaliseTextBlock } from '../../core/article/normal-form.ts';
import { storableText } from '../../core/article/storable-text.ts';
import { safeHref } from '../../core/url-policy.ts';
import type { Content } from './content.ts';
import { $isDivider } from './nodes/DividerNode.ts';
import { $isFigure, $isPicture, type FigureNode } from './nodes/FigureNode.ts';
import { $isLink } from './nodes/LinkNode.ts';
import { breakFormatState, formatBits, spansState } from './nodes/node-state.ts';
import { $isNote } from './nodes/NoteNode.ts';
import { $isTable, $isTableRow, type TableNode } from './nodes/TableNode.ts';
import { $isTextBlock, type TextBlockNode } from './nodes/TextBlockNode.ts';

/** The whole editor as an article, in normal form. */
export function $readArticle(): Article {
  return { blocks: $getRoot().getChildren().map($readBlock) };
}

/** One top-level node as a block, in normal form. Throws for a node that is none of ours. */
export function $readBlock(node: LexicalNode): Block {
  if ($isTextBlock(node)) return $readText(node);
  if ($isDivider(node)) return { kind: 'divider', id: node.getBlockId() };
  if ($isFigure(node)) return $readFigure(node);
  if ($isTable(node)) return $readTable(node);
  throw new Error(`A ${node.getType()} node stands at the top of the article`);
}

/** One text block. */
export function $readText(node: TextBlockNode): TextBlock {
  const shape = node.getShape();
  const inline = { id: node.getBlockId(), ...$readContent(node) };
  return normaliseTextBlock(shape.kind === 'cell' ? { kind: 'cell', ...inline } : { ...shape, ...inline });
}

type Plain = Extract<Block, { kind: 'figure' }>['caption'];

function $readFigure(node: FigureNode): Block {
  const [picture, caption, credit] = node.getChildren();
  if (!$isPicture(picture) || !$isTextBlock(caption) || !$isTextBlock(credit)) {
    throw new Error('A figure lost one of its parts');
  }
  return {
    kind: 'figure',
    id: node.getBlockId(),
    image: picture.getImage(),
    alt: storableText(picture.getAlt()),
    caption: $readText(caption) as Plain,
    credit: $readText(credit) as Plain,
  };
}

function $readTable(node: TableNode): Block {
  const rows = node.getChildren().map((row) => {
    if (!$isTableRow(row)) throw new Error('A table holds something that is not a row');
    return row.getChildren().map((cell) => {
      if (!$isTextBlock(cell)) throw new Error('A table row holds something that is not a cell');
      return $readText(cell) as Plain;
    });
  });
  return { kind: 'table', id: node.getBlockId(), hasHeader: node.getHasHeader(), rows };
}

/** What stands inside a text block. Not in normal form. */
export function $readContent(node: ElementNode): Content {
  const marks: Mark[] = [];
  const spans: SpanRange[] = [];
  let text = '';
  const read = (parent: ElementNode): void => {
    for (const child of parent.getChildren()) {
      const start = text.length;
      if ($isTextNode(child)) {
        text += child.getTextContent();
        marks.push(...formatMarks(child.getFormat(), { start, end: text.length }));
      } else if ($isLineBreakNode(child)) {
        text += '\n';
        marks.push(...formatMarks($getState(child, breakFormatState), { start, end: text.length }));
      } else if ($isNote(child))
        marks.push({ kind: 'note', start, end: start, footnoteId: child.getFootnoteId() });
      else if ($isElementNode(child)) {
        read(child);
        // An address that the policy refuses comes only from a project stored before it was asked; its words stay.
        if ($isLink(child) && safeHref(child.getHref()) !== null) {
          marks.push({ kind: 'link', start, end: text.length, href: child.getHref() });
        }
        continue;
      }
      for (const id of $getState(child, spansState)) spans.push({ id, start, end: text.length });
    }
  };
  read(node);
  return { text, marks, spans };
}

function formatMarks(format: number, range: { start: number; end: number }): Mark[] {
  const kinds = ['bold', 'italic', 'strike'] as const;
  return kinds.filter((kind) => (format & formatBits[kind]) !== 0).map((kind) => ({ kind, ...range }));
}
