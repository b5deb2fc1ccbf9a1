import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ArticleEditorProps } from './article-editor-props.ts';
import { EditorSession } from './editor-session.ts';

/** The props as they were last rendered, for code that runs between renders. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** One session for the life of the component; the desk gives each project a component of its own (`key`). */
export function useSession(props: ArticleEditorProps, latest: RefObject<ArticleEditorProps>): EditorSession {
  const [session] = useState(
    () =>
      new EditorSession(props.article, {
        execute: (edit) => latest.current.execute(edit),
        runCommands: (commands) => latest.current.runCommands(commands),
        isKnownSpan: (spanId) => latest.current.isKnownSpan(spanId),
        onSaveState: (state) => latest.current.onSaveState?.(state),
        onRefused: (refused) => latest.current.onRefused?.(refused),
        onUndo: (direction, outcome) => latest.current.onUndo?.(direction, outcome),
        newId: (kind) => latest.current.newId(kind),
      }),
  );
  const { article, mode } = props;
  useLayoutEffect(() => {
    session.setMode(mode);
  }, [session, mode]);
  useLayoutEffect(() => {
    session.receive(article);
  }, [session, article]);
  useLayoutEffect(
    () => () => {
      void session.collector.flush();
    },
    [session],
  );
  return session;
}
