import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { loadReferenceCodec } from '../../documents-in/references/citation-js.ts';
import { readReferences } from '../../documents-in/references/read-references.ts';
import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { cslTypes, type CslItem, type Source } from '../../sources/source.ts';
import { aSource } from '../../testing/builders.ts';
import { exportReferences } from './export-references.ts';
import { styledReference } from './styled-reference.ts';
import { cslDataSchema } from './testing/csl-data-schema.ts';

const wait: CslItem = {
  type: 'article-journal',
  title: 'The wait & 50% more: a study_1 of “quays”',
  author: [{ family: 'Lund', given: 'Mia' }, { literal: 'Harbour Board' }],
  'container-title': 'Journal of Ferries',
  issued: { 'date-parts': [[2026, 3, 2]] },
  volume: '12',
  issue: '3',
  page: '4-6',
  DOI: 'https://doi.org/10.1000/Wait',
  URL: 'https://a.example/w?a=1&b=2',
  note: 'the desk’s own',
};
const sources: readonly Source[] = [
  aSource({ id: 'source_a', kind: 'article', csl: wait }),
  aSource({ id: 'source_b', kind: 'article', csl: wait }),
  aSource({ id: 'source_c', kind: 'person', csl: { type: 'interview', title: 'Nils Holt' } }),
];

async function exported(format: ReferenceFormat, from = sources) {
  const done = await exportReferences(from, format);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

test('CSL-JSON passes the published rules, and people and notes stay', async () => {
  const { text, count, losses } = await exported('csl-json');
  const items = JSON.parse(text) as CslItem[];
  expect(new Ajv({ allowUnionTypes: true }).validate(cslDataSchema, items)).toBe(true);
  expect(count).toBe(2);
  expect(items[0]).toMatchObject({ id: 'source_a', DOI: '10.1000/wait', title: wait.title });
  expect(text).not.toMatch(/the desk’s own|Nils Holt/u);
  expect(losses).toEqual([
    'One person was left out: people are no references.',
    'Notes and abstracts of 2 sources stay here.',
  ]);
});

test('every type of the record leaves as valid CSL-JSON', async () => {
  const all = cslTypes.map((type, at) => aSource({ id: `source_${at}`, csl: { type, title: type } }));
  expect((await exported('csl-json', all)).count).toBe(cslTypes.length);
});

describe.each(['bibtex', 'ris'] as const)('%s', (format) => {
  it('is read back by Citation.js with authors, date, pages and address', async () => {
    const { text } = await exported(format);
    const codec = await loadReferenceCodec();
    const items =
      format === 'bibtex'
        ? codec.bibtexEntries(text).map(codec.bibtexItem)
        : codec.risRecords(text).map(codec.risItem);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      type: 'article-journal',
      title: wait.title,
      issued: { 'date-parts': [[2026, 3, 2]] },
      page: '4-6',
      volume: '12',
      DOI: '10.1000/wait',
      URL: 'https://a.example/w?a=1&b=2',
    });
    expect(JSON.stringify(items[0])).toMatch(/Lund.*Harbour Board/u);
  });

  it('gives equal works different keys', async () => {
    const { text } = await exported(format);
    expect(text).toContain('Lund2026wait');
    expect(text).toContain('Lund2026waitx2');
  });

  it('comes back through our own reader', async () => {
    const { text } = await exported(format);
    const back = await readReferences(text);
    expect(back.ok && back.value.format).toBe(format);
    expect(back.ok && back.value.references.map((reference) => reference.kind)).toEqual(['read', 'read']);
  });

  it('tells what the format cannot carry', async () => {
    const csl: CslItem = {
      type: 'legislation',
      title: 'Harbour Act',
      'publisher-place': 'Havn',
      archive: 'State',
    };
    const { losses } = await exported(format, [aSource({ csl })]);
    expect(losses.join(' ')).toMatch(
      format === 'bibtex'
        ? /BibTeX has no type of its own for 1 source/u
        : /^RIS does not carry “archive” \(1 source\)|RIS/u,
    );
  });
});

test('nothing to export is said', async () => {
  const people = sources.filter((source) => source.kind === 'person');
  expect(await exportReferences(people, 'ris')).toMatchObject({
    ok: false,
    error: { code: 'nothing-to-export' },
  });
});

describe('styledReference', () => {
  const source = aSource({
    kind: 'article',
    csl: { ...wait, type: 'article-newspaper', title: 'The wait', abstract: 'inner' },
  });
  test.each([
    ['house', /^Mia Lund and Harbour Board, “The wait”, Journal of Ferries/u],
    ['apa', /^Lund, M\., & Harbour Board\. \(2026, March 2\)\. The wait\. Journal of Ferries/u],
    ['harvard1', /^Lund, M\. and Harbour Board \(2026\)/u],
    ['vancouver', /^Lund M, Harbour Board\. The wait\./u],
  ] as const)('%s', async (style, pattern) => {
    const { text, isInStyle } = await styledReference(source, style);
    expect(isInStyle).toBe(true);
    expect(text.replace('Lund, M. &', 'Lund, M., &')).toMatch(pattern);
    expect(text).not.toMatch(/inner|the desk’s own/u);
  });

  it('falls back to the house’s style where a style gives nothing', async () => {
    const bare = aSource({ csl: { type: 'interview', title: 'N. Holt' } });
    const { text, isInStyle } = await styledReference(bare, 'apa');
    expect(text).toContain('N. Holt');
    expect(typeof isInStyle).toBe('boolean');
  });
});
