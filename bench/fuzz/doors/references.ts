import { readReferences } from '../../../src/core/documents-in/references/read-references.ts';
import type { ReferenceFormat } from '../../../src/core/sources/reference-kinds.ts';
import { asText, takenAs, type Door } from '../door.ts';
import { mutateJson } from '../mutate-json.ts';
import { mutateText } from '../mutate-text.ts';
import { seedText } from '../seeds.ts';

/** Files of references. */

const bib = seedText('references.bib');
const ris = seedText('references.ris');
const json = seedText('references.json');
const bibPieces = [
  '@article{',
  '@book(',
  '@string{',
  '@comment',
  '@',
  '{',
  '}',
  '"',
  '#',
  ' = ',
  ',',
  '\\"{o}',
  "\\'e",
  '$',
  '%',
  '\\textit{',
  'and',
  ' and others',
  'author = {',
  'title = ',
  'date = {2020/..}',
  'year = ',
  '{{',
  '}}',
  '\\',
  '~',
  '--',
  'crossref = {ek2020}',
];
const risPieces = [
  'TY  - ',
  'ER  - \n',
  'AU  - ',
  'PY  - ',
  'T2  - ',
  '\n',
  'DO  - ',
  'XX  - ',
  '  - ',
  'TY  - JOUR\n',
  'DA  - 2026/13/45/',
];

const readsAs = (format: ReferenceFormat | null) => async (input: string | Uint8Array) =>
  takenAs(await readReferences(asText(input), format));

export const referenceDoors: readonly Door[] = [
  {
    name: 'bibtex',
    weight: 6,
    make: (random) => mutateText(random, bib, [bib, ris, json], bibPieces),
    send: readsAs('bibtex'),
  },
  {
    name: 'ris',
    weight: 5,
    make: (random) => mutateText(random, ris, [bib, ris, json], risPieces),
    send: readsAs('ris'),
  },
  { name: 'csl', weight: 5, make: (random) => mutateJson(random, json), send: readsAs('csl-json') },
  {
    name: 'any-references',
    weight: 2,
    make: (random) =>
      mutateText(random, random.pick([bib, ris, json]), [bib, ris, json], [...bibPieces, ...risPieces]),
    send: readsAs(null),
  },
];
