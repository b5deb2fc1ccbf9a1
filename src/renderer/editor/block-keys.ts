import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  REMOVE_TEXT_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $writeContent } from './article-to-lexical.ts';
import { sliceContent } from './content.ts';
import { $readContent } from './lexical-to-article.ts';
import {
  $isTextBlock,
  $createTextBlock,
  type BlockShape,
  type TextBlockNode,
} from './nodes/TextBlockNode.ts';
import { $caret, $lengthOf, $select, type Place } from './positions.ts';
import { $removeBlock, $removeSelected, $selectBlock } from './removal.ts';
import { $moveInTable } from './table-edits.ts';

/** The deepest list. */
export const deepestList = 8;

const paragraph: BlockShape = { kind: 'paragraph' };

/** Enter, Backspace, Delete and Tab as they work on blocks; inside a block's text Lexical's own ways stay. */
export function installBlockKeys(editor: LexicalEditor): () => void {
  const on = <P>(command: LexicalCommand<P>, handler: (payload: P) => boolean) =>
    editor.registerCommand(command, handler, COMMAND_PRIORITY_LOW);
  return mergeRegister(
    on(INSERT_PARAGRAPH_COMMAND, () => $enter(editor)),
    on(DELETE_CHARACTER_COMMAND, $delete),
    on(DELETE_WORD_COMMAND, $delete),
    on(DELETE_LINE_COMMAND, $delete),
    on(REMOVE_TEXT_COMMAND, () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
      $removeSelected();
      return true;
    }),
    on(KEY_TAB_COMMAND, (event) => {
      const place = $caret();
      if (place === null || !$tab(place.block, event.shiftKey)) return false;
      event.preventDefault();
      return true;
    }),
    // The article knows bold, italic and strike; indents are list depths.
    on(
      FORMAT_TEXT_COMMAND,
      (format) => format !== 'bold' && format !== 'italic' && format !== 'strikethrough',
    ),
    on(INDENT_CONTENT_COMMAND, () => true),
    on(OUTDENT_CONTENT_COMMAND, () => true),
    on(INSERT_TAB_COMMAND, () => true),
  );
}

/** Enter. A block's id stays with its text: at the start of a block the new, empty one is placed before it. */
function $enter(editor: LexicalEditor): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  if (!selection.isCollapsed()) $removeSelected();
  const place = $caret();
  if (place === null) return false;
  const { block, offset } = place;
  const shape = block.getShape();
  const length = $lengthOf(block);
  switch (shape.kind) {
    case 'cell':
    case 'footnote':
      return editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false);
    case 'caption': {
      const credit = block.getNextSibling();
      if ($isTextBlock(credit)) $select({ block: credit, offset: 0 });
      return true;
    }
    case 'credit': {
      const next = $createTextBlock();
      block.getParentOrThrow().insertAfter(next);
      $select({ block: next, offset: 0 });
      return true;
    }
    default:
  }
  if (length === 0 && $lessen(block)) return true;
  const follows = shapeBehind(shape, offset === length);
  if (offset === 0 && length > 0) {
    block.insertBefore(
      $createTextBlock(shape.kind === 'list-item' || shape.kind === 'block-quote' ? shape : paragraph),
    );
    $select(place);
    return true;
  }
  const next = $createTextBlock(follows);
  block.insertAfter(next);
  if (offset < length) {
    const content = $readContent(block);
    $writeContent(next, sliceContent(content, offset, length));
    $writeContent(block, sliceContent(content, 0, offset));
  }
  $select({ block: next, offset: 0 });
  return true;
}

function shapeBehind(shape: BlockShape, isAtEnd: boolean): BlockShape {
  if (shape.kind === 'list-item' || shape.kind === 'block-quote') return shape;
  return shape.kind === 'heading' && !isAtEnd ? shape : paragraph;
}

