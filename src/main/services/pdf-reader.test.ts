import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readEvidenceText } from '../../core/documents-in/evidence-text.ts';
import {
  buildDamagedPdf,
  buildLockedPdf,
  buildPdf,
  buildScriptedPdf,
} from '../../core/documents-in/testing/build-pdf.ts';
import { DocumentParser } from './document-parser.ts';
import { builtMapFolder } from './pdf-map-folder.ts';
import { readPdfText } from './pdf-reader.ts';

const maps = builtMapFolder(import.meta.url);
const read = (bytes: Uint8Array) => readEvidenceText(bytes, 'report.pdf', (pdf) => readPdfText(pdf, maps));
const codeOf = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  return result.ok ? null : result.error.code;
};
const report = buildPdf({ pages: [['The ferry carried', '43,812 people.'], [], ['In 2025 (all year).']] });
const reportText = 'The ferry carried\n43,812 people.\f\fIn 2025 (all year).';

it('reads the pages of a PDF, a form feed between two', async () => {
  expect(await read(report)).toEqual({ ok: true, value: { kind: 'pdf', text: reportText, notes: [] } });
});

it('reads it in the parsing thread as well', { timeout: 120_000 }, async () => {
  // Loading pdf.js from its sources can take longer than a user would wait for the built program.
  const parser = new DocumentParser(resolve(import.meta.dirname, 'parse-worker.ts'), 110_000);
  expect(await parser.readEvidenceText(report, 'report.pdf')).toEqual({
    ok: true,
    value: { kind: 'pdf', text: reportText, notes: [] },
  });
});

it('says of a PDF without words that it has no text', async () => {
  expect(await read(buildPdf({ pages: [[], []] }))).toEqual({ ok: true, value: null });
});

it('reads a PDF with a script and does not run it', async () => {
  const result = await read(buildScriptedPdf(['Nothing happens.']));
  expect(result.ok && result.value?.text).toBe('Nothing happens.');
});

it('refuses locked, damaged and endless PDFs by name', async () => {
  expect(await codeOf(buildLockedPdf())).toBe('permission-denied');
  expect(await codeOf(buildDamagedPdf())).toBe('malformed');
  const endless = buildPdf({ pages: Array.from({ length: 5_000 }, () => []) });
  expect(await codeOf(endless)).toBe('too-large');
});
