import { $getSelection, $isNodeSelection, mergeRegister } from 'lexical';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import type { ArticleEditorProps } from './article-editor-props.ts';
import { installClipboard } from './clipboard.ts';
import { countText } from './counts.ts';
import type { EditorSession } from './editor-session.ts';
import { installLiveSelection } from './live-selection.ts';
import { MarkPainter } from './mark-painter.ts';
import { dressRoot, guardMode } from './mode-guard.ts';
import { installNumbering } from './numbering.ts';
import { installPageEvents } from './page-events.ts';
import { $readSelection, nothingSelected, sameSelection, type SelectionView } from './page-selection.ts';
import { PageTicker } from './page-ticker.ts';
import { SuggestionPainter } from './suggestion-painter.ts';

/** The page of a session: everything that needs a DOM. */
export interface Page {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Where suggestions are underlined. */
  readonly underlines: RefObject<SVGSVGElement | null>;
  readonly ticker: PageTicker;
  readonly painter: MarkPainter;
  readonly suggested: SuggestionPainter;
  readonly view: SelectionView;
}

/** Milliseconds after the last letter until the counts follow. */
const countDelay = 300;

/** Mounts the session on the page and keeps marks, numbers, selection and counts in step with it. */
export function usePage(
  session: EditorSession,
  latest: RefObject<ArticleEditorProps>,
  refs: Pick<Page, 'root' | 'scroller' | 'underlines'>,
  goToBlock: (blockId: string) => void,
): Page {
  const [ticker] = useState(() => new PageTicker());
  const [painter] = useState(() => new MarkPainter(session.editor));
  const [suggested] = useState(() => new SuggestionPainter(session.editor));
  const [view, setView] = useState<SelectionView>(nothingSelected);
  const { root, scroller } = refs;

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    dressRoot(element, latest.current.mode, latest.current.readOnlyBecause ?? null);
    const stop = mergeRegister(
      painter.follow(),
      installNumbering(session.editor),
      installClipboard(session.editor, {
        newId: (kind) => latest.current.newId(kind),
        isKnownSpan: (spanId) => latest.current.isKnownSpan(spanId),
        onNotice: (text) => latest.current.onNotice?.(text),
      }),
      guardMode(
        element,
        () => session.mode,
        () => {
          session.editor.setRootElement(null);
          session.editor.setRootElement(element);
        },
      ),
      installLiveSelection(session.editor, element),
      installPageEvents(session, element, latest, suggested, goToBlock),
    );
    session.editor.setRootElement(element);
    const flush = (): void => void session.collector.flush();
    element.addEventListener('blur', flush);
    return () => {
      element.removeEventListener('blur', flush);
      stop();
      session.editor.setRootElement(null);
    };
  }, [session, painter, suggested, root, latest, goToBlock]);

  useEffect(() => followSelection(session, latest, setView), [session, latest]);
  useEffect(() => followSize(session, ticker, root, scroller), [session, ticker, root, scroller]);
  useEffect(() => followCounts(session, latest), [session, latest]);
  useEffect(() => showSelectedNodes(session), [session]);
  return { ...refs, ticker, painter, suggested, view };
}

function followSelection(
  session: EditorSession,
  latest: RefObject<ArticleEditorProps>,
  show: (view: SelectionView) => void,
): () => void {
  let shown = nothingSelected;
  let frame = 0;
  const read = (): void => {
    frame = 0;
    const next = session.editor.getEditorState().read($readSelection);
    if (sameSelection(shown, next)) return;
    const isOther = JSON.stringify(shown.selection) !== JSON.stringify(next.selection);
    shown = next;
    show(next);
    if (isOther) latest.current.onSelectionChange?.(next.selection);
  };
  const stop = session.editor.registerUpdateListener(() => {
    if (frame === 0) frame = requestAnimationFrame(read);
  });
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

function followSize(
  session: EditorSession,
  ticker: PageTicker,
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): () => void {
  const box = scroller.current;
  const move = (): void => ticker.now();
  const sizes = new ResizeObserver(move);
  if (root.current) sizes.observe(root.current);
  if (box) sizes.observe(box);
  box?.addEventListener('scroll', move, { passive: true });
  const stop = session.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size > 0 || dirtyLeaves.size > 0) ticker.soon();
  });
  return () => {
    sizes.disconnect();
    box?.removeEventListener('scroll', move);
    stop();
    ticker.stop();
  };
}

function followCounts(session: EditorSession, latest: RefObject<ArticleEditorProps>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = (): void => latest.current.onCounts?.(countText(session.mirror.current()));
  count();
  const stop = session.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(count, countDelay);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Shows which picture or divider is selected as a whole. */
function showSelectedNodes(session: EditorSession): () => void {
  let shown: readonly HTMLElement[] = [];
  return session.editor.registerUpdateListener(({ editorState }) => {
    const keys = editorState.read(() => {
      const selection = $getSelection();
      return $isNodeSelection(selection) ? selection.getNodes().map((node) => node.getKey()) : [];
    });
    if (keys.length === 0 && shown.length === 0) return;
    for (const element of shown) element.classList.remove('is-selected');
    shown = keys.flatMap((key) => session.editor.getElementByKey(key) ?? []);
    for (const element of shown) element.classList.add('is-selected');
  });
}

/** Keeps the claim spotter's suggestions painted: at new ones, and whenever the page moved or its text changed. */
export function useSuggestions(
  { suggested, ticker, root, scroller, underlines }: Page,
  { suggestions, chosenPassages }: Pick<ArticleEditorProps, 'suggestions' | 'chosenPassages'>,
): void {
  // Before anybody who measures what is painted: see Gutter.
  useLayoutEffect(() => {
    const drawing = underlines.current;
    if (drawing === null) return;
    const paint = (): void => {
      if (scroller.current && root.current) suggested.paint(scroller.current, root.current, drawing);
    };
    // A line that is new moves all below it: they are drawn again in the same frame.
    const sizes = new ResizeObserver(paint);
    if (root.current) sizes.observe(root.current);
    const stop = mergeRegister(ticker.listen(paint), suggested.follow(drawing), () => sizes.disconnect());
    return () => {
      stop();
      suggested.clear(drawing);
    };
  }, [suggested, ticker, root, scroller, underlines]);
  useLayoutEffect(() => {
    if (root.current) suggested.show(root.current, suggestions ?? [], chosenPassages ?? []);
    ticker.now();
  }, [suggested, ticker, root, suggestions, chosenPassages]);
}
