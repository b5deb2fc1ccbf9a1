import { expect, it } from 'vitest';
import {
  aParagraph,
  aProject,
  withCitation,
  withClaim,
  withEvidence,
  withSource,
} from '../../../core/testing/builders.ts';
import { filterSources, sourceRows } from './source-words.ts';

let project = withClaim(aProject([aParagraph('p1', 'One fact. Two facts.')]), 'One fact', { id: 'claim_1' });
project = withSource(project, {
  id: 'source_z',
  kind: 'person',
  csl: {
    type: 'interview',
    title: '',
    author: [{ family: 'Marlow', given: 'Ines' }, { literal: 'Port Union' }],
  },
});
project = withSource(project, { id: 'source_a', origin: 'Port Authority' });
project = withCitation(project, { id: 'cite_1', claimId: 'claim_1', sourceId: 'source_a' });
project = withCitation(project, { id: 'cite_2', claimId: 'claim_1', sourceId: 'source_a' });
project = withEvidence(project, {
  id: 'evidence_1',
  sourceId: 'source_a',
  custody: [
    { at: '2026-03-01T00:00:00.000Z', by: 'Ada', action: 'collected', from: 'mail' },
    { at: '2026-03-02T00:00:00.000Z', by: 'Ada', action: 'mismatch', from: '' },
    { at: '2026-03-03T00:00:00.000Z', by: 'Ada', action: 'exported', from: '' },
  ],
});

it('lists sources by title, counts claims once and raises the alarm of changed evidence', () => {
  const rows = sourceRows(project);
  expect(rows.map((row) => row.title)).toEqual([
    'Annual report of the harbour board',
    'Ines Marlow, Port Union',
  ]);
  expect(rows[0]).toMatchObject({ claims: 1, isAlarming: true });
  expect(rows[0]?.evidence).toHaveLength(1);
  expect(rows[1]).toMatchObject({ claims: 0, isAlarming: false, authors: 'Ines Marlow, Port Union' });
});

it('does not count a removed claim', () => {
  const removed = { ...project.claims.claim_1!, removed: { by: 'Ada', at: '2026-03-02T09:00:00.000Z' } };
  expect(sourceRows({ ...project, claims: { claim_1: removed } })[0]?.claims).toBe(0);
});

it('filters by every word over all columns', () => {
  expect(filterSources(sourceRows(project), 'authority harbour')).toHaveLength(1);
  expect(filterSources(sourceRows(project), 'PERSON marlow')).toHaveLength(1);
  expect(filterSources(sourceRows(project), 'marlow harbour')).toHaveLength(0);
});
