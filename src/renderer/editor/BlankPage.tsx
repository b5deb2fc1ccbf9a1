import { $getRoot, type LexicalEditor } from 'lexical';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { IdSource } from '../../core/ids.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { $insert, type FrontPart } from './block-kinds.ts';
import type { EditorSession } from './editor-session.ts';
import { $isTextBlock } from './nodes/TextBlockNode.ts';
import { $lengthOf } from './positions.ts';
import type { PageTicker } from './page-ticker.ts';

export interface BlankPageProps {
  readonly session: EditorSession;
  readonly ticker: PageTicker;
  readonly root: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly newId: IdSource;
}

/** On paper without a body: how to begin. Goes with the first letter of the text. */
export function BlankPage({ session, ticker, root, canvas, newId }: BlankPageProps): ReactNode {
  const { editor } = session;
  const isBlank = useIsBlank(editor);
  const top = useEnd(isBlank, ticker, root, canvas);
  useEffect(() => {
    root.current?.classList.toggle('is-blank', isBlank);
  }, [root, isBlank]);
  if (!isBlank || top === null) return null;
  const add = (kind: FrontPart['kind']): void => {
    editor.update(() => $insert({ kind }, newId), { discrete: true });
    editor.focus();
  };
  return (
    <div className="blank-page" style={{ top }}>
      <div className="blank-page-buttons">
        <Button size="small" onPress={() => add('dek')}>
          Add a dek
        </Button>
        <Button size="small" onPress={() => add('byline')}>
          Add a byline
        </Button>
      </div>
      <p>
        Dek, byline, figures, tables and footnotes are in <strong>Insert</strong> above; any paragraph can be
        turned into another kind beside it.
      </p>
      <p>
        To begin with a Word, HTML, Markdown or text file, import it with <Kbd keys="Mod+O" />: it becomes a
        project of its own.
      </p>
    </div>
  );
}

/** Whether nothing but a headline, a dek or a byline has been written yet. */
export function $isBlankPage(): boolean {
  const blocks = $getRoot().getChildren();
  if (blocks.length > 4) return false;
  return blocks.every((block) => {
    if (!$isTextBlock(block)) return false;
    const { kind } = block.getShape();
    return (
      kind === 'headline' ||
      kind === 'dek' ||
      kind === 'byline' ||
      (kind === 'paragraph' && $lengthOf(block) === 0)
    );
  });
}

function useIsBlank(editor: LexicalEditor): boolean {
  const [isBlank, setBlank] = useState(() => editor.getEditorState().read($isBlankPage));
  useEffect(() => {
    const read = (): void => setBlank(editor.getEditorState().read($isBlankPage));
    read();
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) read();
    });
  }, [editor]);
  return isBlank;
}

/** Where the last block ends on the canvas, CSS pixels. */
function useEnd(
  isWanted: boolean,
  ticker: PageTicker,
  root: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLElement | null>,
): number | null {
  const [end, setEnd] = useState<number | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const measure = (): void => {
      const last = root.current?.lastElementChild?.getBoundingClientRect();
      const origin = canvas.current?.getBoundingClientRect();
      if (last && origin) setEnd(Math.round(last.bottom - origin.top));
    };
    measure();
    return ticker.listen(measure);
  }, [isWanted, ticker, root, canvas]);
  return end;
}
