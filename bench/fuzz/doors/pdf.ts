import { readEvidenceText } from '../../../src/core/documents-in/evidence-text.ts';
import {
  buildLockedPdf,
  buildPdf,
  buildScriptedPdf,
} from '../../../src/core/documents-in/testing/build-pdf.ts';
import { builtMapFolder } from '../../../src/main/services/pdf-map-folder.ts';
import { readPdfText } from '../../../src/main/services/pdf-reader.ts';
import { asBytes, takenAs, type Door } from '../door.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateText } from '../mutate-text.ts';

/** PDFs, through pdf.js. Far slower than the other doors, so a smaller share. */

const seeds = [
  buildPdf({ pages: [['The ferry carried', '43,812 people.'], [], ['In 2025 (all year).']] }),
  buildScriptedPdf(['Nothing happens.']),
  buildLockedPdf(),
];
const maps = builtMapFolder(import.meta.url);
const pieces = [
  '<<',
  '>>',
  '[',
  ']',
  ' 0 R',
  ' obj',
  'endobj',
  'stream\n',
  'endstream',
  '/Kids [2 0 R]',
  '/Count 99999999',
  '/Length -1',
  '/Filter /FlateDecode',
  '/Filter [/ASCIIHexDecode /LZWDecode]',
  '/Prev 9',
  '/Type /ObjStm',
  '/Parent 2 0 R',
  '(',
  ')',
  '<',
  '>',
  'BT',
  'ET',
  ' Tj',
  ' Tf',
  ' q',
  ' Do',
  '/JS (x)',
  '%',
  '%%EOF',
  'startxref\n0',
  'xref\n0 9999999\n',
];
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const texts = seeds.map(latin);

export const pdfDoors: readonly Door[] = [
  {
    name: 'pdf',
    weight: 2,
    make: (random) => {
      const seed = random.pick(seeds);
      return random.chance(0.5)
        ? mutateBytes(random, seed)
        : Uint8Array.from(Buffer.from(mutateText(random, latin(seed), texts, pieces), 'latin1'));
    },
    send: async (input) =>
      takenAs(await readEvidenceText(asBytes(input), 'report.pdf', (bytes) => readPdfText(bytes, maps))),
  },
];
