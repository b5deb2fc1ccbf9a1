import type { TextBlock } from '../article/block-tree.ts';
import { assertNever } from '../result.ts';
import type { BodyNode, ListNode } from './body-nodes.ts';
import { inlinePieces } from './inline-pieces.ts';
import { noteLine, noticesAbove } from './public-notes.ts';
import type { Publication } from './publication.ts';

/** The article as plain text: one blank line between passages, footnotes as [1] below, then corrections, the statement of
 * checking last. */
export function writeText(publication: Publication): string {
  const { nodes, footnotes, statement, publicNotes } = publication;
  const words = (leaf: TextBlock) => leafText(publication, leaf);
  const notice = `${statement.label} ${statement.text}`;
  const passages = [
    ...noticesAbove(publicNotes).map(({ label, text }) => `*** ${label.toUpperCase()} ***\n${text}`),
    ...(statement.kind === 'draft' ? [notice] : []),
    ...nodes.flatMap((node) => nodeText(node, words)),
    ...(footnotes.length === 0
      ? []
      : [footnotes.map(({ number, block }) => `[${number}] ${words(block)}`).join('\n')]),
    ...publicNotes.appended.map((entry, index) => `${index === 0 ? '—\n' : ''}${noteLine(entry)}`),
    `—\n${notice}`,
  ];
  return `${passages.join('\n\n')}\n`;
}

function nodeText(node: BodyNode, words: (leaf: TextBlock) => string): readonly string[] {
  switch (node.kind) {
    case 'text':
      return [words(node.block)];
    case 'quote':
      return node.blocks.map(words);
    case 'list':
      return [listLines(node, words, '').join('\n')];
    case 'figure': {
      const parts = [node.figure.caption, node.figure.credit].filter((leaf) => leaf.text !== '').map(words);
      return parts.length === 0 ? [] : [parts.join('\n')];
    }
    case 'table':
      return [node.table.rows.map((row) => row.map(words).join('\t').trimEnd()).join('\n')];
    case 'divider':
      return ['* * *'];
    default:
      return assertNever(node);
  }
}

function listLines(list: ListNode, words: (leaf: TextBlock) => string, indent: string): readonly string[] {
  return list.items.flatMap(({ block, lists }, index) => {
    const bullet = list.isOrdered ? `${index + 1}. ` : '• ';
    const inner = indent + ' '.repeat(bullet.length);
    const text = words(block).replaceAll('\n', `\n${inner}`);
    return [`${indent}${bullet}${text}`, ...lists.flatMap((below) => listLines(below, words, inner))];
  });
}

function leafText(publication: Publication, leaf: TextBlock): string {
  return inlinePieces(leaf, publication.anchors(leaf.id, 'footnotes'))
    .map((piece) => {
      if (piece.kind === 'break') return '\n';
      return piece.kind === 'text' ? piece.text : `[${piece.reference.number}]`;
    })
    .join('');
}
