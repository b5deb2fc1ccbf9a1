import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  SKIP_DOM_SELECTION_TAG,
  type BaseSelection,
  type LexicalEditor,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { $readSelection, type SelectionView } from './page-selection.ts';
import { $placeOf } from './positions.ts';

/**
 * The page tells of a new selection only some milliseconds after it was made (`selectionchange`). Whoever acts on the selection at
 * once, as a key does, asks the page first; otherwise the act would hit the words that were selected before.
 */

/** What is selected on the page at this very moment. */
export function readLiveSelection(editor: LexicalEditor): SelectionView {
  takeLiveSelection(editor);
  return editor.read($readSelection);
}

/** Makes every key on the page find the selection that the eye sees. The answer stops it. */
export function installLiveSelection(editor: LexicalEditor, root: HTMLElement): () => void {
  const onKeyDown = (): void => takeLiveSelection(editor);
  root.addEventListener('keydown', onKeyDown, true);
  return () => root.removeEventListener('keydown', onKeyDown, true);
}

/** Takes over the page's selection where the editor has not heard of it yet. While letters are composed it is the browser's. */
function takeLiveSelection(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  const live = root?.ownerDocument.getSelection() ?? null;
  if (root === null || live === null || live.rangeCount === 0 || editor.isComposing()) return;
  if (!root.contains(live.anchorNode) || !root.contains(live.focusNode)) return;
  const isNews = editor.read(() => {
    const selection = $createRangeSelectionFromDom(live, editor);
    return selection !== null && $isElsewhere(selection, $getSelection());
  });
  if (!isNews) return;
  editor.update(() => $setSelection($createRangeSelectionFromDom(live, editor)), {
    discrete: true,
    tag: SKIP_DOM_SELECTION_TAG,
  });
}

/** Whether a selection of the page stands at other places of the text; places outside text are left to Lexical. */
function $isElsewhere(live: RangeSelection, known: BaseSelection | null): boolean {
  if ($placeOf(live.anchor) === null || $placeOf(live.focus) === null) return false;
  if (!$isRangeSelection(known)) return true;
  return !$isSamePlace(live.anchor, known.anchor) || !$isSamePlace(live.focus, known.focus);
}

function $isSamePlace(a: PointType, b: PointType): boolean {
  const [here, there] = [$placeOf(a), $placeOf(b)];
  return here !== null && there !== null && here.block.is(there.block) && here.offset === there.offset;
}
