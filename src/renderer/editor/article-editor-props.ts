import type { ReactNode, Ref } from 'react';
import type { MarkState } from '../../contract/settings.ts';
import type { AppError } from '../../core/app-error.ts';
import type { Article } from '../../core/article/block-tree.ts';
import type { LedgerCounts } from '../../core/claims/coverage-ledger.ts';
import type { IdSource } from '../../core/ids.ts';
import type { Command, CommandOf } from '../../core/project/commands.ts';
import type { Result } from '../../core/result.ts';

/** What passes between the desk and the editor. */

/** Draft types; Check and Read never change the text, but can be selected, by keyboard too in Check. */
export type EditorMode = 'draft' | 'check' | 'read';

/** A range of one text block, UTF-16 offsets: a `MarkRange` without its span id. */
export interface TextRange {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
}

/** How one span of the article is shown. */
export interface SpanView {
  readonly state: MarkState;
  /** From the user's legend; may be empty. */
  readonly glyph: string;
  /** For screen readers: "claim, confirmed, 3 citations". */
  readonly description: string;
  /** The claim or not-checkable mark it belongs to; several spans may share one. */
  readonly ownerId: string;
}

/** A passage the claim spotter proposes; it is not part of the article. */
export interface SuggestionView extends TextRange {
  readonly id: string;
  /** The words it is about: it is shown only where they stand. */
  readonly words: string;
  /** From the user's legend; may be empty. */
  readonly glyph: string;
  /** For screen readers: "suggestion, a figure with a unit, number". */
  readonly description: string;
}

/** What is selected on the page; never empty. */
export interface EditorSelection {
  /** One range per text block touched, in article order, none of them empty. */
  readonly ranges: readonly TextRange[];
  /** The selected words; blocks are joined by a line break. */
  readonly text: string;
  /** Ids of the spans that overlap the selection, in article order. */
  readonly spanIds: readonly string[];
}

/**
 * Whether what the editor holds is on disk. `failed`: the last edit was refused or could not be written; the text
 * stays in the editor and is sent again with the next change or `flush`.
 */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Counts of the text as it stands in the editor, unsaved typing included. */
export interface TextCounts {
  readonly words: number;
  readonly characters: number;
  /** Reading time, whole minutes, at least 1 for any text. */
  readonly minutes: number;
}

export type UndoDirection = 'undo' | 'redo';

/** What `undo` or `redo` did. `act`: the commands as they were given. Nothing older is ever undone over what stopped it. */
export type UndoOutcome =
  | { readonly kind: 'text' }
  | { readonly kind: 'commands'; readonly act: readonly Command[] }
  | { readonly kind: 'nothing' }
  /** The newest act is typing, and the text cannot be changed here. */
  | { readonly kind: 'text-elsewhere' }
  /** The newest act cannot be taken back. */
  | { readonly kind: 'stopped'; readonly act: readonly Command[] }
  /** It was not allowed or not written; it stays the newest act. */
  | { readonly kind: 'refused'; readonly act: readonly Command[]; readonly error: AppError };

/** An edit that the project refused for good, and that the page has given up. */
export interface RefusedEdit {
  readonly error: AppError;
  /** The text blocks that differed, as they stood on the page; empty when only words were taken out. */
  readonly words: string;
}

/**
 * Gives commands one after the other and answers with what would undo them together (null: cannot be undone).
 * Used to undo and redo acts such as marking a claim.
 */
export type CommandRunner = (
  commands: readonly Command[],
) => Promise<Result<{ readonly inverse: readonly Command[] | null }>>;

