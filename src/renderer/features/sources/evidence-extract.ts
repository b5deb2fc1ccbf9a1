import { articleText } from '../../../core/article/article-text.ts';
import { decodeText } from '../../../core/documents-in/decode-text.ts';
import { detectFormat } from '../../../core/documents-in/detect-format.ts';
import { createMessageLog } from '../../../core/documents-in/import-messages.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import type { DocumentReader } from '../../workers/document-reader.ts';

/** The text of an evidence file as it is kept beside the file. */
export interface ExtractedText {
  readonly kind: Exclude<Evidence['text']['kind'], 'none'>;
  readonly text: string;
}

/**
 * The text that excerpts of a file will be anchored in; null for files without text that can be read here (pictures,
 * recordings, PDF), which are kept all the same. Plain text and Markdown stay as they are written; HTML and Word give
 * their text in reading order, page furniture included: evidence is not edited.
 * Errors: those of the reader, when a file of a known kind cannot be read.
 */
export async function extractEvidenceText(
  bytes: Uint8Array,
  fileName: string,
  reader: DocumentReader,
  signal: AbortSignal,
): Promise<Result<ExtractedText | null>> {
  const format = detectFormat(bytes, fileName);
  if (!format.ok) return ok(null);
  const kind = format.value;
  if (kind === 'text' || kind === 'markdown') {
    const decoded = decodeText(bytes, createMessageLog());
    if (!decoded.ok) return ok(null);
    return ok(decoded.value.trim() === '' ? null : { kind, text: decoded.value });
  }
  const read = await reader.readFile(bytes, fileName, signal);
  if (!read.ok) return read;
  const text = articleText(read.value.article);
  return ok(text.trim() === '' ? null : { kind, text });
}
