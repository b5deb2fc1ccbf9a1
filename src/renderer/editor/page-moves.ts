import type { LexicalEditor } from 'lexical';
import type { TextRange } from './article-editor-props.ts';
import type { MarkPainter } from './mark-painter.ts';
import { pageRanges } from './page-geometry.ts';
import { $readSelection } from './page-selection.ts';
import { $findTextBlock, $select, $selectedParts } from './positions.ts';

/** Bringing places of the article into view. All answer false when the place is not there. */

const place: ScrollIntoViewOptions = { block: 'center', inline: 'nearest' };

export function goToBlock(root: HTMLElement | null, blockId: string): boolean {
  const element = root?.querySelector(`[data-block="${CSS.escape(blockId)}"]`) ?? null;
  element?.scrollIntoView(place);
  return element !== null;
}

/** The first fragment of a span in reading order. */
export function goToSpan(painter: MarkPainter, spanId: string): boolean {
  const [first] = painter
    .elementsOf(spanId)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  first?.scrollIntoView(place);
  return first !== undefined;
}

export function goToRange(editor: LexicalEditor, range: TextRange): boolean {
  const [found] = pageRanges(editor, [range]);
  const element = found?.startContainer.parentElement;
  element?.scrollIntoView(place);
  return element !== undefined && element !== null;
}

/** Selects a range in the editor, cut to the text that is there. */
export function selectOnPage(editor: LexicalEditor, { blockId, start, end }: TextRange): boolean {
  const isThere = editor.read(() => $findTextBlock(blockId) !== null);
  if (!isThere) return false;
  editor.update(
    () => {
      const block = $findTextBlock(blockId);
      if (block) $select({ block, offset: start }, { block, offset: end });
    },
    { discrete: true },
  );
  if (!editor.isEditable()) showSelection(editor, { blockId, start, end });
  return true;
}

/** Lexical moves the browser's selection only in a page that can be edited; Check mode is none, but is read with a caret. */
function showSelection(editor: LexicalEditor, range: TextRange): void {
  const [found] = pageRanges(editor, [range]);
  if (found === undefined) return;
  const { startContainer, startOffset, endContainer, endOffset } = found;
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Where a search begins. */
export interface FindStart {
  /** The selected words when they are one short passage; else nothing. */
  readonly query: string;
  /** The caret, or where the selection begins; null while neither is in the text. */
  readonly from: Pick<TextRange, 'blockId' | 'start'> | null;
}

export function findStart(editor: LexicalEditor): FindStart {
  return editor.getEditorState().read(() => {
    const text = $readSelection().selection?.text ?? '';
    const [first] = $selectedParts();
    return {
      query: text.includes('\n') || text.length > 100 ? '' : text,
      from: first ? { blockId: first.block.getBlockId(), start: first.start } : null,
    };
  });
}