export interface ArticleEditorHandle {
  /** Sends what is not saved yet; resolves true once everything in the editor is on disk, false when it failed. */
  flush(): Promise<boolean>;
  /**
   * Flushes, holds edits back, runs `act`, then lets edits go again. Every command that reads offsets or changes the
   * article (marking, accepting a change, furniture) must run through this, or typing may race with it.
   */
  withFlushed<T>(act: () => Promise<T>): Promise<T>;
  focus(): void;
  /** Brings the first fragment of the span into view; answers false when it stands nowhere. */
  scrollToSpan(spanId: string): boolean;
  scrollToBlock(blockId: string): boolean;
  /** Brings a range into view and leaves the selection where it is. */
  scrollToRange(range: TextRange): boolean;
  /** Lets go of the words that are selected, if any. */
  collapseSelection(): void;
  /** Selects a range and brings it into view. */
  selectRange(range: TextRange): boolean;
  /** What is selected on the page at this very moment; null when no words are. */
  currentSelection(): EditorSelection | null;
  /** Undoes the last act, whether it was text or a recorded command. */
  undo(): Promise<UndoOutcome>;
  redo(): Promise<UndoOutcome>;
  /**
   * Puts an executed act on the undo stack, with the commands that take it back (`core/project/undo.ts`); null when
   * nothing does: undo stops there.
   */
  recordAct(act: readonly Command[], inverse: readonly Command[] | null): void;
  openFind(): void;
  /** Opens the link field at what is selected at this moment; draft only. */
  openLink(): void;
}

export interface ArticleEditorProps {
  readonly ref?: Ref<ArticleEditorHandle>;
  /** The article as the project store has it. The editor takes over every difference that is not its own edit. */
  readonly article: Article;
  readonly mode: EditorMode;
  /** Why the page takes no typing, for screen readers; without it, the mode is why. */
  readonly readOnlyBecause?: string | null;
  /** By span id. Spans of the article without a view are not shown. */
  readonly spans: ReadonlyMap<string, SpanView>;
  /** The spans of the chosen claim. */
  readonly selectedSpanIds: ReadonlySet<string>;
  readonly suggestions?: readonly SuggestionView[];
  /** The passages that are about to be accepted: the chosen suggestion, widened or split. */
  readonly chosenPassages?: readonly TextRange[];
  /**
   * Whether a span id belongs to a claim or a not-checkable mark that still counts, even when its words are gone
   * from the article: undo and paste bring back only such spans.
   */
  readonly isKnownSpan: (spanId: string) => boolean;
  /** What became of the words of each text block, by its id (`coverageCounts` of `core/claims/coverage-ledger.ts`). */
  readonly coverage: ReadonlyMap<string, LedgerCounts>;
  /** Sends one edit; resolves when it is on disk. */
  readonly execute: (command: CommandOf<'article.edit'>) => Promise<Result<unknown>>;
  /** Undoes and redoes recorded acts. */
  readonly runCommands: CommandRunner;
  readonly newId: IdSource;
  readonly readImage: (
    sha256: string,
  ) => Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: string }>>;
  /** Lets the user choose a picture and stores it; null when they did not. Without it figures cannot be inserted. */
  readonly pickImage?: () => Promise<Result<{ readonly sha256: string; readonly mediaType: string } | null>>;
  /** Asked for when a link is followed (Ctrl/Cmd+click, or click in Check and Read). */
  readonly onOpenLink?: (href: string) => void;
  /** A mark was clicked, or the caret moved into one: the ids there, shortest span first; empty outside marks. */
  readonly onSelectSpans?: (spanIds: readonly string[]) => void;
  readonly onSuggestionClick?: (suggestionId: string) => void;
  readonly onSelectionChange?: (selection: EditorSelection | null) => void;
  readonly onSaveState?: (state: SaveState) => void;
  /** An edit was refused for good: the page shows the record's text again. */
  readonly onRefused?: (refused: RefusedEdit) => void;
  /** What became of an undo or redo whose key was pressed on the page. */
  readonly onUndo?: (direction: UndoDirection, outcome: UndoOutcome) => void;
  readonly onCounts?: (counts: TextCounts) => void;
  /** Something the user should be told: what a paste left out, a picture that could not be read. */
  readonly onNotice?: (text: string) => void;
  /** The desk's own bar above the page, outside Draft. */
  readonly bar?: ReactNode;
  /** The desk's own buttons in the bar that floats at a selection. */
  readonly renderSelectionBar?: (selection: EditorSelection) => ReactNode;
}
