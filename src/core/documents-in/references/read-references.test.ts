import { describe, expect, it, test, vi } from 'vitest';
import { aSource } from '../../testing/builders.ts';
import { planReferences } from './plan-references.ts';
import {
  detectReferenceFormat,
  readReferences,
  referenceLimits,
  type ReadReference,
} from './read-references.ts';

async function read(text: string): Promise<readonly ReadReference[]> {
  const done = await readReferences(text);
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value.references;
}

async function one(text: string) {
  const [reference] = await read(text);
  if (reference?.kind !== 'read') throw new Error(`not read: ${JSON.stringify(reference)}`);
  return reference.item;
}

const codeOf = async (text: string): Promise<string> => {
  const done = await readReferences(text);
  return done.ok ? 'ok' : done.error.code;
};

test.each([
  ['[{"id":1}]', 'csl-json'],
  ['\uFEFF  {"id":1}', 'csl-json'],
  ['TY  - JOUR\nER  - ', 'ris'],
  ['% comment\n@article{a, title={T}}', 'bibtex'],
  ['Dear Ada, see you at 5', null],
])('%s is %s', (text, format) => expect(detectReferenceFormat(text)).toBe(format));

describe('BibTeX', () => {
  it('reads names, dates, pages and accents', async () => {
    const { csl, kind } = await one(
      String.raw`@article{l, title={The {W}ait in T{\"u}bingen}, author={Lund, Mia and {Harbour Board}},
       journal={Post}, year=2026, month=mar, pages={4--6}, doi={10.1000/x}}`,
    );
    expect(kind).toBe('article');
    expect(csl).toMatchObject({
      type: 'article-journal',
      title: 'The Wait in Tübingen',
      author: [{ family: 'Lund', given: 'Mia' }, { family: 'Harbour Board' }],
      issued: { 'date-parts': [[2026, 3]] },
      page: '4-6',
    });
  });

  it('names every field that is left behind', async () => {
    const { csl, dropped } = await one(
      '@book{b, title={T}, weird={x}, url={javascript:alert(1)}, file={/home/ada/secret.pdf}}',
    );
    expect(dropped.map(({ field }) => field).sort()).toEqual(['URL', 'file', 'weird']);
    expect(JSON.stringify(csl)).not.toMatch(/javascript|secret/u);
  });

  it('loses one broken entry and keeps the others, with the strings they use', async () => {
    const references = await read(
      '@string{hp = "Harbour Post"}\n@article{a, title={A}, journal=hp}\n@article{broken, title={B\n' +
        '@online{c, title={C}, date={2026-03-04}}\nmail me at x@y.z\n',
    );
    expect(
      references.map((reference) => (reference.kind === 'read' ? reference.item.csl.title : reference.label)),
    ).toEqual(['A', 'broken', 'C']);
    expect(references[0]).toMatchObject({ item: { csl: { 'container-title': 'Harbour Post' } } });
  });
});

describe('RIS', () => {
  it('loses lines that stand in no record, says so, and keeps the records', async () => {
    const references = await read('AU  - Lund, Mia\nSP  - 1\nTY  - BOOK\nTI  - Quays\nER  - x\nPB  - Ek\n');
    expect(
      references.map((reference) => (reference.kind === 'read' ? reference.item.csl.title : reference.label)),
    ).toEqual(['3 lines outside a record', 'Quays']);
    for (const stray of ['AU  - u', 'KW  - \rB', 'N1  - \u2028O'])
      expect(await readReferences(stray, 'ris'), stray).toMatchObject({
        ok: true,
        value: { references: [{ kind: 'unreadable', label: '1 line outside a record' }] },
      });
  });

  it('reads records and keeps dashes inside values', async () => {
    const { csl, dropped } = await one(
      'TY  - NEWS\r\nTI  - Wait  - and see\r\nAU  - Lund, Mia\r\nAU  - Holt, Nils\r\nPY  - 2026/03/04\r\nSP  - 4\r\nEP  - 6\r\nZZ  - odd\r\nER  - \r\n',
    );
    expect(csl).toMatchObject({
      type: 'article-newspaper',
      title: 'Wait - and see',
      author: [{ family: 'Lund' }, { family: 'Holt' }],
      issued: { 'date-parts': [[2026, 3, 4]] },
      page: '4-6',
    });
    expect(dropped.map(({ field }) => field)).toEqual(['ZZ']);
  });
});

