import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $onUpdate,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  mergeRegister,
  SELECTION_CHANGE_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import { storableText } from '../../core/article/storable-text.ts';
import { $createPiece } from './article-to-lexical.ts';
import { formatBits, sameIds } from './nodes/node-state.ts';
import { $linkAround, $piecesOf, piecesAt, spansAround, spansOver } from './pieces.ts';
import { $caret, $selectedParts, type Place } from './positions.ts';
import { $removeSelected } from './removal.ts';

/**
 * Typing at the edges of spans. Typed text stands in the spans that hold both its neighbours, so typing before or
 * after a claim stays outside it. Text typed over a selection stands where all of the selected text stood, and what
 * is typed on right there goes on in the same spans: overtyping a figure in a claim keeps it in the claim.
 */
export function installTyping(editor: LexicalEditor): () => void {
  let sticky: { key: NodeKey; offset: number; spanIds: readonly string[] } | null = null;

  const stickyAt = ({ block, offset }: Place): readonly string[] | null =>
    sticky?.key === block.getKey() && sticky.offset === offset ? sticky.spanIds : null;

  const $type = (text: string): boolean => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return false;
    let kept: readonly string[] | null = null;
    let { format } = selection;
    if (!selection.isCollapsed()) {
      format = $formatAtStart(selection);
      kept = $spansOverSelection();
      $removeSelected();
    }
    const place = $caret();
    if (place === null) return false;
    const spanIds = kept ?? stickyAt(place) ?? spansAround($piecesOf(place.block), place.offset);
    text.split(/(\n)/u).forEach((piece) => {
      if (piece !== '') $insertPiece(piece, format, spanIds);
    });
    const after = $caret();
    sticky = after && { key: after.block.getKey(), offset: after.offset, spanIds };
    return true;
  };

  /** Whether Lexical's and the browser's own way of typing would put the text into the wrong spans. */
  const $isEdge = (): boolean => {
    const place = $caret();
    if (place === null) return false;
    const pieces = $piecesOf(place.block);
    const { left, right } = piecesAt(pieces, place.offset);
    const around = spansAround(pieces, place.offset);
    const wanted = stickyAt(place) ?? around;
    if (left !== null && left === right) return !sameIds(wanted, left.spanIds);
    return !sameIds(left?.spanIds ?? [], wanted) || !sameIds(right?.spanIds ?? [], wanted);
  };

  /** After a deletion, typing on goes into the spans the deleted letter stood in, as long as they still stand there. */
  const $rememberDeleted = (isBackward: boolean): boolean => {
    const place = $caret();
    if (place === null) return false;
    const { left, right } = piecesAt($piecesOf(place.block), place.offset);
    const deleted = (isBackward ? left : right)?.spanIds ?? [];
    if (deleted.length === 0) return false;
    $onUpdate(() => {
      sticky = editor.getEditorState().read(() => {
        const now = $caret();
        if (now === null) return null;
        const standing = new Set($piecesOf(now.block).flatMap((piece) => piece.spanIds));
        return {
          key: now.block.getKey(),
          offset: now.offset,
          spanIds: deleted.filter((id) => standing.has(id)),
        };
      });
    });
    return false;
  };

  return mergeRegister(
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        if (event.inputType !== 'insertText' || event.data === null || event.isComposing || !$isEdge())
          return false;
        event.preventDefault();
        return $type(storableText(event.data));
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (input) => {
        if (!editor.isEditable()) return true;
        const given =
          typeof input === 'string' ? input : (input.dataTransfer?.getData('text/plain') ?? input.data);
        const text = storableText(given ?? '');
        if (text === '' || (text === compositionStart && $hasCompositionStart())) return true;
        const selection = $getSelection();
        const isPlain =
          $isRangeSelection(selection) && selection.isCollapsed() && !text.includes('\n') && !$isEdge();
        if (!isPlain) return $type(text);
        selection.insertText(text);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        // Composed letters go where the caret is in the page: at an edge a place of their own is made for them.
        if (editor.isEditable() && !editor.isComposing() && $isEdge()) $type(compositionStart);
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => $type('\n'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $rememberDeleted, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_WORD_COMMAND, $rememberDeleted, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      SELECTION_CHANGE_COMMAND,
      () => {
        const place = $caret();
        if (place === null || stickyAt(place) === null) sticky = null;
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** What Lexical puts into the text to compose letters in, and takes out again. */
const compositionStart = '\u200b';

function $hasCompositionStart(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const node = selection.anchor.getNode();
  return $isTextNode(node) && node.getTextContent()[selection.anchor.offset - 1] === compositionStart;
}

/** The spans that hold everything selected. */
function $spansOverSelection(): readonly string[] {
  const parts = $selectedParts().filter((part) => part.start < part.end);
  const [first, ...rest] = parts.map((part) => spansOver($piecesOf(part.block), part.start, part.end));
  return first ? first.filter((id) => rest.every((ids) => ids.includes(id))) : [];
}

function $formatAtStart(selection: RangeSelection): number {
  const [part] = $selectedParts(selection);
  if (!part) return selection.format;
  const { right } = piecesAt($piecesOf(part.block), part.start);
  return $isTextNode(right?.node) ? right.node.getFormat() : selection.format;
}

/** Puts one piece (text or a line break) at the caret, and the caret behind it. */
export function $insertPiece(text: string, format: number, spanIds: readonly string[]): void {
  const selection = $getSelection();
  const place = $caret();
  if (!$isRangeSelection(selection) || place === null) return;
  const node = $createPiece(
    text,
    format & (formatBits.bold | formatBits.italic | formatBits.strike),
    spanIds,
  );
  const { anchor } = selection;
  const here = anchor.getNode();
  if ($isTextNode(here)) {
    const { left, right } = piecesAt($piecesOf(place.block), place.offset);
    if (anchor.offset > 0 && anchor.offset < here.getTextContentSize()) {
      here.splitText(anchor.offset)[0]?.insertAfter(node);
    } else {
      // At the edge of a link the text goes outside, unless the same link goes on.
      const link = $linkAround(here);
      const goesOn =
        link !== null && $linkAround(left?.node ?? null)?.is($linkAround(right?.node ?? null)) === true;
      const beside: LexicalNode = link !== null && !goesOn ? link : here;
      if (anchor.offset === 0) beside.insertBefore(node);
      else beside.insertAfter(node);
    }
  } else {
    const parent = place.block.is(here) ? place.block : ($linkAround(here.getFirstChild()) ?? place.block);
    parent.splice(anchor.offset, 0, [node]);
  }
  if ($isTextNode(node)) node.selectEnd();
  else node.selectNext(0, 0);
}
