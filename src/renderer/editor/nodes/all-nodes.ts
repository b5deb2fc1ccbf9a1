import { ParagraphNode, type CreateEditorArgs } from 'lexical';
import { DividerNode } from './DividerNode.ts';
import { FigureNode, PictureNode } from './FigureNode.ts';
import { LinkNode } from './LinkNode.ts';
import { NoteNode } from './NoteNode.ts';
import { TableNode, TableRowNode } from './TableNode.ts';
import { $createTextBlock, TextBlockNode } from './TextBlockNode.ts';

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
