import { expect, it } from 'vitest';
import type { SearchHit } from '../../../contract/library-views.ts';
import { hitGroups, markedPieces, placeOf } from './hit-groups.ts';

const hit = (kind: SearchHit['kind'], recordId: string): SearchHit => ({
  projectId: 'project_1',
  projectTitle: 'Ferries',
  projectFolder: 'ferries-1',
  kind,
  recordId,
  title: 'T',
  snippet: 'a ferry late',
  marks: [{ start: 2, end: 7 }],
  passage: kind === 'evidence' ? { start: 4, end: 9 } : null,
});

it('groups hits by kind, claims first, and leaves empty kinds out', () => {
  const groups = hitGroups([hit('evidence', 'e'), hit('claim', 'a'), hit('claim', 'b')], {
    article: 0,
    claim: 31,
    source: 0,
    evidence: 1,
  });
  expect(groups.map(({ title, hits, count }) => [title, hits.length, count])).toEqual([
    ['Claims', 2, 31],
    ['Evidence', 1, 1],
  ]);
});

it('leads to the block, the record, the passage', () => {
  expect(placeOf(hit('article', 'block_1'))).toMatchObject({ kind: 'block', recordId: 'block_1' });
  expect(placeOf(hit('evidence', 'e'))).toMatchObject({ kind: 'evidence', passage: { start: 4, end: 9 } });
});

it('cuts a text at its marks', () => {
  expect(markedPieces('a ferry late', [{ start: 2, end: 7 }])).toEqual([
    { text: 'a ', isMarked: false },
    { text: 'ferry', isMarked: true },
    { text: ' late', isMarked: false },
  ]);
  expect(markedPieces('x', [])).toEqual([{ text: 'x', isMarked: false }]);
});
