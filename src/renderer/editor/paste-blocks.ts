import { $getRoot, $getSelection, $isNodeSelection, type LexicalNode } from 'lexical';
import { textBlocksIn, type Block, type TextBlock } from '../../core/article/block-tree.ts';
import { $createBlock, $writeContent } from './article-to-lexical.ts';
import { joinContent, sliceContent, spliceContent, type Content } from './content.ts';
import { $readContent } from './lexical-to-article.ts';
import { $createTextBlock, $isTextBlock, shapeOf, type TextBlockNode } from './nodes/TextBlockNode.ts';
import { $caret, $lengthOf, $select, $textBlocks } from './positions.ts';
import { $ensureText } from './removal.ts';

/**
 * Puts blocks at the caret. One paragraph goes into the text it is pasted in; so does everything pasted into a caption,
 * credit or cell. Several blocks part the text: the first paragraph goes on where the text stops, the last one takes
 * up what followed. Footnotes go to the end of the article.
 */
export function $insertBlocks(blocks: readonly Block[]): void {
  const notes = blocks.filter((block) => block.kind === 'footnote');
  const body = blocks.filter((block) => block.kind !== 'footnote');
  const place = $caret() ?? { block: $placeBehindSelection(), offset: 0 };
  const { kind } = place.block.getShape();
  const isPart = kind === 'caption' || kind === 'credit' || kind === 'cell';
  const [only] = body;
  if (isPart) $insertInline(place.block, place.offset, joinContent(blocks.flatMap(textBlocksIn), '\n'));
  else {
    if (body.length === 1 && only?.kind === 'paragraph') $insertInline(place.block, place.offset, only);
    else if (body.length > 0) $insertApart(place.block, place.offset, body);
    $appendFootnotes(notes);
  }
}

function $insertInline(block: TextBlockNode, offset: number, content: Content): void {
  $writeContent(block, spliceContent($readContent(block), offset, offset, content));
  $select({ block, offset: offset + content.text.length });
}

function $insertApart(block: TextBlockNode, offset: number, blocks: readonly Block[]): void {
  const content = $readContent(block);
  const shape = block.getShape();
  const before = sliceContent(content, 0, offset);
  const after = sliceContent(content, offset, $lengthOf(block));
  let rest = blocks;
  const [first] = blocks;
  if (first && isText(first) && (before.text === '' || first.kind === 'paragraph')) {
    if (before.text === '' && first.kind !== 'paragraph') block.setShape(shapeOf(first));
    $writeContent(block, joinContent([before, first]));
    rest = blocks.slice(1);
  } else $writeContent(block, before);

  let last: LexicalNode = block;
  for (const each of rest) {
    const node = $createBlock(each);
    last.insertAfter(node);
    last = node;
  }
  if (!last.is(block) && block.getShape().kind === 'paragraph' && $lengthOf(block) === 0) block.remove();

  let end = $isTextBlock(last) ? last : null;
  if (after.text !== '') {
    if (end?.getShape().kind === 'paragraph') {
      const done = $readContent(end);
      $writeContent(end, joinContent([done, after]));
      $select({ block: end, offset: done.text.length });
      return;
    }
    const tail = $createTextBlock(shape);
    $writeContent(tail, after);
    last.insertAfter(tail);
    if (end === null) {
      $select({ block: tail, offset: 0 });
      return;
    }
  } else if (end === null) {
    end = $createTextBlock();
    last.insertAfter(end);
  }
  $select({ block: end, offset: $lengthOf(end) });
}

function isText(block: Block): block is Extract<Block, TextBlock> {
  return 'text' in block;
}

function $appendFootnotes(notes: readonly Block[]): void {
  if (notes.length === 0) return;
  const last = $textBlocks().findLast((block) => block.getShape().kind === 'footnote');
  if (last) for (const note of notes.toReversed()) last.insertAfter($createBlock(note));
  else $getRoot().append(...notes.map($createBlock));
}

/** An empty paragraph behind a selected picture or divider, or any text when nothing is selected. */
function $placeBehindSelection(): TextBlockNode {
  const selection = $getSelection();
  const node = $isNodeSelection(selection) ? selection.getNodes()[0] : undefined;
  if (!node) return $textBlocks().at(-1) ?? $ensureText();
  const block = $createTextBlock();
  node.getTopLevelElementOrThrow().insertAfter(block);
  return block;
}
