import {
  $addUpdateTag,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import {
  plainBlock,
  textBlocks,
  textBlocksIn,
  type Article,
  type Block,
  type TextBlock,
} from '../../core/article/block-tree.ts';
import { spanIndex } from '../../core/article/spans.ts';
import { importPaste } from '../../core/documents-in/paste-in.ts';
import type { IdSource } from '../../core/ids.ts';
import {
  blocksToHtml,
  blocksToText,
  blocksType,
  freshBlocks,
  readBlocks,
  textToBlocks,
  writeBlocks,
} from './clipboard-content.ts';
import { sliceContent } from './content.ts';
import { $readArticle, $readBlock, $readText } from './lexical-to-article.ts';
import { $isTextBlock } from './nodes/TextBlockNode.ts';
import { $references } from './note-pairs.ts';
import { $insertBlocks } from './paste-blocks.ts';
import { $selectedParts } from './positions.ts';
import { $removeBlock, $removeSelected } from './removal.ts';

export interface ClipboardPorts {
  readonly newId: IdSource;
  readonly isKnownSpan: (spanId: string) => boolean;
  readonly onNotice: (text: string) => void;
}

/**
 * Copy, cut and paste. Copies carry our own blocks beside HTML and plain text; a pasted span is kept only when its
 * claim still counts and no longer stands in the article, so that cutting and pasting moves a claim and copying never
 * doubles it. HTML of other programs passes the same allow-list as an imported file.
 */
export function installClipboard(editor: LexicalEditor, ports: ClipboardPorts): () => void {
  let isPlainPaste = false;
  const watchKeys = (event: KeyboardEvent): void => {
    isPlainPaste = event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV';
  };
  const ignore = (event: DragEvent): boolean => {
    event.preventDefault();
    return true;
  };
  return mergeRegister(
    editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('keydown', watchKeys, true);
      root?.addEventListener('keydown', watchKeys, true);
    }),
    editor.registerCommand(COPY_COMMAND, (event) => $copy(event, $selectedBlocks()), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        const blocks = $selectedBlocks();
        if (!$copy(event, blocks)) return true;
        const article = $readArticle();
        $addUpdateTag(CUT_TAG);
        const selection = $getSelection();
        if ($isNodeSelection(selection)) selection.getNodes().forEach($removeBlock);
        else $removeSelected();
        $copy(event, blocks, notesLeft(article, blocks, new Set($references().values())));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        event.preventDefault();
        if (data) $paste(data, isPlainPaste, ports);
        isPlainPaste = false;
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // Text is moved by cut and paste; dragging would bypass the rules above.
    editor.registerCommand(DRAGSTART_COMMAND, ignore, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DROP_COMMAND, ignore, COMMAND_PRIORITY_HIGH),
  );
}

/** Writes blocks to the clipboard, for ourselves with `notes` behind them; false when there are none. */
function $copy(
  event: ClipboardEvent | KeyboardEvent | null,
  blocks: readonly Block[],
  notes: readonly Block[] = [],
): boolean {
  const data = event && 'clipboardData' in event ? event.clipboardData : null;
  if (blocks.length === 0 || data === null) return false;
  event?.preventDefault();
  data.setData('text/plain', blocksToText(blocks));
  data.setData('text/html', blocksToHtml(blocks));
  data.setData(blocksType, writeBlocks([...blocks, ...notes]));
  return true;
}

/**
 * The footnotes that only these cut blocks referred to: they go with their last reference, so the clipboard takes them along.
 * @param stillReferred the footnotes that the text left behind refers to.
 */
function notesLeft(
  article: Article,
  blocks: readonly Block[],
  stillReferred: ReadonlySet<string>,
): readonly Block[] {
  const held = new Set(blocks.map((block) => block.id));
  const wanted = new Set(
    blocks
      .flatMap(textBlocksIn)
      .flatMap((leaf) => leaf.marks)
      .flatMap((mark) => (mark.kind === 'note' ? [mark.footnoteId] : [])),
  );
  return article.blocks.filter(
    ({ kind, id }) => kind === 'footnote' && wanted.has(id) && !held.has(id) && !stillReferred.has(id),
  );
}

/** What is selected, as blocks: parts of text blocks are cut to size, figures and tables go whole or as their texts. */
export function $selectedBlocks(): Block[] {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    return selection.getNodes().map((node) => $readBlock(node.getTopLevelElementOrThrow()));
  }
  const parts = $selectedParts().filter(
    (part, at, all) => part.start < part.end || (at > 0 && at < all.length - 1),
  );
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  const [top, bottom] = [first.block.getTopLevelElementOrThrow(), last.block.getTopLevelElementOrThrow()];
  const cut = new Map(
    parts.map(({ block, start, end }) => [
      block.getKey(),
      { ...$readText(block), ...sliceContent($readText(block), start, end) },
    ]),
  );
  const asParagraph = (leaf: TextBlock): Block => ({
    ...plainBlock('paragraph', leaf.id, ''),
    ...contentOf(leaf),
  });
  if (parts.length === 1 || (top.is(bottom) && !$isTextBlock(top))) return [...cut.values()].map(asParagraph);
  const blocks: Block[] = [];
  for (let node: LexicalNode | null = top; node !== null; node = node.getNextSibling()) {
    const text = cut.get(node.getKey());
    blocks.push(text ? text : $readBlock(node));
    if (node.is(bottom)) break;
  }
  return blocks;
}

function contentOf({ text, marks, spans }: TextBlock) {
  return { text, marks, spans };
}

function $paste(data: DataTransfer, isPlain: boolean, ports: ClipboardPorts): void {
  const plain = data.getData('text/plain');
  const own = isPlain ? null : readBlocks(data.getData(blocksType));
  const blocks =
    own ?? (isPlain ? textToBlocks(plain, ports.newId) : imported(data.getData('text/html'), plain, ports));
  if (blocks.length === 0) return;
  $addUpdateTag(PASTE_TAG);
  $removeSelected();
  const article = $readArticle();
  const standing = spanIndex(article);
  const footnotes = footnotesOf(article);
  $insertBlocks(
    freshBlocks(blocks, {
      newId: ports.newId,
      keepSpan: (id) => own !== null && !standing.has(id) && ports.isKnownSpan(id),
      hasFootnote: (id) => footnotes.has(id),
    }),
  );
}

function footnotesOf(article: Article): ReadonlySet<string> {
  return new Set(
    textBlocks(article)
      .filter((leaf) => leaf.kind === 'footnote')
      .map((leaf) => leaf.id),
  );
}

/** HTML or text of another program as blocks, by the allow-list; tells what could not be kept. */
function imported(html: string, text: string, { newId, onNotice }: ClipboardPorts): readonly Block[] {
  if (html === '' && text === '') return [];
  const result = importPaste(
    { html: html === '' ? null : html, text: text === '' ? null : text },
    { newId, isFragment: true },
  );
  if (!result.ok) {
    onNotice(result.error.message);
    return [];
  }
  const { article, messages } = result.value;
  let lostPictures = 0;
  const blocks = article.blocks.map((block): Block => {
    if (block.kind !== 'figure' || block.image.sha256 === null) return block;
    // A pasted picture has no place in the evidence store yet; its caption and credit stay.
    lostPictures += 1;
    return { ...block, image: { ...block.image, sha256: null, mediaType: null } };
  });
  if (lostPictures > 0) onNotice('A picture in the pasted text was left out. Insert it from a file instead.');
  else for (const message of messages.slice(0, 3)) onNotice(message.text);
  return blocks;
}
