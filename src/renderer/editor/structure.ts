import { mergeRegister, type LexicalEditor } from 'lexical';
import { $createText } from './article-to-lexical.ts';
import { plainBlock } from '../../core/article/block-tree.ts';
import { $isFigure, $isPicture, FigureNode } from './nodes/FigureNode.ts';
import { $isTableRow, TableNode } from './nodes/TableNode.ts';
import { $isTextBlock, sameShape, TextBlockNode, type BlockShape } from './nodes/TextBlockNode.ts';
import { $lengthOf, $textBlocks } from './positions.ts';

/**
 * Keeps figures and tables whole after any edit: a figure is picture, caption, credit; a table is rows of cells.
 * What cannot stay (a caption without its picture) becomes paragraphs, so no words are lost.
 */
export function installStructure(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(FigureNode, $repairFigure),
    editor.registerNodeTransform(TableNode, $repairTable),
    editor.registerNodeTransform(TextBlockNode, $repairPlace),
  );
}

function $repairFigure(figure: FigureNode): void {
  const children = figure.getChildren();
  const texts = children.filter($isTextBlock);
  const picture = children.find($isPicture);
  if (!picture) {
    for (const text of texts) {
      if ($lengthOf(text) === 0) continue;
      text.setShape({ kind: 'paragraph' });
      figure.insertBefore(text);
    }
    figure.remove();
    return;
  }
  if (children.length === 3 && children[0] === picture && texts.length === 2) {
    $reshape(texts[0], { kind: 'caption' });
    $reshape(texts[1], { kind: 'credit' });
    return;
  }
  const [caption, credit, ...others] = texts;
  figure.splice(0, children.length, [
    picture,
    caption ?? $createText(plainBlock('caption', '', '')),
    credit ?? $createText(plainBlock('credit', '', '')),
  ]);
  for (const other of others.reverse()) figure.insertAfter(other.setShape({ kind: 'paragraph' }));
}

function $repairTable(table: TableNode): void {
  const rows = table.getChildren().filter($isTableRow);
  for (const child of table.getChildren()) if (!$isTableRow(child)) child.remove();
  rows.forEach((row, y) => {
    const shape: BlockShape = { kind: 'cell', isHeader: table.getHasHeader() && y === 0 };
    for (const cell of $textBlocks(row)) $reshape(cell, shape);
  });
}

/** A caption, credit or cell outside its figure or table is a paragraph. */
function $repairPlace(block: TextBlockNode): void {
  const { kind } = block.getShape();
  if (kind !== 'caption' && kind !== 'credit' && kind !== 'cell') return;
  const parent = block.getParent();
  if (!$isFigure(parent) && !$isTableRow(parent)) block.setShape({ kind: 'paragraph' });
}

function $reshape(block: TextBlockNode | undefined, shape: BlockShape): void {
  if (block && !sameShape(block.getShape(), shape)) block.setShape(shape);
}
