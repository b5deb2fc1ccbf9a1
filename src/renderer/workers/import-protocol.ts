import type { ImportedDocument } from '../../core/documents-in/imported-document.ts';
import type { ShownDocument } from '../../core/documents-in/shown/shown-document.ts';
import type { Result } from '../../core/result.ts';
import type { Pasted } from '../stores/import-store.ts';
import type { EvidenceText, FormattedJob } from './document-reader.ts';

/** What the window sends to the import worker: one job per worker. */
export type ImportJob =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'paste'; readonly pasted: Pasted }
  | { readonly kind: 'evidence'; readonly bytes: Uint8Array; readonly fileName: string }
  | ({ readonly kind: 'formatted' } & FormattedJob);

/**
 * What the worker sends back, once: a document for `file` and `paste`, a text for `evidence`, a text with its
 * formatting for `formatted`.
 */
export type ImportAnswer = Result<ImportedDocument | EvidenceText | ShownDocument | null>;
