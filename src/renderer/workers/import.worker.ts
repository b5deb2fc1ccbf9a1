import '../no-eval.ts';
import { appError } from '../../core/app-error.ts';
import { importDocument, importPaste } from '../../core/documents-in/document-in.ts';
import { readEvidenceText } from '../../core/documents-in/evidence-text.ts';
import { shownEvidence } from '../../core/documents-in/shown/shown-evidence.ts';
import { createIdSource } from '../../core/ids.ts';
import { err } from '../../core/result.ts';
import type { ImportAnswer, ImportJob } from './import-protocol.ts';

/**
 * Reads one untrusted document and answers once; the window ends the worker then. It runs under its own content
 * security policy: no network, no script but its own.
 */
const newId = createIdSource((count) => crypto.getRandomValues(new Uint8Array(count)));

async function read(job: ImportJob): Promise<ImportAnswer> {
  switch (job.kind) {
    case 'file':
      return importDocument(job.bytes, { fileName: job.fileName, newId });
    case 'paste':
      return importPaste(job.pasted, { newId });
    case 'evidence':
      return readEvidenceText(job.bytes, job.fileName);
    case 'formatted':
      return shownEvidence(job.bytes, job.fileName, job.textKind, job.text);
  }
}

self.onmessage = ({ data }: MessageEvent<ImportJob>) => {
  void read(data)
    .catch((): ImportAnswer =>
      err(
        appError('malformed', 'The document could not be read: its reader broke off. Nothing was imported.'),
      ),
    )
    .then((answer) => {
      self.postMessage(answer);
    });
};
