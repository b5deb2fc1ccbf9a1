import type { ProjectSummary } from '../../../contract/views.ts';
import { stages } from '../../../core/project/project.ts';
import { stageNames } from '../desk/desk-words.ts';

/** Columns of the library table, in order. */
export const columns = [
  'title',
  'slug',
  'stage',
  'coverage',
  'openClaims',
  'staleClaims',
  'blockers',
  'people',
  'deadline',
  'updatedAt',
] as const;
export type LibraryColumn = (typeof columns)[number];

export interface LibrarySort {
  readonly column: LibraryColumn;
  readonly direction: 'ascending' | 'descending';
}

/** The title a list shows. */
export function titleOf(project: Pick<ProjectSummary, 'title'>): string {
  return project.title.trim() === '' ? 'Untitled' : project.title;
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Projects in which every word typed occurs somewhere: in title, slug, stage or people. */
export function filterProjects(
  projects: readonly ProjectSummary[],
  typed: string,
): readonly ProjectSummary[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return projects;
  return projects.filter((project) => {
    const text = fold(
      [titleOf(project), project.slug, stageNames[project.stage], ...project.people].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const compare: Readonly<Record<LibraryColumn, (a: ProjectSummary, b: ProjectSummary) => number>> = {
  title: (a, b) => collator.compare(titleOf(a), titleOf(b)),
  slug: (a, b) => collator.compare(a.slug, b.slug),
  stage: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage),
  coverage: (a, b) => a.coverage - b.coverage,
  openClaims: (a, b) => a.openClaims - b.openClaims,
  staleClaims: (a, b) => a.staleClaims - b.staleClaims,
  blockers: (a, b) => a.blockers - b.blockers,
  people: (a, b) => collator.compare(a.people.join(', '), b.people.join(', ')),
  deadline: (a, b) => collator.compare(a.deadline ?? '', b.deadline ?? ''),
  updatedAt: (a, b) => collator.compare(a.updatedAt, b.updatedAt),
};

/** Whether a project has nothing in a column; such rows come last, whichever way the column is sorted. */
const isBlank: Readonly<Partial<Record<LibraryColumn, (project: ProjectSummary) => boolean>>> = {
  slug: (project) => project.slug === '',
  people: (project) => project.people.length === 0,
  deadline: (project) => project.deadline === null,
};

/** Sorts by a column; equal rows by the last change, newest first. */
export function sortProjects(
  projects: readonly ProjectSummary[],
  { column, direction }: LibrarySort,
): readonly ProjectSummary[] {
  const way = direction === 'ascending' ? 1 : -1;
  const blank = isBlank[column] ?? (() => false);
  return projects.toSorted(
    (a, b) => Number(blank(a)) - Number(blank(b)) || way * compare[column](a, b) || compare.updatedAt(b, a),
  );
}
