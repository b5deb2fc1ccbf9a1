import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { $getNodeByKey, type NodeKey } from 'lexical';
import type { ArticleEditorProps } from './article-editor-props.ts';
import type { EditorSession } from './editor-session.ts';
import { $isPicture, type PictureView } from './nodes/FigureNode.ts';
import { Picture } from './Picture.tsx';

export interface DecorationsProps {
  readonly session: EditorSession;
  readonly isDraft: boolean;
  readonly readImage: ArticleEditorProps['readImage'];
}

/** Renders pictures into the places that Lexical keeps for them. */
export function Decorations({ session, isDraft, readImage }: DecorationsProps): ReactNode {
  const { editor } = session;
  const [views, setViews] = useState<Readonly<Record<NodeKey, PictureView | null>>>({});
  useEffect(() => {
    setViews(editor.getDecorators<PictureView | null>());
    return editor.registerDecoratorListener<PictureView | null>((next) => setViews({ ...next }));
  }, [editor]);
  return Object.entries(views).map(([key, view]) => {
    const element = editor.getElementByKey(key);
    if (element === null || view === null) return null;
    const changeAlt = (alt: string): void =>
      editor.update(() => {
        const node = $getNodeByKey(key);
        if ($isPicture(node)) node.setAlt(alt);
      });
    return createPortal(
      <Picture {...view} readImage={readImage} onAlt={isDraft ? changeAlt : null} />,
      element,
      key,
    );
  });
}
