import { expect, it } from 'vitest';
import type { LibrarySource } from '../../../contract/library-views.ts';
import { aSource } from '../../../core/testing/builders.ts';
import { elsewhere, libraryRows } from './library-words.ts';

const entry = (projectId: string, title: string, DOI?: string): LibrarySource => ({
  projectId,
  projectTitle: `Project ${projectId}`,
  source: aSource({
    id: `source_${projectId}`,
    csl: { type: 'report', title, author: [{ family: 'Lund' }], ...(DOI === undefined ? {} : { DOI }) },
  }),
  evidence: [],
  claims: [],
});
const all = [
  entry('b', 'Wait'),
  entry('a', 'Annual report', '10.1000/x'),
  entry('zebra', 'Annual report', '10.1000/X'),
];

it('lists the sources of all projects by title and filters by every word', () => {
  expect(libraryRows(all, '').map(({ title, entry: { projectId } }) => `${title} ${projectId}`)).toEqual([
    'Annual report a',
    'Annual report zebra',
    'Wait b',
  ]);
  expect(libraryRows(all, 'lund zebra').map(({ entry: { projectId } }) => projectId)).toEqual(['zebra']);
});

it('finds the same source in other projects only', () => {
  const source = all[1]?.source ?? aSource();
  expect(elsewhere(all, source, 'a').map(({ projectId }) => projectId)).toEqual(['zebra']);
});
