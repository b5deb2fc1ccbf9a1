import {
  createEditor,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  SKIP_DOM_SELECTION_TAG,
  type EditorState,
  type LexicalEditor,
} from 'lexical';
import type { Article } from '../../core/article/block-tree.ts';
import type { IdSource } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import type {
  CommandRunner,
  EditorMode,
  RefusedEdit,
  SaveState,
  UndoDirection,
  UndoOutcome,
} from './article-editor-props.ts';
import { mergeUndone } from './article-merge.ts';
import { ArticleMirror } from './article-mirror.ts';
import { syncEditor, syncTag } from './article-sync.ts';
import { $writeArticle } from './article-to-lexical.ts';
import { installBehaviour } from './behaviour.ts';
import { EditCollector } from './edit-collector.ts';
import type { ArticleEdit } from './edit-diff.ts';
import { articleNodes } from './nodes/all-nodes.ts';
import { $ensureText } from './removal.ts';
import { TextHistory } from './text-history.ts';
import { UndoStack } from './undo-stack.ts';

/** What one open article needs from the desk; read anew at every use. */
export interface SessionPorts {
  readonly execute: (edit: ArticleEdit) => Promise<Result<unknown>>;
  readonly runCommands: CommandRunner;
  readonly isKnownSpan: (spanId: string) => boolean;
  readonly onSaveState: (state: SaveState) => void;
  readonly onRefused?: (refused: RefusedEdit) => void;
  readonly onUndo?: (direction: UndoDirection, outcome: UndoOutcome) => void;
  readonly newId: IdSource;
}

export type MakeEditor = typeof createEditor;

/** One article being edited: the Lexical editor with everything that belongs to it, without a page or React. */
export class EditorSession {
  readonly editor: LexicalEditor;
  readonly mirror: ArticleMirror;
  readonly collector: EditCollector;
  readonly undoStack: UndoStack;
  readonly #history: TextHistory;
  readonly #ports: SessionPorts;
  #mode: EditorMode = 'read';
  #waiting: Article | null = null;

  /** @param make Lexical's `createEditor`; tests without a page pass the headless one. */
  constructor(article: Article, ports: SessionPorts, make: MakeEditor = createEditor) {
    this.#ports = ports;
    this.editor = make({
      namespace: 'stet-article',
      nodes: articleNodes,
      editable: false,
      onError: (error) => {
        throw error;
      },
    });
    installBehaviour(this.editor, ports.newId);
    this.mirror = new ArticleMirror(this.editor);
    this.undoStack = new UndoStack({
      moveText: (direction, keep) => this.#moveText(direction, keep),
      runCommands: (commands) => this.collector.withFlushed(() => ports.runCommands(commands)),
      mayEditText: () => this.#mode === 'draft',
    });
    this.#history = new TextHistory(
      this.editor,
      () => this.undoStack.noticeText(),
      (direction) => void this.moveByKey(direction),
    );
    this.collector = new EditCollector(article, {
      read: () => this.mirror.current(),
      write: (next) => syncEditor(this.editor, next, this.hasFocus()),
      execute: ports.execute,
      isKnownSpan: ports.isKnownSpan,
      onState: ports.onSaveState,
      onRefused: (refused, changed) => {
        this.undoStack.noticeOutside(changed);
        ports.onRefused?.(refused);
      },
    });
    this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags, prevEditorState }) => {
      this.#takeWaiting();
      if (tags.has(syncTag) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
      if (this.#mode === 'draft') this.collector.noticeChange();
      else if (!tags.has(HISTORIC_TAG)) this.#takeBack(prevEditorState);
    });
    this.editor.update(
      () => {
        $writeArticle(article);
        $ensureText();
      },
      { discrete: true, tag: [syncTag, HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] },
    );
  }

  /** Takes over the project's article; waits while letters are being composed, which a change would break off. */
  receive(article: Article): void {
    if (this.editor.isComposing()) this.#waiting = article;
    else this.undoStack.noticeOutside(this.collector.receive(article));
  }

  /** Whether typing changes the text. In the other modes the text changes only with the project. */
  setMode(mode: EditorMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.editor.setEditable(mode === 'draft');
    void this.collector.flush();
  }

  get mode(): EditorMode {
    return this.#mode;
  }

  /** Undoes or redoes for a key pressed on the page, and tells what became of it. */
  async moveByKey(direction: UndoDirection): Promise<void> {
    const outcome = await this.undoStack[direction]();
    this.#ports.onUndo?.(direction, outcome);
  }

  hasFocus(): boolean {
    const root = this.editor.getRootElement();
    return root !== null && root.contains(root.ownerDocument.activeElement);
  }

  /** Outside Draft the text changes only with the project; what slipped through (composed letters) is taken back. */
  #takeBack(state: EditorState): void {
    queueMicrotask(() => this.editor.setEditorState(state, { tag: HISTORIC_TAG }));
  }

  #takeWaiting(): void {
    const article = this.#waiting;
    if (article === null || this.editor.isComposing()) return;
    this.#waiting = null;
    queueMicrotask(() => this.receive(article));
  }

  #moveText(direction: UndoDirection, keep: ReadonlySet<string>): boolean {
    const before = this.mirror.current();
    if (!this.#history.move(direction)) return false;
    const restored = this.mirror.current();
    const wanted = mergeUndone({ before, restored, keep, isKnownSpan: this.#ports.isKnownSpan });
    if (wanted.blocks.some((block, at) => block !== restored.blocks[at])) {
      syncEditor(this.editor, wanted, this.hasFocus());
    }
    this.collector.noticeChange();
    return true;
  }
}
