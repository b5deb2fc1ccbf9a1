import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { blankPerson } from '../sources/source.ts';
import { awkwardText } from '../testing/arbitraries.ts';
import {
  aParagraph,
  aProject,
  builtAt,
  withCitation,
  withClaim,
  withQuery,
  withSource,
} from '../testing/builders.ts';
import { claimColumns, claimWordsInOrder, writeClaimsCsv } from './claims-csv.ts';
import { fullProject, innerWords } from './testing/full-project.ts';
import { validateClaimsCsv } from './validate-claims-csv.ts';

function ferry(note = 'Two "sources", one place'): Project {
  let project = aProject([aParagraph('p', '=1+1 boats sail. Ten boats sail, says the board.')]);
  project = withSource(project, { id: 'source_1' });
  project = withClaim(project, '=1+1 boats sail', { id: 'claim_a' });
  project = withClaim(project, 'Ten boats sail', {
    id: 'claim_b',
    verdict: 'disputed',
    note,
    owner: 'Carl Checker',
    flags: ['legal', 'sensitive'],
    notes: [{ id: 'note_1', by: 'Carl Checker', at: builtAt, text: 'Ask again' }],
  });
  project = withCitation(project, { claimId: 'claim_b', sourceId: 'source_1' });
  return withQuery(project, { claimId: 'claim_b', text: 'How many?' });
}

/** As a spreadsheet reads it: with somebody else's parser. */
function read(csv: string): readonly Readonly<Record<string, string>>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/u, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

describe('the table', () => {
  test('has a row per claim with what was found', () => {
    const rows = read(writeClaimsCsv(ferry(), 'draft', builtAt));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      number: '2',
      id: 'claim_b',
      words: 'Ten boats sail',
      'place in the article': 'paragraph, block 1',
      type: 'fact',
      status: 'Disputed',
      'verdict by': 'Carl Checker',
      'verdict note': 'Two "sources", one place',
      checker: 'Carl Checker',
      open: 'no',
      stale: 'no',
      flags: 'legal risk\nsensitive',
      'places in sources': 'p. 4',
      'open queries': '1',
      notes: 'Carl Checker: Ask again',
      edition: 'draft, not vetted',
    });
    expect(rows[1]?.['sources']).toContain('Annual report of the harbour board');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=1\n2', '＝1', '-2+3+cmd|’ /C calc’!A0'])(
    'no cell starts as %j does',
    (note) => {
      const [, row] = read(writeClaimsCsv(ferry(note), 'draft', builtAt));
      expect(row?.['verdict note']).toBe(`'${note}`);
    },
  );

  test('nobody is named who did not agree to it, nor where their words stand', () => {
    const csv = writeClaimsCsv(fullProject(), 'draft', builtAt);
    for (const word of innerWords) expect(csv).not.toContain(word);
    let project = withSource(ferry('Vera Stand knows'), {
      id: 'source_v',
      kind: 'person',
      csl: { type: 'interview', title: 'Vera Stand' },
      person: { ...blankPerson, terms: 'background' },
    });
    project = withCitation(project, {
      claimId: 'claim_b',
      sourceId: 'source_v',
      locator: { label: 'page', value: '77' },
    });
    const [, row] = read(writeClaimsCsv(project, 'draft', builtAt));
    expect(JSON.stringify(row)).not.toContain('Vera');
    expect(row?.['places in sources']).toBe('p. 4\nwithheld');
  });

  test('passes its validator and reads back whatever people write', () => {
    fc.assert(
      fc.property(awkwardText(8), (note) => {
        const project = ferry(note);
        const csv = writeClaimsCsv(project, 'vetted', builtAt);
        expect(validateClaimsCsv(csv, claimColumns, claimWordsInOrder(project))).toEqual([]);
        const cell = read(csv)[1]?.['verdict note'] ?? '';
        const isGuarded = /^[=+\-@]/u.test(note.trim());
        expect(cell).toBe(isGuarded ? `'${note.trim()}` : note.trim());
      }),
      { numRuns: 200 },
    );
  });
});

describe('validateClaimsCsv', () => {
  const sound = writeClaimsCsv(ferry(), 'draft', builtAt);
  const words = claimWordsInOrder(ferry());
  const problems = (csv: string, expected = words) =>
    validateClaimsCsv(csv, claimColumns, expected).join('; ');

  test('a sound table passes', () => expect(problems(sound)).toBe(''));

  test.each([
    ['no byte order mark', sound.slice(1), 'byte order mark'],
    ['bare line feeds between records', sound.replace('edition\r\n', 'edition\n'), 'does not end with CRLF'],
    ['an open quotation', sound.replace('one place"', 'one place'), 'out of place'],
    ['a quotation mark inside a plain cell', sound.replace('Disputed', 'Dis"puted'), 'out of place'],
    ['a cell too many', sound.replace('Disputed', 'Disputed,x'), 'cells'],
    ['a formula', sound.replace('Disputed', '=HYPERLINK(A1)'), 'would run'],
    ['a lost guard', sound.replace("'=1+1", '=1+1'), 'would run'],
    ['another number', sound.replace('Ten boats', 'Two boats'), 'does not say what the claim says'],
    ['another column', sound.replace('words', 'word'), 'columns'],
    ['no last line end', sound.slice(0, -2), 'line end out of place'],
  ])('%s is found', (_, csv, message) => expect(problems(csv)).toContain(message));

  test('a claim without a row is found', () =>
    expect(problems(sound, [...words, 'more'])).toContain('2 rows stand for 3'));
});