/** One step towards a plain paragraph: a list item comes out one level, anything else turns plain. */
function $lessen(block: TextBlockNode): boolean {
  const shape = block.getShape();
  if (shape.kind === 'paragraph') return false;
  if (shape.kind === 'caption' || shape.kind === 'credit' || shape.kind === 'cell') return false;
  block.setShape(
    shape.kind === 'list-item' && shape.depth > 0 ? { ...shape, depth: shape.depth - 1 } : paragraph,
  );
  return true;
}

function $delete(isBackward: boolean): boolean {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    for (const node of selection.getNodes()) $removeBlock(node);
    return true;
  }
  if (!$isRangeSelection(selection)) return false;
  if (!selection.isCollapsed()) {
    $removeSelected();
    return true;
  }
  const place = $caret();
  if (place === null) return false;
  if (isBackward) return $isAtStart(selection.anchor, place) && $deleteBefore(place.block);
  return $isAtEnd(selection.anchor, place) && $deleteBehind(place.block);
}

/** Whether nothing stands before a point in its block, not even a note reference. */
function $isAtStart(point: PointType, { block, offset }: Place): boolean {
  return offset === 0 && !$hasSibling(point, block, 'previous');
}

function $isAtEnd(point: PointType, { block, offset }: Place): boolean {
  return offset === $lengthOf(block) && !$hasSibling(point, block, 'next');
}

function $hasSibling(point: PointType, block: TextBlockNode, side: 'previous' | 'next'): boolean {
  if (point.type === 'element') {
    const count = side === 'previous' ? point.offset : point.getNode().getChildrenSize() - point.offset;
    if (count > 0) return true;
  }
  for (let at: LexicalNode = point.getNode(); !at.is(block); at = at.getParentOrThrow()) {
    if ((side === 'previous' ? at.getPreviousSibling() : at.getNextSibling()) !== null) return true;
  }
  return false;
}

/** Backspace at the start of a block. */
function $deleteBefore(block: TextBlockNode): boolean {
  const { kind } = block.getShape();
  if (kind === 'caption' || kind === 'cell') return true;
  if (kind === 'credit') {
    const caption = block.getPreviousSibling();
    if ($isTextBlock(caption)) $select({ block: caption, offset: $lengthOf(caption) });
    return true;
  }
  if ($lessen(block)) return true;
  const previous = block.getPreviousSibling();
  if (previous === null) return true;
  if (!$isTextBlock(previous)) {
    if ($lengthOf(block) === 0) block.remove();
    $selectBlock(previous);
    return true;
  }
  $join(previous, block);
  return true;
}

/** Delete at the end of a block. */
function $deleteBehind(block: TextBlockNode): boolean {
  const { kind } = block.getShape();
  if (kind === 'caption' || kind === 'cell' || kind === 'credit') return true;
  const next = block.getNextSibling();
  if (next === null) return true;
  if (!$isTextBlock(next)) {
    if ($lengthOf(block) === 0) block.remove();
    $selectBlock(next);
    return true;
  }
  $join(block, next);
  return true;
}

/** Joins two neighbouring blocks; an empty one gives way to the other, so that claims keep their block. */
function $join(first: TextBlockNode, second: TextBlockNode): void {
  if ($lengthOf(first) === 0 && first.isEmpty()) {
    first.remove();
    $select({ block: second, offset: 0 });
    return;
  }
  const offset = $lengthOf(first);
  first.append(...second.getChildren());
  second.remove();
  $select({ block: first, offset });
}

/** Tab and Shift+Tab; false when they should move the focus as everywhere. */
function $tab(block: TextBlockNode, isBackward: boolean): boolean {
  const shape = block.getShape();
  if (shape.kind === 'cell') return $moveInTable(block, isBackward);
  if (shape.kind !== 'list-item') return false;
  const previous = block.getPreviousSibling();
  const above = $isTextBlock(previous) ? previous.getShape() : null;
  const limit = above?.kind === 'list-item' ? Math.min(above.depth + 1, deepestList) : 0;
  const depth = isBackward
    ? Math.max(0, shape.depth - 1)
    : Math.max(shape.depth, Math.min(shape.depth + 1, limit));
  block.setShape({ ...shape, depth });
  return true;
}
