import { extname } from 'node:path';
import { shownMediaType } from '../../core/documents-in/media-signature.ts';

const byExtension: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.mhtml': 'multipart/related',
  '.mht': 'multipart/related',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.tab': 'text/tab-separated-values',
  '.json': 'application/json',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
};

/**
 * The media type of evidence: by its first bytes where they tell, else by its name. A label for people and exports;
 * nothing is opened on its strength.
 */
export function mediaTypeOf(bytes: Uint8Array, fileName: string): string {
  const shown = shownMediaType(bytes);
  if (shown !== null) return shown;
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const extension = extname(fileName).toLowerCase();
  if (head.startsWith('PK\u0003\u0004')) {
    return extension === '.docx'
      ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      : 'application/zip';
  }
  return byExtension[extension] ?? 'application/octet-stream';
}
