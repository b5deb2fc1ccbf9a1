import type { Block } from '../article/block-tree.ts';
import type { IdSource } from '../ids.ts';
import type { AnchoredChange, CommentText } from './comment-anchors.ts';
import type { ImportFormat, ImportedImage } from './imported-document.ts';
import type { MessageLog } from './import-messages.ts';
import type { ImportLimits } from './limits.ts';
import type { SavedPage } from './mhtml/mhtml-in.ts';

/**
 * What becomes of changes that a document tracks: `offer` reads the text before them and lists them; `accept` reads the text
 * after them, as evidence is read.
 */
export type TrackedReading = 'offer' | 'accept';

/** What every importer needs. */
export interface ImportContext {
  readonly newId: IdSource;
  readonly limits: ImportLimits;
  readonly messages: MessageLog;
  /** Used for the title when the document has none. */
  readonly fileName: string;
  /** See {@link TrackedReading}; left out, changes are offered. */
  readonly tracked?: TrackedReading;
  /** Where the document is a page that was saved with what it shows. */
  readonly savedPage?: Pick<SavedPage, 'location' | 'resource'>;
}

/** What an importer hands to `finishImport`: the document as its format says it is, nothing guessed yet. */
export interface ImportDraft {
  readonly format: ImportFormat;
  readonly blocks: readonly Block[];
  /** See `PartsContext.groupOf`. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** What the document states outside its text. */
  readonly metadata: DraftMetadata;
  readonly images: readonly ImportedImage[];
  /** Without places: those are anchors among the marks, see `comment-anchors.ts`. */
  readonly comments: readonly CommentText[];
  /** Tracked changes, likewise without places; left out, there are none. */
  readonly changes?: readonly AnchoredChange[];
}

export interface DraftMetadata {
  readonly title: string | null;
  /** Author names as stated; may stand beside a byline in the text. */
  readonly authors: readonly string[];
  readonly publicationDate: string | null;
  readonly language: string | null;
  readonly sourceUrl: string | null;
}

export const noMetadata: DraftMetadata = {
  title: null,
  authors: [],
  publicationDate: null,
  language: null,
  sourceUrl: null,
};
