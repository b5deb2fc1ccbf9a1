import { parentPort } from 'node:worker_threads';
import { importDocument } from '../../core/documents-in/document-in.ts';
import { readEvidenceText } from '../../core/documents-in/evidence-text.ts';
import { createIdSource } from '../../core/ids.ts';
import type { ParseWish } from './document-parser.ts';
import { builtMapFolder } from './pdf-map-folder.ts';
import { randomBytes } from '../storage/random.ts';

/**
 * Entry of the thread in which the command line parses documents nobody vouches for. It knows bytes and nothing else:
 * no files but the application's own, no network code, limited memory; the starter ends it when its time is up.
 */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
port.once('message', (wish: ParseWish) => {
  void parse(wish).then((result) => port.postMessage(result));
});

async function parse({ want, bytes, fileName, format }: ParseWish): Promise<unknown> {
  if (want === 'evidence-text') {
    return readEvidenceText(bytes, fileName, async (pdf) => {
      // Large, and seldom needed.
      const { readPdfText } = await import('./pdf-reader.ts');
      return readPdfText(pdf, builtMapFolder(import.meta.url));
    });
  }
  return importDocument(bytes, {
    fileName,
    newId: createIdSource(randomBytes),
    ...(format === null ? {} : { format }),
  });
}
