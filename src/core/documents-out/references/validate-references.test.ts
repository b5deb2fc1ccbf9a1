import { describe, expect, test } from 'vitest';
import { loadReferenceCodec } from '../../documents-in/references/citation-js.ts';
import type { Project } from '../../project/project.ts';
import { blankPerson } from '../../sources/source.ts';
import {
  aParagraph,
  aProject,
  aSource,
  withCitation,
  withClaim,
  withSource,
} from '../../testing/builders.ts';
import { exportDocument, type ExportFormatCore } from '../export-document.ts';
import { exportReferences } from './export-references.ts';
import { validateReferences } from './validate-references.ts';

function ferry(): Project {
  let project = aProject([aParagraph('p', 'Ten boats sail.')]);
  project = withClaim(project, 'Ten boats sail', { id: 'claim_a' });
  const csl = { type: 'report' as const, title: 'Boats & {quays}', issued: { 'date-parts': [[2026]] } };
  const add = (id: string, parts: Parameters<typeof withSource>[1]) => {
    project = withCitation(withSource(project, parts), { claimId: 'claim_a', sourceId: id });
  };
  add('source_a', { id: 'source_a', csl });
  add('source_b', { id: 'source_b', csl });
  add('source_v', {
    id: 'source_v',
    kind: 'person',
    csl: { type: 'interview', title: 'Vera Stand' },
    person: { ...blankPerson, terms: 'off-record' },
  });
  add('source_w', {
    id: 'source_w',
    kind: 'recording',
    csl: { type: 'broadcast', title: 'Talk with Vera Stand' },
  });
  add('source_p', {
    id: 'source_p',
    kind: 'person',
    csl: { type: 'interview', title: 'Nils Holt' },
    person: { ...blankPerson, terms: 'on-record' },
  });
  return withSource(project, { id: 'source_u', csl: { type: 'report', title: 'Nobody cites this' } });
}

async function exported(format: ExportFormatCore) {
  const result = await exportDocument(ferry(), {
    format,
    isDraft: true,
    generatedAt: '2026-03-04T10:15:00.000Z',
    stetVersion: '1',
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const csl = (await exported('references-csl')).text ?? '';
const bibtex = (await exported('references-bibtex')).text ?? '';
const ris = (await exported('references-ris')).text ?? '';

describe('references for publication', () => {
  test('only works that claims cite leave, and what stays is told', async () => {
    for (const text of [csl, bibtex, ris]) {
      expect(text).toContain('quays');
      for (const word of ['Vera', 'Nils', 'Nobody']) expect(text).not.toContain(word);
    }
    expect((await exported('references-csl')).losses).toEqual([
      'One person was left out: people are no references.',
      '2 cited sources are left out, so that nobody is named who did not agree to it.',
      '1 source that no claim cites stays here.',
    ]);
  });

  test('Citation.js reads them', async () => {
    const codec = await loadReferenceCodec();
    const entries = codec.bibtexEntries(bibtex).map(codec.bibtexItem);
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries[0])).toContain('Boats & ');
    expect(codec.risRecords(ris).map(codec.risItem)).toMatchObject([
      { title: 'Boats & {quays}' },
      { title: 'Boats & {quays}' },
    ]);
    expect(JSON.parse(csl)).toMatchObject([{ id: 'source_a' }, { id: 'source_b' }]);
  });

  test('a project whose sources are all people is refused in plain words', async () => {
    const result = await exportDocument(aProject(), {
      format: 'references-ris',
      isDraft: true,
      generatedAt: '2026-03-04T10:15:00.000Z',
      stetVersion: '1',
    });
    expect(result.ok ? null : result.error.code).toBe('nothing-to-export');
  });
});

test('BibTeX pairs its braces whatever names and addresses hold', async () => {
  const odd = '\\x{y} }{';
  const source = aSource({
    csl: {
      type: 'report',
      title: odd,
      author: [{ literal: odd }, { family: odd }],
      URL: 'https://a.example/{\\',
    },
  });
  const written = await exportReferences([source], 'bibtex');
  const text = written.ok ? written.value.text : '';
  expect(validateReferences(text, 'bibtex', 1)).toEqual([]);
  const codec = await loadReferenceCodec();
  expect(codec.bibtexEntries(text).map(codec.bibtexItem)).toMatchObject([
    { title: odd, URL: 'https://a.example/%7B%5C' },
  ]);
});

describe('validateReferences', () => {
  test('sound lists pass, and only with their number', () => {
    expect(validateReferences(csl, 'csl-json', 2)).toEqual([]);
    expect(validateReferences(bibtex, 'bibtex', 2)).toEqual([]);
    expect(validateReferences(ris, 'ris', 2)).toEqual([]);
    expect(validateReferences(ris, 'ris', 3)).toEqual(['2 of 3 references can be read']);
  });

  test.each([
    ['csl-json', csl.replace('source_b', 'source_a'), 'same id'],
    ['csl-json', csl.slice(2), 'no JSON'],
    ['csl-json', csl.replace('"type": "report"', '"type": "web"'), 'type'],
    ['ris', ris.replace('TY  - ', 'XX  - '), 'outside a reference'],
    ['ris', ris.replace(/ER {2}- ?\r?\n/u, ''), 'inside another'],
    ['ris', ris.replace('TI  - ', 'N9  - ').replace('T1  - ', 'N9  - '), 'no title'],
    ['ris', ris.replace('TI  - ', 'TI - ').replace('T1  - ', 'T1 - '), 'has no tag'],
    ['ris', ris.replace(/ER {2}-[^E]*$/u, ''), 'does not end'],
    ['bibtex', bibtex.replace(/\}\s*$/u, ''), 'cannot be read'],
    ['bibtex', `${bibtex} and more`, 'cannot be read'],
    ['bibtex', bibtex.replace('title', 'tilte'), 'no title'],
    ['bibtex', bibtex + bibtex, 'have the key'],
  ] as const)('a mistake planted in %s is found', (format, text, message) => {
    expect(validateReferences(text, format, 2).join('; ')).toContain(message);
  });
});
