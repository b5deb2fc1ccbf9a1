import type { LibrarySource } from '../../../contract/library-views.ts';
import { sameSource, type SameSource } from '../../../core/sources/source-identity.ts';
import { sourceTitle, type Source } from '../../../core/sources/source.ts';
import type { Place } from '../../stores/place-store.ts';
import { dateText } from './csl-form.ts';
import { authorsText, sourceKindNames } from './source-words.ts';

/** Why two sources look like one, for people. */
export const sameWords: Readonly<Record<SameSource, string>> = {
  doi: 'Same DOI',
  isbn: 'Same ISBN and title',
  url: 'Same address and title',
  title: 'Same title, author and year',
};

/** One row of the library's sources. */
export interface LibraryRow {
  readonly id: string;
  readonly entry: LibrarySource;
  readonly title: string;
  readonly particulars: string;
}

/** The sources of all projects by title, those in which every word typed occurs. */
export function libraryRows(sources: readonly LibrarySource[], filter: string): readonly LibraryRow[] {
  const wanted = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  return sources
    .map((entry): LibraryRow => ({
      id: `${entry.projectId} ${entry.source.id}`,
      entry,
      title: sourceTitle(entry.source),
      particulars: [
        sourceKindNames[entry.source.kind],
        authorsText(entry.source),
        dateText(entry.source.csl.issued),
      ]
        .filter(Boolean)
        .join(' · '),
    }))
    .filter((row) => {
      const hay =
        `${row.title} ${row.particulars} ${row.entry.projectTitle} ${row.entry.source.csl.URL ?? ''}`.toLowerCase();
      return wanted.every((word) => hay.includes(word));
    })
    .sort(
      (a, b) => a.title.localeCompare(b.title) || a.entry.projectTitle.localeCompare(b.entry.projectTitle),
    );
}

/** Where a source of the library stands. */
export function sourcePlace({ projectId, source }: LibrarySource): Place {
  return { projectId, kind: 'source', recordId: source.id, passage: null };
}

/** The same source in other projects. */
export function elsewhere(
  sources: readonly LibrarySource[],
  source: Source,
  projectId: string,
): readonly LibrarySource[] {
  if (source.kind === 'person') return [];
  return sources.filter(
    (entry) =>
      entry.projectId !== projectId &&
      entry.source.kind !== 'person' &&
      sameSource(entry.source.csl, source.csl) !== null,
  );
}
