import { createDOMRange } from '@lexical/selection';
import { $getNearestNodeFromDOMNode, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import type { RefObject } from 'react';
import type { ArticleEditorProps } from './article-editor-props.ts';
import type { EditorSession } from './editor-session.ts';
import { spansAtCaret } from './page-selection.ts';
import { $selectBlock } from './removal.ts';
import { shortestFirst } from './span-order.ts';
import type { SuggestionPainter } from './suggestion-painter.ts';

/** Clicks and caret moves on the page: choosing claims and suggestions, following links and notes, selecting pictures. */
export function installPageEvents(
  session: EditorSession,
  root: HTMLElement,
  latest: RefObject<ArticleEditorProps>,
  suggested: SuggestionPainter,
  goToBlock: (blockId: string) => void,
): () => void {
  const { editor } = session;
  let byKeyboard = false;
  let byPointer = false;
  let last = '';
  const choose = (spanIds: readonly string[]): void => {
    last = spanIds.join(' ');
    latest.current.onSelectSpans?.(shortestFirst(session.mirror.current(), spanIds));
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === null || target.closest('input, label')) return;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    if (link) {
      event.preventDefault();
      if (session.mode !== 'draft' || event.ctrlKey || event.metaKey) latest.current.onOpenLink?.(link.href);
    }
    const note = target.closest<HTMLElement>('.note-reference');
    if (note?.dataset['footnote'] !== undefined && session.mode !== 'draft')
      goToBlock(note.dataset['footnote']);
    const whole = target.closest<HTMLElement>('.picture, .block-divider');
    if (whole && session.mode === 'draft') selectWhole(editor, whole);
    if (!(root.ownerDocument.getSelection()?.isCollapsed ?? true)) return;
    const spanIds = (target.closest<HTMLElement>('[data-spans]')?.dataset['spans'] ?? '').split(' ');
    choose(spanIds.filter((id) => id !== ''));
    const suggestion = suggestionAtCaret(suggested);
    if (suggestion !== null) latest.current.onSuggestionClick?.(suggestion);
  };
  // Escape leads out of a claim; the caret that stays in its words must not choose it again.
  const onKey = (event: KeyboardEvent): void => {
    byKeyboard = event.key !== 'Escape';
  };
  const onPointer = (): void => {
    byKeyboard = false;
    byPointer = true;
  };
  // A focus that comes back from a dialog finds the words that were selected, and chooses no claim by its caret.
  const onFocus = (): void => {
    byKeyboard = false;
    if (!byPointer) showSelection(editor);
  };
  const onBlur = (): void => {
    byKeyboard = false;
    byPointer = false;
  };
  root.addEventListener('click', onClick);
  root.addEventListener('keydown', onKey, true);
  root.addEventListener('pointerdown', onPointer, true);
  root.addEventListener('focus', onFocus);
  root.addEventListener('blur', onBlur);
  const stop = editor.registerUpdateListener(({ editorState, prevEditorState }) => {
    if (!byKeyboard || session.mode !== 'check' || editorState._selection === prevEditorState._selection)
      return;
    const spanIds = spansAtCaret(editor);
    if (spanIds.length > 0 && spanIds.join(' ') !== last) choose(spanIds);
  });
  return () => {
    stop();
    root.removeEventListener('click', onClick);
    root.removeEventListener('keydown', onKey, true);
    root.removeEventListener('pointerdown', onPointer, true);
    root.removeEventListener('focus', onFocus);
    root.removeEventListener('blur', onBlur);
  };
}

/** Puts the page's own selection where the editor's is: marking words redraws them, which loses it. */
function showSelection(editor: LexicalEditor): void {
  const range = editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const { anchor, focus } = selection;
    return createDOMRange(editor, anchor.getNode(), anchor.offset, focus.getNode(), focus.offset);
  });
  const selection = editor.getRootElement()?.ownerDocument.getSelection();
  if (range === null || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

function selectWhole(editor: LexicalEditor, element: HTMLElement): void {
  editor.update(() => {
    const node = $getNearestNodeFromDOMNode(element);
    if (node) $selectBlock(node);
  });
}

/** Asks the page and not the editor where the click put the caret: the editor hears of it only after the click. */
function suggestionAtCaret(suggested: SuggestionPainter): string | null {
  const caret = document.getSelection();
  const node = caret?.anchorNode ?? null;
  return caret === null || node === null ? null : (suggested.at(node, caret.anchorOffset)?.id ?? null);
}
