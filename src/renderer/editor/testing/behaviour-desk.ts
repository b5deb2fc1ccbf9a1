import {
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { Article, Block } from '../../../core/article/block-tree.ts';
import { $writeArticle } from '../article-to-lexical.ts';
import { installBehaviour } from '../behaviour.ts';
import { $findTextBlock, $select, $selectedRanges } from '../positions.ts';
import { articleIn, countingIds, headlessEditor } from './headless.ts';

/** An editor without a page that behaves as on the desk, with the acts of a writer. */
export function desk(...blocks: Block[]) {
  const editor = headlessEditor();
  const newId = countingIds();
  installBehaviour(editor, newId);
  load(editor, { blocks });
  const run = (act: () => void): void => editor.update(act, { discrete: true });
  return {
    run,
    newId,
    select: (blockId: string, start: number, toId = blockId, end = start) =>
      run(() => {
        const [from, to] = [$findTextBlock(blockId), $findTextBlock(toId)];
        if (from && to) $select({ block: from, offset: start }, { block: to, offset: end });
      }),
    type: (text: string) => {
      for (const letter of text) run(() => editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, letter));
    },
    enter: () => run(() => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)),
    lineBreak: () => run(() => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)),
    backspace: () => run(() => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true)),
    deleteForward: () => run(() => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false)),
    tab: (shiftKey = false) =>
      run(() =>
        editor.dispatchCommand(KEY_TAB_COMMAND, {
          shiftKey,
          preventDefault: () => undefined,
        } as KeyboardEvent),
      ),
    article: () => articleIn(editor),
    blocks: () => articleIn(editor).blocks,
    selected: () => editor.getEditorState().read($selectedRanges),
    editor,
  };
}

function load(editor: LexicalEditor, article: Article): void {
  editor.update(() => $writeArticle(article), { discrete: true });
}
