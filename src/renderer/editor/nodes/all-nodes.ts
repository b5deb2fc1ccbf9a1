import { ParagraphNode, type CreateEditorArgs, type LexicalNode } from 'lexical';
import { $isDivider, DividerNode } from './DividerNode.ts';
import { $isFigure, FigureNode, PictureNode } from './FigureNode.ts';
import { LinkNode } from './LinkNode.ts';
import { NoteNode } from './NoteNode.ts';
import { $isTable, TableNode, TableRowNode } from './TableNode.ts';
import { $createTextBlock, $isTextBlock, TextBlockNode } from './TextBlockNode.ts';

/** Every node of the editor. Paragraphs that Lexical makes by itself become text blocks. */
export const articleNodes: NonNullable<CreateEditorArgs['nodes']> = [
  TextBlockNode,
  LinkNode,
  NoteNode,
  DividerNode,
  FigureNode,
  PictureNode,
  TableNode,
  TableRowNode,
  { replace: ParagraphNode, with: () => $createTextBlock(), withKlass: TextBlockNode },
];

/** A node that is one top-level block of the article. */
export type BlockNode = TextBlockNode | DividerNode | FigureNode | TableNode;

/** Whether a node is one that can stand at the top of the article. */
export function $isBlockNode(node: LexicalNode | null | undefined): node is BlockNode {
  return $isTextBlock(node) || $isDivider(node) || $isFigure(node) || $isTable(node);
}
