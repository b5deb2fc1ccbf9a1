import { groupBy } from '../../../core/group-by.ts';
import { memoise } from '../../../core/memo.ts';
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

const byTitle = new Intl.Collator();

/** The sources of the project, by title; the same answer for as long as the project is the same. */
export const sourceRows = memoise((project: Project): readonly SourceRow[] => {
  const citing = claimsBySource(project);
  const stored = evidenceBySource(project.evidence);
  return Object.values(project.sources)
    .map((source) => {
      const evidence = stored.get(source.id) ?? [];
      return {
        id: source.id,
        kind: source.kind,
        title: sourceTitle(source),
        authors: authorsText(source),
        date: dateText(source.csl.issued),
        origin: source.origin,
        claims: citing.get(source.id)?.size ?? 0,
        evidence,
        isAlarming: evidence.some(isMismatched),
      };
    })
    .sort((a, b) => byTitle.compare(a.title, b.title));
});

/** The claims that cite each source, removed ones left out. */
const claimsBySource = memoise((project: Project): ReadonlyMap<string, ReadonlySet<string>> => {
  const citing = Object.values(project.citations).filter(
    ({ claimId }) => project.claims[claimId]?.removed === null,
  );
  const groups = groupBy(citing, ({ sourceId }) => sourceId);
  return new Map([...groups].map(([id, group]) => [id, new Set(group.map(({ claimId }) => claimId))]));
});

/** The evidence of each source, oldest first. */
const evidenceBySource = memoise((evidence: Project['evidence']) =>
  groupBy(
    Object.values(evidence).sort((a, b) => collectedAt(a).localeCompare(collectedAt(b))),
    ({ sourceId }) => sourceId,
  ),
);

function collectedAt({ custody }: Evidence): string {
  return custody[0]?.at ?? '';
}

/** Ids of the claims that cite a source, removed ones left out. */
export function claimsCiting(project: Project, sourceId: string): readonly string[] {
  return [...(claimsBySource(project).get(sourceId) ?? [])];
}

/** The evidence of a source, oldest first. */
export function evidenceOf({ evidence }: Pick<Project, 'evidence'>, sourceId: string): readonly Evidence[] {
  return evidenceBySource(evidence).get(sourceId) ?? [];
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