describe('CSL-JSON', () => {
  it('fits numbers and dates written as text, and particles', async () => {
    const { csl } = await one(
      JSON.stringify({
        id: 1,
        type: 'book',
        title: 'A <i>Book</i>\u202E',
        volume: 3,
        author: [{ family: 'Gogh', 'non-dropping-particle': 'van', given: 'V.' }],
        issued: { 'date-parts': [['2026', '3']] },
        accessed: { raw: '2026-03-04' },
      }),
    );
    expect(csl.title).toBe('A Book');
    expect(String(csl.volume)).toBe('3');
    expect(JSON.stringify(csl.author)).toContain('van');
    expect(csl.issued).toEqual({ 'date-parts': [[2026, 3]] });
    expect(csl.accessed).toEqual({ 'date-parts': [[2026, 3, 4]] });
  });

  it('reports unknown keys, wrong values and what is too long, each alone', async () => {
    const { csl, dropped } = await one(
      JSON.stringify({
        id: 'x',
        type: 'hologram',
        title: 'T'.repeat(3000),
        colour: 'red',
        issued: '2026',
        language: 'x'.repeat(60),
        author: [{ family: 'Lund' }, {}, 7],
      }),
    );
    expect(csl).toMatchObject({ type: 'document', author: [{ family: 'Lund' }] });
    expect(csl.title).toHaveLength(2000);
    expect(dropped.map(({ field }) => field).sort()).toEqual([
      'author',
      'colour',
      'issued',
      'language',
      'title',
      'type',
    ]);
  });
});

describe('hostile input', () => {
  it('is refused with a reason', async () => {
    expect(await codeOf('  ')).toBe('empty-file');
    expect(await codeOf('[{')).toBe('malformed');
    expect(await codeOf('plain prose')).toBe('unsupported-type');
    expect(await codeOf('x'.repeat(referenceLimits.text + 1))).toBe('too-large');
    expect(await codeOf(`@article{a, title={${'{'.repeat(5000)}${'}'.repeat(5000)}}}`)).toBe('too-complex');
    expect(await codeOf(`[${'{"title":"x"},'.repeat(referenceLimits.references)}{"title":"x"}]`)).toBe(
      'too-complex',
    );
  });

  it('cannot reach into objects', async () => {
    const references = await read(
      '[{"id":"a","type":"book","title":"T","__proto__":{"polluted":1},"constructor":{"x":1}},{"id":"b"},null,7]',
    );
    expect(references.map((reference) => reference.kind)).toEqual([
      'read',
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const bib = await read('@article{__proto__, __proto__={x}, constructor={y}, title={T}}');
    expect(bib[0]?.kind).toBe('read');
  });

  it('is never taken for an address to fetch', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('network'));
    for (const text of [
      'https://a.example/refs.bib',
      '["https://a.example/item"]',
      '{"id":"https://doi.org/10.1000/x","type":"book","title":"https://doi.org/10.1000/x","DOI":"10.1000/x"}',
      '@article{https://a.example, title={https://a.example/x}, url={https://a.example/x}, doi={10.1000/x}}',
      'TY  - ELEC\nTI  - https://a.example/x\nUR  - https://a.example/x\nER  - ',
      'Q42',
    ]) {
      await readReferences(text);
    }
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});

describe('planReferences', () => {
  let count = 0;
  const newId = () => `source_new${(count += 1)}`;

  it('adds what is new, points at what is there, and explains what cannot be read', async () => {
    const done = await readReferences(
      JSON.stringify([
        {
          id: 1,
          type: 'book',
          title: 'Ropes',
          DOI: '10.1000/ROPES',
          author: [{ family: 'Ek' }],
          issued: { 'date-parts': [[2020]] },
        },
        { id: 2, type: 'book', title: 'Sails', DOI: '10.1000/sails' },
        { id: 3, type: 'book', title: 'Sails', DOI: 'doi:10.1000/SAILS' },
        { id: 4 },
      ]),
    );
    if (!done.ok) throw new Error(done.error.message);
    const known = aSource({ csl: { type: 'book', title: 'Ropes', DOI: 'https://doi.org/10.1000/ropes' } });
    const plan = planReferences([known], done.value, newId);
    expect(plan.map(({ outcome, title }) => `${outcome} ${title}`)).toEqual([
      'duplicate Ropes',
      'imported Sails',
      'duplicate Sails',
      'error 4',
    ]);
    expect(plan[0]).toMatchObject({
      summary: 'Ek, book, 2020',
      duplicate: { title: 'Ropes', reason: 'doi' },
    });
    expect(plan[1]?.command).toMatchObject({ kind: 'source.add', sourceKind: 'book' });
    expect(plan[3]?.command).toBeNull();
  });
});
