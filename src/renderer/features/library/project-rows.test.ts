import { expect, it } from 'vitest';
import type { ProjectSummary } from '../../../contract/views.ts';
import { filterProjects, sortProjects, titleOf } from './project-rows.ts';

const row = (id: string, part: Partial<ProjectSummary> = {}): ProjectSummary => ({
  id,
  title: id,
  slug: '',
  stage: 'drafting',
  coverage: 0,
  words: 0,
  claims: 0,
  openClaims: 0,
  staleClaims: 0,
  blockers: 0,
  people: [],
  deadline: null,
  updatedAt: '2026-03-01T09:00:00.000Z',
  problem: null,
  ...part,
});
const ids = (rows: readonly ProjectSummary[]) => rows.map((entry) => entry.id);

it('finds projects by words of title, slug, stage and people, without regard to case and accents', () => {
  const rows = [
    row('a', { title: 'The harbour wall', people: ['Zoë Brandt'] }),
    row('b', { title: 'Budget', slug: 'budget-26', stage: 'legal-read' }),
  ];
  expect(ids(filterProjects(rows, 'HARB zoe'))).toEqual(['a']);
  expect(ids(filterProjects(rows, 'legal'))).toEqual(['b']);
  expect(ids(filterProjects(rows, 'harbour budget'))).toEqual([]);
  expect(ids(filterProjects(rows, '  '))).toEqual(['a', 'b']);
});

it('sorts stages in the order of the work', () => {
  const rows = [
    row('a', { stage: 'closing' }),
    row('b', { stage: 'drafting' }),
    row('c', { stage: 'checking' }),
  ];
  expect(ids(sortProjects(rows, { column: 'stage', direction: 'ascending' }))).toEqual(['b', 'c', 'a']);
});

it('keeps projects without a deadline last in both directions', () => {
  const rows = [row('a'), row('b', { deadline: '2026-04-01' }), row('c', { deadline: '2026-03-05' })];
  expect(ids(sortProjects(rows, { column: 'deadline', direction: 'ascending' }))).toEqual(['c', 'b', 'a']);
  expect(ids(sortProjects(rows, { column: 'deadline', direction: 'descending' }))).toEqual(['b', 'c', 'a']);
});

it('puts the latest change first among equals', () => {
  const rows = [
    row('a', { updatedAt: '2026-03-01T09:00:00.000Z' }),
    row('b', { updatedAt: '2026-03-02T09:00:00.000Z' }),
  ];
  expect(ids(sortProjects(rows, { column: 'coverage', direction: 'ascending' }))).toEqual(['b', 'a']);
});

it('calls a project without a title by a name', () => {
  expect(titleOf({ title: '  ' })).toBe('Untitled');
});
