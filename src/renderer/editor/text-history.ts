import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import {
  COMMAND_PRIORITY_HIGH,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { UndoDirection } from './article-editor-props.ts';
import { deepestUndo } from './undo-stack.ts';

/** Letters typed within this many milliseconds of each other are undone together. */
const mergeDelay = 600;

/** Lexical's history of text, with its keys handed to the common order of undo. */
export class TextHistory {
  readonly #editor: LexicalEditor;
  readonly #state = createEmptyHistoryState();
  #isMoving = false;
  #top: unknown;
  readonly dispose: () => void;

  /**
   * @param onStep a new step of text can be undone.
   * @param onKey undo or redo was asked for by key, menu or the system.
   */
  constructor(editor: LexicalEditor, onStep: () => void, onKey: (direction: UndoDirection) => void) {
    this.#editor = editor;
    const notice = (): void => {
      const top = this.#state.undoStack.at(-1);
      if (top !== this.#top && top !== undefined && !this.#isMoving) onStep();
      this.#top = top;
    };
    const route = (direction: UndoDirection) => (): boolean => {
      if (this.#isMoving) return false;
      // The key arrives inside an update of the editor; undo must see what it restores, so it runs after that.
      queueMicrotask(() => onKey(direction));
      return true;
    };
    this.dispose = mergeRegister(
      registerHistory(editor, this.#state, mergeDelay, Date.now, notice, deepestUndo),
      editor.registerCommand(UNDO_COMMAND, route('undo'), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(REDO_COMMAND, route('redo'), COMMAND_PRIORITY_HIGH),
    );
  }

  /** Brings back the text before (or after) one step; false when there is none. */
  move(direction: UndoDirection): boolean {
    const stack = direction === 'undo' ? this.#state.undoStack : this.#state.redoStack;
    if (stack.length === 0) return false;
    this.#isMoving = true;
    try {
      this.#editor.dispatchCommand(direction === 'undo' ? UNDO_COMMAND : REDO_COMMAND, undefined);
      // Reading commits what the command left pending, so that the caller sees the restored text.
      this.#editor.read(() => undefined);
    } finally {
      this.#isMoving = false;
    }
    return true;
  }
}
