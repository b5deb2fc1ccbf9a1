import { useEffect, useState, type CSSProperties, type RefObject } from 'react';
import type { EditorSession } from './editor-session.ts';
import { LinkField } from './LinkField.tsx';
import { pageRanges, paintHighlight } from './page-geometry.ts';
import type { SelectionView } from './page-selection.ts';
import { placeAtSelection } from './SelectionBar.tsx';
import { $insertLink, $setLink } from './text-formats.ts';

export interface LinkPopoverProps {
  readonly session: EditorSession;
  /** What the link is for, as it was when the field was asked for. */
  readonly start: SelectionView;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The link field at the words it is for, which stay visibly selected while the address is typed. */
export function LinkPopover({ session, start, canvas, root, onClose }: LinkPopoverProps) {
  const [style, setStyle] = useState<CSSProperties | null>(null);
  useEffect(() => {
    setStyle(placeAtSelection(canvas.current, root.current, null, true) ?? { top: 0, left: 0 });
    paintHighlight('held-selection', pageRanges(session.editor, start.selection?.ranges ?? []));
    return () => paintHighlight('held-selection', []);
  }, [session, canvas, root, start]);
  if (style === null) return null;
  const change = (act: () => void): void => {
    session.editor.update(act, { discrete: true });
    onClose();
  };
  return (
    <LinkField
      href={start.link}
      needsWords={start.selection === null && start.link === null}
      style={style}
      onApply={(href, words) =>
        change(() => {
          if (start.selection === null && start.link === null) $insertLink(words, href);
          else $setLink(href);
        })
      }
      onRemove={() => change(() => void $setLink(null))}
      onClose={onClose}
    />
  );
}
