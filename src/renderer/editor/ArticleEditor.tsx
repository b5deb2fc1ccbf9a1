import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { ArticleEditorHandle, ArticleEditorProps, TextRange } from './article-editor-props.ts';
import { BlankPage } from './BlankPage.tsx';
import { CoverageStrip } from './CoverageStrip.tsx';
import { Decorations } from './Decorations.tsx';
import { DraftBar } from './DraftBar.tsx';
import { FindBar } from './FindBar.tsx';
import { FormatButtons } from './FormatButtons.tsx';
import { Gutter } from './Gutter.tsx';
import { LinkPopover } from './LinkPopover.tsx';
import { readLiveSelection } from './live-selection.ts';
import { dressRoot } from './mode-guard.ts';
import { findStart, goToBlock, goToRange, goToSpan, selectOnPage, type FindStart } from './page-moves.ts';
import type { SelectionView } from './page-selection.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { usePage, useSuggestions } from './use-page.ts';
import { useLatest, useSession } from './use-session.ts';

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
export function ArticleEditor(props: ArticleEditorProps): ReactNode {
  const { article, mode, spans, selectedSpanIds, coverage, onNotice, readOnlyBecause = null } = props;
  const latest = useLatest(props);
  const session = useSession(props, latest);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const underlines = useRef<SVGSVGElement>(null);
  const showBlock = useCallback((blockId: string) => void goToBlock(root.current, blockId), []);
  const page = usePage(session, latest, { root, scroller, underlines }, showBlock);
  const { painter, suggested, ticker, view } = page;
  const [find, setFind] = useState<FindStart | null>(null);
  const [linking, setLinking] = useState<SelectionView | null>(null);
  useSuggestions(page, props);

  useLayoutEffect(() => {
    painter.show(spans, selectedSpanIds);
    ticker.now();
  }, [painter, ticker, spans, selectedSpanIds]);
  useLayoutEffect(() => {
    if (root.current) dressRoot(root.current, mode, readOnlyBecause);
  }, [mode, readOnlyBecause]);
  useEffect(() => {
    if (mode !== 'draft') setLinking(null);
  }, [mode]);

  const readImage = useCallback((sha256: string) => latest.current.readImage(sha256), [latest]);
  const openLink = useCallback(() => {
    if (session.mode === 'draft') setLinking(readLiveSelection(session.editor));
  }, [session]);
  const closeFind = (range: TextRange | null): void => {
    setFind(null);
    if (range) selectOnPage(session.editor, range);
    root.current?.focus({ preventScroll: true });
  };

  useImperativeHandle(
    props.ref,
    (): ArticleEditorHandle => ({
      flush: () => session.collector.flush(),
      withFlushed: (act) => session.collector.withFlushed(act),
      focus: () => root.current?.focus({ preventScroll: true }),
      scrollToSpan: (spanId) => goToSpan(page.painter, spanId),
      scrollToBlock: (blockId) => goToBlock(root.current, blockId),
      scrollToRange: (range) => goToRange(session.editor, range),
      collapseSelection: () => {
        const [first] = readLiveSelection(session.editor).selection?.ranges ?? [];
        if (first) selectOnPage(session.editor, { ...first, end: first.start });
      },
      selectRange: (range) => {
        root.current?.focus({ preventScroll: true });
        return selectOnPage(session.editor, range) && goToRange(session.editor, range);
      },
      currentSelection: () => readLiveSelection(session.editor).selection,
      undo: () => session.undoStack.undo(),
      redo: () => session.undoStack.redo(),
      recordAct: (act, inverse) => session.undoStack.recordAct(act, inverse),
      openFind: () => setFind(findStart(session.editor)),
      openLink,
    }),
    [session, page.painter, openLink],
  );

  const choose = (ids: readonly string[]): void => {
    const suggestion = ids.map((id) => suggested.viewOf(id)).find((each) => each !== undefined);
    if (suggestion) props.onSuggestionClick?.(suggestion.id);
    else props.onSelectSpans?.(ids);
  };
  return (
    <div className={`article-editor is-${mode}`}>
      {mode === 'draft' ? (
        <DraftBar
          session={session}
          view={view}
          newId={props.newId}
          pickImage={props.pickImage}
          onLink={openLink}
          onNotice={(text) => onNotice?.(text)}
        />
      ) : (
        props.bar
      )}
      {find === null ? null : (
        <FindBar
          session={session}
          mode={mode}
          spans={spans}
          start={find}
          onShow={(range) => void goToRange(session.editor, range)}
          onClose={closeFind}
        />
      )}
      <div className="article-frame">
        <div ref={scroller} className="article-scroll">
          <div ref={canvas} className="article-canvas">
            <Gutter
              ticker={ticker}
              scroller={scroller}
              root={root}
              spans={spans}
              suggested={suggested}
              chosen={selectedSpanIds}
              onSelect={choose}
            />
            <div
              ref={root}
              className="article-page"
              aria-label="Article"
              data-pane-focus
              tabIndex={0}
              spellCheck={false}
              suppressContentEditableWarning
              onKeyDown={(event) => {
                // Lexical hears undo keys in Draft only; commands can be undone in Check too.
                if (mode === 'draft' || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z')
                  return;
                event.preventDefault();
                void session.moveByKey(event.shiftKey ? 'redo' : 'undo');
              }}
            />
            <svg ref={underlines} className="suggestion-lines" aria-hidden="true" />
            {mode === 'draft' ? (
              <BlankPage session={session} ticker={ticker} root={root} canvas={canvas} newId={props.newId} />
            ) : null}
            <Decorations session={session} isDraft={mode === 'draft'} readImage={readImage} />
            {view.selection === null ||
            linking !== null ||
            find !== null ||
            !props.renderSelectionBar ? null : (
              <SelectionBar
                selectionKey={JSON.stringify(view.selection.ranges)}
                canvas={canvas}
                root={root}
                ticker={ticker}
              >
                {mode === 'draft' ? <FormatButtons session={session} view={view} onLink={openLink} /> : null}
                {props.renderSelectionBar(view.selection)}
              </SelectionBar>
            )}
            {linking !== null ? (
              <LinkPopover
                session={session}
                start={linking}
                canvas={canvas}
                root={root}
                onClose={() => {
                  setLinking(null);
                  root.current?.focus({ preventScroll: true });
                }}
              />
            ) : null}
          </div>
        </div>
        <CoverageStrip
          article={article}
          coverage={coverage}
          spans={spans}
          ticker={ticker}
          scroller={scroller}
          onGoTo={showBlock}
          onEnter={(blockId) => {
            root.current?.focus({ preventScroll: true });
            selectOnPage(session.editor, { blockId, start: 0, end: 0 });
          }}
        />
      </div>
    </div>
  );
}
