import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROL_OR_META,
  FORMAT_TEXT_COMMAND,
  IS_APPLE,
  isModifierMatch,
  KEY_DOWN_COMMAND,
  KEY_SPACE_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import type { IdSource } from '../../core/ids.ts';
import { isAltGraph } from '../stores/key-match.ts';
import { $writeContent } from './article-to-lexical.ts';
import { $insert, $turnInto, type BlockChoice } from './block-kinds.ts';
import { sliceContent } from './content.ts';
import { $readContent } from './lexical-to-article.ts';
import { $caret, $lengthOf, $select, $selectedParts } from './positions.ts';

/** What the editor's own keys do, for the keyboard sheet. `Mod` is Ctrl, or Cmd on a Mac. Draft only. */
export const editorKeys = [
  { keys: 'Mod+B', label: 'Bold' },
  { keys: 'Mod+I', label: 'Italic' },
  { keys: 'Mod+Shift+K', label: 'Strike through' },
  { keys: 'Mod+K', label: 'Link' },
  { keys: 'Mod+Alt+0', label: 'Turn into a paragraph' },
  { keys: 'Mod+Alt+H', label: 'Turn into a heading; again: a level deeper, then a paragraph' },
  { keys: 'Mod+Shift+7', label: 'Turn into a numbered list' },
  { keys: 'Mod+Shift+8', label: 'Turn into a bulleted list' },
  { keys: 'Mod+Shift+9', label: 'Turn into a block quote' },
  { keys: 'Tab, Shift+Tab', label: 'Deeper, less deep (in lists); next, previous cell (in tables)' },
  { keys: 'Shift+Enter', label: 'Line break' },
  { keys: 'Mod+Shift+V', label: 'Paste as plain text' },
  { keys: 'Mod+Z, Mod+Shift+Z', label: 'Undo, redo' },
  { keys: '## , - , 1. , > , --- ', label: 'At the start of a paragraph: heading, lists, quote, divider' },
] as const;

const typed: readonly (readonly [RegExp, BlockChoice | 'divider'])[] = [
  [/^##$/u, 'heading-2'],
  [/^###$/u, 'heading-3'],
  [/^####$/u, 'heading-4'],
  [/^[-*•]$/u, 'bullet-list'],
  [/^1[.)]$/u, 'number-list'],
  [/^>$/u, 'block-quote'],
  [/^---$/u, 'divider'],
];

/** Keys of Draft mode that neither Lexical nor the desk's action table has. */
export function installShortcuts(editor: LexicalEditor, newId: IdSource): () => void {
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (isAltGraph(event, IS_APPLE)) return false;
        if (isModifierMatch(event, { ...CONTROL_OR_META, shiftKey: true }) && event.code === 'KeyK') {
          event.preventDefault();
          return editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'strikethrough');
        }
        const choice = $choiceFor(event);
        if (choice === null) return false;
        event.preventDefault();
        $turnInto(choice);
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_SPACE_COMMAND,
      (event) => {
        const isApplied = $applyTyped(newId);
        if (isApplied) event.preventDefault();
        return isApplied;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

function $choiceFor(event: KeyboardEvent): BlockChoice | null {
  if (isModifierMatch(event, { ...CONTROL_OR_META, altKey: true })) {
    if (event.code === 'Digit0') return 'paragraph';
    return event.code === 'KeyH' ? $nextHeading() : null;
  }
  if (isModifierMatch(event, { ...CONTROL_OR_META, shiftKey: true })) {
    if (event.code === 'Digit7') return 'number-list';
    if (event.code === 'Digit8') return 'bullet-list';
    if (event.code === 'Digit9') return 'block-quote';
  }
  return null;
}

function $nextHeading(): BlockChoice {
  const shape = $selectedParts()[0]?.block.getShape();
  if (shape?.kind !== 'heading') return 'heading-2';
  return shape.level === 2 ? 'heading-3' : shape.level === 3 ? 'heading-4' : 'paragraph';
}

/** Space behind a sign such as `##` at the start of a paragraph. */
function $applyTyped(newId: IdSource): boolean {
  const selection = $getSelection();
  const place = $caret();
  if (!$isRangeSelection(selection) || place === null || place.offset === 0 || place.offset > 4) return false;
  const { block, offset } = place;
  if (block.getShape().kind !== 'paragraph') return false;
  const content = $readContent(block);
  const found = typed.find(([sign]) => sign.test(content.text.slice(0, offset)));
  if (!found) return false;
  $writeContent(block, sliceContent(content, offset, $lengthOf(block)));
  $select({ block, offset: 0 });
  if (found[1] === 'divider') $insert({ kind: 'divider' }, newId);
  else $turnInto(found[1]);
  return true;
}
