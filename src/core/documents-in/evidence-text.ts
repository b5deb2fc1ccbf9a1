import { appError } from '../app-error.ts';
import { articleText } from '../article/article-text.ts';
import { createIdSource, type IdSource } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import type { Evidence } from '../sources/evidence.ts';
import { declaredEncoding, decodeText } from './decode-text.ts';
import { detectFormat, isSavedPage } from './detect-format.ts';
import { importDocument } from './document-in.ts';
import { parseHtml } from './html/html-tree.ts';
import { readHtmlTree } from './html/read-html-tree.ts';
import { createMessageLog, type MessageLog } from './import-messages.ts';
import type { ImportedDocument } from './imported-document.ts';
import { checkCharacters, checkFileSize, defaultLimits } from './limits.ts';
import { falseName, isPdf } from './media-signature.ts';
import type { PdfReading } from './pdf/read-pdf.ts';
import { readTranscript } from './transcript/transcript-in.ts';
import { readSavedPage } from './mhtml/mhtml-in.ts';

/** The text of a piece of evidence, in which excerpts are anchored. */
export interface ReadEvidence {
  readonly kind: Exclude<Evidence['text']['kind'], 'none'>;
  readonly text: string;
  /** What the person who attaches it should know; one sentence each. */
  readonly notes: readonly string[];
}

/** Reads the text of a PDF; each side brings its own way to run pdf.js. */
export type PdfReader = (bytes: Uint8Array) => Promise<Result<PdfReading>>;

/**
 * Extracts the text of a file kept as evidence. Plain text, Markdown and tables are kept as they are written;
 * transcripts are brought into one form (`transcript/cue.ts`); HTML and DOCX are read to their text, one blank line
 * between blocks; PDF by `readPdf`, when the caller has one. Null when the file holds no text that Stet can read (a
 * picture, a sound); such a file is kept all the same.
 * Errors: `too-large`; `malformed`, `too-complex`, `not-text`, `wrong-type` … for a file that claims to be what it is not.
 */
export async function readEvidenceText(
  bytes: Uint8Array,
  fileName: string,
  readPdf?: PdfReader,
): Promise<Result<ReadEvidence | null>> {
  const size = checkFileSize(bytes.length, defaultLimits);
  if (!size.ok) return size;
  if (isPdf(bytes)) return readPdf === undefined ? ok(null) : pdfEvidence(await readPdf(bytes));
  const lie = falseName(bytes, fileName);
  if (lie !== null) return err(appError('wrong-type', lie));
  const format = detectFormat(bytes, fileName);
  if (!format.ok) return format.error.code === 'malformed' ? format : ok(null);
  if (format.value === 'text' || format.value === 'markdown')
    return plainEvidence(bytes, fileName, format.value);
  const newId = countedIds();
  if (format.value === 'html') {
    const page = wholePage(bytes, fileName, newId);
    return page.ok ? ok({ kind: 'html', text: articleText({ blocks: page.value }), notes: [] }) : page;
  }
  const read = await importDocument(bytes, { fileName, newId, tracked: 'accept' });
  return read.ok ? ok({ kind: format.value, text: articleText(read.value.article), notes: [] }) : read;
}

function pdfEvidence(read: Result<PdfReading>): Result<ReadEvidence | null> {
  if (!read.ok) return read;
  const { text, notes } = read.value;
  return ok(text === null ? null : { kind: 'pdf', text, notes });
}

function plainEvidence(
  bytes: Uint8Array,
  fileName: string,
  format: 'text' | 'markdown',
): Result<ReadEvidence> {
  const decoded = decodeText(bytes, createMessageLog());
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  if (format === 'markdown') return ok({ kind: 'markdown', text, notes: [] });
  if (/\.(?:csv|tsv|tab)$/iu.test(fileName)) return ok({ kind: 'table', text, notes: [] });
  const transcript = readTranscript(text, fileName);
  if (transcript !== null) return ok({ kind: 'transcript', ...transcript });
  const notes = /\.(?:srt|vtt)$/iu.test(fileName)
    ? ['The file is named as subtitles but holds none. Its text is kept as it stands.']
    : [];
  return ok({ kind: 'text', text, notes });
}

/**
 * The parts of a page or document that was kept as evidence, read as {@link readEvidenceText} reads them: their
 * `articleText` is that text, so places in one are places in the other. Errors: those of `readEvidenceText`.
 */
export async function readEvidenceParts(
  bytes: Uint8Array,
  fileName: string,
  kind: 'html' | 'docx',
): Promise<Result<Pick<ImportedDocument, 'article' | 'comments'>>> {
  const newId = countedIds();
  if (kind === 'docx') return importDocument(bytes, { fileName, newId, tracked: 'accept' });
  const page = wholePage(bytes, fileName, newId);
  return page.ok ? ok({ article: { blocks: page.value }, comments: [] }) : page;
}

/** Ids that are the same at every reading of the same file; they never leave it. */
function countedIds(): IdSource {
  let count = 0;
  return createIdSource((size) => {
    count += 1;
    return Uint8Array.from({ length: size }, (_, at) => (count >> (5 * (at % 6))) & 31);
  });
}

/** A page as evidence is read from top to bottom: what stands beside the article may be what a claim rests on. */
function wholePage(
  bytes: Uint8Array,
  fileName: string,
  newId: IdSource,
): Result<ImportedDocument['article']['blocks']> {
  const messages = createMessageLog();
  const page = pageBytes(bytes, messages);
  if (!page.ok) return page;
  const decoded = decodeText(page.value.html, messages, page.value.charset);
  if (!decoded.ok) return decoded;
  const length = checkCharacters(decoded.value.length, defaultLimits);
  if (!length.ok) return length;
  const root = parseHtml(decoded.value);
  if (!root.ok) return root;
  return ok(readHtmlTree(root.value, null, { newId, limits: defaultLimits, messages, fileName }).blocks);
}

/** The page itself: the whole file, or its main part where it was saved with what it shows. */
function pageBytes(
  bytes: Uint8Array,
  messages: MessageLog,
): Result<{ readonly html: Uint8Array; readonly charset: string | null }> {
  if (!isSavedPage(bytes)) return ok({ html: bytes, charset: declaredEncoding(bytes) });
  const saved = readSavedPage(bytes, defaultLimits, messages);
  if (!saved.ok) return saved;
  const { html, charset } = saved.value;
  return ok({ html, charset: charset ?? declaredEncoding(html) });
}
