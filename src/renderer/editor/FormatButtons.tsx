import { Bold, Italic, Link, Strikethrough } from 'lucide-react';
import { FORMAT_TEXT_COMMAND } from 'lexical';
import { IconButton } from '../ui/IconButton.tsx';
import type { EditorSession } from './editor-session.ts';
import type { SelectionView } from './page-selection.ts';

export interface FormatButtonsProps {
  readonly session: EditorSession;
  readonly view: SelectionView;
  readonly onLink: () => void;
}

/** Bold, italic, strike and link, in the bar above the page and at selected words. */
export function FormatButtons({ session: { editor }, view, onLink }: FormatButtonsProps) {
  return (
    <>
      <IconButton
        label="Bold"
        keys="Mod+B"
        icon={<Bold />}
        size="small"
        isActive={view.formats.has('bold')}
        onPress={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')}
      />
      <IconButton
        label="Italic"
        keys="Mod+I"
        icon={<Italic />}
        size="small"
        isActive={view.formats.has('italic')}
        onPress={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic')}
      />
      <IconButton
        label="Strike through"
        keys="Mod+Shift+K"
        icon={<Strikethrough />}
        size="small"
        isActive={view.formats.has('strike')}
        onPress={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'strikethrough')}
      />
      <IconButton
        label="Link"
        keys="Mod+K"
        icon={<Link />}
        size="small"
        isActive={view.link !== null}
        onPress={onLink}
      />
    </>
  );
}
