import { $getRoot, $getSelection, $isNodeSelection, type LexicalNode } from 'lexical';
import type { FigureImage } from '../../core/article/block-tree.ts';
import { plainBlock } from '../../core/article/block-tree.ts';
import type { IdSource } from '../../core/ids.ts';
import { $fillFigure } from './article-to-lexical.ts';
import { $createDivider } from './nodes/DividerNode.ts';
import { $createFigure } from './nodes/FigureNode.ts';
import { $createNote } from './nodes/NoteNode.ts';
import { $createTable } from './nodes/TableNode.ts';
import {
  $createTextBlock,
  $isTextBlock,
  type BlockShape,
  type TextBlockNode,
} from './nodes/TextBlockNode.ts';
import { $caret, $lengthOf, $select, $selectedParts, $textBlocks } from './positions.ts';
import { $ensureText, $removeSelected } from './removal.ts';
import { $createRow } from './table-edits.ts';

/** What a block can be turned into, in the order of the menu. */
export const blockChoices = [
  { id: 'paragraph', label: 'Paragraph', shape: { kind: 'paragraph' } },
  { id: 'headline', label: 'Headline', shape: { kind: 'headline' } },
  { id: 'dek', label: 'Dek', shape: { kind: 'dek' } },
  { id: 'byline', label: 'Byline', shape: { kind: 'byline' } },
  { id: 'heading-2', label: 'Heading 2', shape: { kind: 'heading', level: 2 } },
  { id: 'heading-3', label: 'Heading 3', shape: { kind: 'heading', level: 3 } },
  { id: 'heading-4', label: 'Heading 4', shape: { kind: 'heading', level: 4 } },
  { id: 'bullet-list', label: 'Bulleted list', shape: { kind: 'list-item', list: 'bullet', depth: 0 } },
  { id: 'number-list', label: 'Numbered list', shape: { kind: 'list-item', list: 'number', depth: 0 } },
  { id: 'block-quote', label: 'Block quote', shape: { kind: 'block-quote' } },
  { id: 'pull-quote', label: 'Pull quote', shape: { kind: 'pull-quote' } },
] as const satisfies readonly { id: string; label: string; shape: BlockShape }[];

export type BlockChoice = (typeof blockChoices)[number]['id'];

/** The choice a shape stands for; null for parts of figures and tables and for footnotes. */
export function choiceOf(shape: BlockShape): BlockChoice | null {
  switch (shape.kind) {
    case 'heading':
      return `heading-${shape.level}`;
    case 'list-item':
      return shape.list === 'bullet' ? 'bullet-list' : 'number-list';
    case 'caption':
    case 'credit':
    case 'cell':
    case 'footnote':
      return null;
    default:
      return shape.kind;
  }
}

/** Turns every selected block into another kind; parts of figures and tables and footnotes stay what they are. */
export function $turnInto(choice: BlockChoice): void {
  const found = blockChoices.find((known) => known.id === choice);
  if (!found) return;
  for (const { block } of $selectedParts()) {
    const shape = block.getShape();
    if (choiceOf(shape) === null) continue;
    const next: BlockShape = found.shape;
    block.setShape(
      next.kind === 'list-item' && shape.kind === 'list-item' ? { ...next, depth: shape.depth } : next,
    );
  }
}

/** Parts that stand before the body and not where the caret is. */
export type FrontPart = { readonly kind: 'dek' } | { readonly kind: 'byline' };

/** What can be put into the article. */
export type Insertion =
  | { readonly kind: 'divider' }
  | { readonly kind: 'footnote' }
  | FrontPart
  | { readonly kind: 'table'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'figure'; readonly image: FigureImage };

/**
 * Inserts behind the block with the caret (a footnote: at the caret, and its text at the end of the article; dek and byline: below
 * the headline).
 */
export function $insert(insertion: Insertion, newId: IdSource): void {
  if (insertion.kind === 'footnote') {
    $insertFootnote(newId);
    return;
  }
  if (insertion.kind === 'dek' || insertion.kind === 'byline') {
    $insertFront(insertion.kind);
    return;
  }
  const selection = $getSelection();
  const chosen = $isNodeSelection(selection)
    ? selection.getNodes()[0]
    : ($caret() ?? $selectedParts().at(-1))?.block;
  const beside: LexicalNode = (chosen ?? $textBlocks().at(-1) ?? $ensureText()).getTopLevelElementOrThrow();
  switch (insertion.kind) {
    case 'divider': {
      const divider = $createDivider();
      beside.insertAfter(divider);
      $caretBehind(divider);
      break;
    }
    case 'table': {
      const table = $createTable(true);
      for (let y = 0; y < insertion.rows; y += 1) table.append($createRow(insertion.columns, y === 0));
      beside.insertAfter(table);
      const [first] = $textBlocks(table);
      if (first) $select({ block: first, offset: 0 });
      break;
    }
    case 'figure': {
      const [id, caption, credit] = [newId('block'), newId('block'), newId('block')];
      const figure = $fillFigure($createFigure(id), {
        kind: 'figure',
        id,
        image: insertion.image,
        alt: '',
        caption: plainBlock('caption', caption, ''),
        credit: plainBlock('credit', credit, ''),
      });
      beside.insertAfter(figure);
      const [first] = $textBlocks(figure);
      if (first) $select({ block: first, offset: 0 });
      break;
    }
  }
  // An empty paragraph was only the place for what was inserted.
  if ($isTextBlock(beside) && beside.getShape().kind === 'paragraph' && $lengthOf(beside) === 0)
    beside.remove();
}

function $caretBehind(node: LexicalNode): void {
  const next = node.getNextSibling();
  if ($isTextBlock(next) && next.getShape().kind !== 'footnote') {
    $select({ block: next, offset: 0 });
    return;
  }
  const block = $createTextBlock();
  node.insertAfter(block);
  $select({ block, offset: 0 });
}

/** Puts the caret into the dek or the byline; makes one below the headline (and dek) where there is none. */
function $insertFront(kind: FrontPart['kind']): void {
  const blocks = $textBlocks();
  let block = blocks.find((each) => each.getShape().kind === kind);
  if (!block) {
    const above = new Set<string>(kind === 'dek' ? ['headline'] : ['headline', 'dek']);
    const last = blocks.findLast((each) => above.has(each.getShape().kind));
    block = $createTextBlock({ kind });
    if (last) last.insertAfter(block);
    else {
      const [first] = $getRoot().getChildren();
      if (first) first.insertBefore(block);
      else $getRoot().append(block);
    }
  }
  $select({ block, offset: $lengthOf(block) });
}

function $insertFootnote(newId: IdSource): void {
  $removeSelected();
  const selection = $getSelection();
  const place = $caret();
  if (place === null || selection === null || place.block.getShape().kind === 'footnote') return;
  const id = newId('block');
  selection.insertNodes([$createNote(id)]);
  const block = $createTextBlock({ kind: 'footnote' }, id);
  const last = lastFootnote();
  if (last) last.insertAfter(block);
  else $getRoot().append(block);
  $select({ block, offset: 0 });
}

function lastFootnote(): TextBlockNode | null {
  return $textBlocks().findLast((block) => block.getShape().kind === 'footnote') ?? null;
}
