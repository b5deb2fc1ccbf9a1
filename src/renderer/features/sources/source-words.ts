import type { Project } from '../../../core/project/project.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { sourceTitle, type Source, type SourceKind } from '../../../core/sources/source.ts';
import { dateText } from './csl-form.ts';

type RecordTerms = NonNullable<Source['person']>['terms'];

export const sourceKindNames: Readonly<Record<SourceKind, string>> = {
  person: 'Person',
  document: 'Document',
  'web-page': 'Web page',
  book: 'Book',
  article: 'Article',
  'data-set': 'Data set',
  recording: 'Recording',
  transcript: 'Transcript',
  image: 'Image',
  observation: 'Observation',
};

export const termsNames: Readonly<Record<RecordTerms, string>> = {
  'on-record': 'On the record',
  background: 'On background',
  'deep-background': 'On deep background',
  'off-record': 'Off the record',
  'not-agreed': 'Not agreed yet',
};

/** Authors in one line, institutions by their name, people given name first. */
export function authorsText(source: Source): string {
  return (source.csl.author ?? [])
    .map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
    .join(', ');
}

/** One row of the sources table. */
export interface SourceRow {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly authors: string;
  readonly date: string;
  /** Where its information comes from; empty when it is its own origin. */
  readonly origin: string;
  /** Claims that cite it and count. */
  readonly claims: number;
  readonly evidence: readonly Evidence[];
  /** Whether one of its stored files was found to differ from its record. */
  readonly isAlarming: boolean;
}

/** The sources of the project, by title. */
export function sourceRows(project: Project): readonly SourceRow[] {
  return Object.values(project.sources)
    .map((source) => {
      const evidence = evidenceOf(project, source.id);
      return {
        id: source.id,
        kind: source.kind,
        title: sourceTitle(source),
        authors: authorsText(source),
        date: dateText(source.csl.issued),
        origin: source.origin,
        claims: claimsCiting(project, source.id).length,
        evidence,
        isAlarming: evidence.some(isMismatched),
      };
    })
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** Ids of the claims that cite a source, removed ones left out. */
export function claimsCiting(project: Project, sourceId: string): readonly string[] {
  const ids = Object.values(project.citations)
    .filter((citation) => citation.sourceId === sourceId)
    .map((citation) => citation.claimId);
  return [...new Set(ids)].filter((id) => project.claims[id]?.removed === null);
}

/** The evidence of a source, oldest first. */
export function evidenceOf(project: Pick<Project, 'evidence'>, sourceId: string): readonly Evidence[] {
  return Object.values(project.evidence)
    .filter((evidence) => evidence.sourceId === sourceId)
    .sort((a, b) => (a.custody[0]?.at ?? '').localeCompare(b.custody[0]?.at ?? ''));
}

/** Whether the last look at the stored file found it changed. */
export function isMismatched(evidence: Evidence): boolean {
  return evidence.custody.findLast((entry) => entry.action !== 'exported')?.action === 'mismatch';
}

/** Rows in which every word typed occurs. */
export function filterSources(rows: readonly SourceRow[], text: string): readonly SourceRow[] {
  const wanted = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    const hay = [row.title, row.authors, row.origin, sourceKindNames[row.kind], row.date]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => hay.includes(word));
  });
}
