import { appError } from '../app-error.ts';
import type { IdSource } from '../ids.ts';
import { err, type Result } from '../result.ts';
import { declaredEncoding, decodeText } from './decode-text.ts';
import { detectFormat, isSavedPage } from './detect-format.ts';
import { readDocx } from './docx-in.ts';
import { finishImport } from './finish-import.ts';
import type { ImportContext, ImportDraft, TrackedReading } from './import-draft.ts';
import type { ImportFormat, ImportedDocument } from './imported-document.ts';
import { createMessageLog } from './import-messages.ts';
import { checkCharacters, checkFileSize, defaultLimits, type ImportLimits } from './limits.ts';
import { readHtmlPage } from './html-in.ts';
import { readMarkdown } from './markdown-in.ts';
import { readSavedPage } from './mhtml/mhtml-in.ts';
import { readText } from './text-in.ts';

export { detectFormat } from './detect-format.ts';
export type { FurnitureReason } from './furniture-reason.ts';
export type { ImportMessage } from './import-messages.ts';
export * from './imported-document.ts';
export { importPaste, type PastedContent, type PasteOptions } from './paste-in.ts';

export interface ImportOptions {
  readonly fileName: string;
  /** What the user says the file is; without it the bytes decide. */
  readonly format?: ImportFormat;
  readonly newId: IdSource;
  readonly limits?: ImportLimits;
  /** What becomes of tracked changes; `offer` when left out. */
  readonly tracked?: TrackedReading;
}

/**
 * Reads a document into the neutral block tree. Nothing outside `bytes` is touched, no script runs, no address is
 * loaded. Errors: `empty-file`, `too-large`, `too-complex`, `not-text`, `wrong-type`, `unsupported-type`,
 * `malformed`. Everything that could not be represented is in `messages`.
 */
export function importDocument(bytes: Uint8Array, options: ImportOptions): Promise<Result<ImportedDocument>> {
  // All readers are synchronous today; the promise is the contract of callers that hand the work to a worker.
  return new Promise((resolve) => resolve(readDocument(bytes, options)));
}

function readDocument(bytes: Uint8Array, options: ImportOptions): Result<ImportedDocument> {
  const limits = options.limits ?? defaultLimits;
  const size = checkFileSize(bytes.length, limits);
  if (!size.ok) return size;
  const detected = detectFormat(bytes, options.fileName);
  if (!detected.ok) return detected;
  const format = chooseFormat(detected.value, options.format);
  if (!format.ok) return format;
  const context: ImportContext = {
    newId: options.newId,
    limits,
    messages: createMessageLog(),
    fileName: options.fileName,
    tracked: options.tracked ?? 'offer',
  };
  const draft = readDraft(bytes, format.value, context);
  return draft.ok ? finishImport(draft.value, context) : draft;
}

/** The user's word counts between text formats; bytes of a Word document are never read as text, nor the reverse. */
function chooseFormat(detected: ImportFormat, wanted: ImportFormat | undefined): Result<ImportFormat> {
  if (wanted === undefined || wanted === detected) return { ok: true, value: detected };
  if (wanted === 'docx')
    return err(appError('wrong-type', 'The file is not a Word document. Nothing was imported.'));
  if (detected === 'docx')
    return err(appError('wrong-type', 'The file is a Word document, not text. Import it as DOCX.'));
  return { ok: true, value: wanted };
}

function readDraft(bytes: Uint8Array, format: ImportFormat, context: ImportContext): Result<ImportDraft> {
  if (format === 'docx') return readDocx(bytes, context);
  if (format === 'html' && isSavedPage(bytes)) return readSaved(bytes, context);
  const text = decodeText(bytes, context.messages, format === 'html' ? declaredEncoding(bytes) : null);
  if (!text.ok) return text;
  const length = checkCharacters(text.value.length, context.limits);
  if (!length.ok) return length;
  if (format === 'html') return readHtmlPage(text.value, context);
  return format === 'markdown' ? readMarkdown(text.value, context) : readText(text.value, context);
}

/** A page from the file it was saved in; its pictures come from there too. */
function readSaved(bytes: Uint8Array, context: ImportContext): Result<ImportDraft> {
  const saved = readSavedPage(bytes, context.limits, context.messages);
  if (!saved.ok) return saved;
  const { html, charset, location, resource } = saved.value;
  const text = decodeText(html, context.messages, charset ?? declaredEncoding(html));
  if (!text.ok) return text;
  const length = checkCharacters(text.value.length, context.limits);
  return length.ok ? readHtmlPage(text.value, { ...context, savedPage: { location, resource } }) : length;
}
