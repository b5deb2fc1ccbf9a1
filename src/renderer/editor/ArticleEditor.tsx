import { useImperativeHandle, useRef, type ReactNode } from 'react';
import type { ArticleEditorProps } from './article-editor-props.ts';

export type {
  ArticleEditorHandle,
  ArticleEditorProps,
  CommandRunner,
  EditorMode,
  EditorSelection,
  SaveState,
  SpanView,
  SuggestionView,
  TextCounts,
  TextRange,
  UndoOutcome,
} from './article-editor-props.ts';

/** The page: the article with its claims, typed in Draft, marked in Check, read in Read. */
export function ArticleEditor({ ref, article, mode }: ArticleEditorProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    flush: () => Promise.resolve(true),
    withFlushed: (act) => act(),
    focus: () => root.current?.focus(),
    scrollToSpan: () => false,
    scrollToBlock: () => false,
    selectRange: () => false,
    currentRanges: () => [],
    undo: () => Promise.resolve({ kind: 'nothing' }),
    redo: () => Promise.resolve({ kind: 'nothing' }),
    recordAct: () => undefined,
    openFind: () => undefined,
    openLink: () => undefined,
  }));
  return (
    <div ref={root} className={`article-editor is-${mode}`} tabIndex={-1}>
      {article.blocks.map((block) => (
        <p key={block.id}>{'text' in block ? block.text : ''}</p>
      ))}
    </div>
  );
}
