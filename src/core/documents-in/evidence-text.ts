import { articleText } from '../article/article-text.ts';
import { createIdSource, type IdSource } from '../ids.ts';
import { ok, type Result } from '../result.ts';
import { declaredEncoding, decodeText } from './decode-text.ts';
import { detectFormat, isSavedPage } from './detect-format.ts';
import { importDocument } from './document-in.ts';
import type { ImportFormat } from './imported-document.ts';
import { parseHtml } from './html/html-tree.ts';
import { readHtmlTree } from './html/read-html-tree.ts';
import { createMessageLog, type MessageLog } from './import-messages.ts';
import { checkCharacters, checkFileSize, defaultLimits } from './limits.ts';
import { readSavedPage } from './mhtml/mhtml-in.ts';

/** The text of a piece of evidence, in which excerpts are anchored. */
export interface ReadEvidence {
  readonly kind: ImportFormat;
  readonly text: string;
}

/**
 * Extracts the text of a file kept as evidence. Plain text and Markdown are kept as they are written; HTML and DOCX are
 * read to their text, one blank line between blocks. Null when the file holds no text that Stet can read (a picture, a
 * sound); such a file is kept all the same.
 * Errors: `too-large`; `malformed`, `too-complex` … for a file that claims to be a document and is not one.
 */
export async function readEvidenceText(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<ReadEvidence | null>> {
  const size = checkFileSize(bytes.length, defaultLimits);
  if (!size.ok) return size;
  const format = detectFormat(bytes, fileName);
  if (!format.ok) return format.error.code === 'malformed' ? format : ok(null);
  if (format.value === 'text' || format.value === 'markdown') {
    const decoded = decodeText(bytes, createMessageLog());
    return decoded.ok ? ok({ kind: format.value, text: decoded.value }) : decoded;
  }
  let count = 0;
  const newId = createIdSource((size) => {
    count += 1;
    return Uint8Array.from({ length: size }, (_, at) => (count >> (5 * (at % 6))) & 31);
  });
  if (format.value === 'html') return wholePage(bytes, fileName, newId);
  const read = await importDocument(bytes, { fileName, newId });
  return read.ok ? ok({ kind: format.value, text: articleText(read.value.article) }) : read;
}

/** A page as evidence is read from top to bottom: what stands beside the article may be what a claim rests on. */
function wholePage(bytes: Uint8Array, fileName: string, newId: IdSource): Result<ReadEvidence> {
  const messages = createMessageLog();
  const page = pageBytes(bytes, messages);
  if (!page.ok) return page;
  const decoded = decodeText(page.value.html, messages, page.value.charset);
  if (!decoded.ok) return decoded;
  const length = checkCharacters(decoded.value.length, defaultLimits);
  if (!length.ok) return length;
  const root = parseHtml(decoded.value);
  if (!root.ok) return root;
  const { blocks } = readHtmlTree(root.value, null, { newId, limits: defaultLimits, messages, fileName });
  return ok({ kind: 'html', text: articleText({ blocks }) });
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
