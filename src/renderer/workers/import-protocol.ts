import type { ImportedDocument } from '../../core/documents-in/imported-document.ts';
import type { Result } from '../../core/result.ts';
import type { Pasted } from '../stores/import-store.ts';

/** What the window sends to the import worker: one job per worker. */
export type ImportJob =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'paste'; readonly pasted: Pasted };

/** What the worker sends back, once. */
export type ImportAnswer = Result<ImportedDocument>;
