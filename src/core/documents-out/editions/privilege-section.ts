import type { Claim } from '../../claims/claim.ts';
import { communications, privilegesOf, type Privilege } from '../../privilege/privilege.ts';
import { formatLocator } from '../../sources/reference-format.ts';
import { element } from '../html-text.ts';
import { aside } from '../report-aside.ts';
import { queryBlock, fact } from '../report-claims.ts';
import type { ReportContext } from '../report-context.ts';
import { momentWords, privilegeWords } from '../report-words.ts';
import { section } from '../report.ts';

/** Above the index: what its marks are, and what their absence is not. */
export const privilegeNote =
  'Privilege marks were set by persons, with the ground they gave. No mark does not mean that a passage or a source is not privileged.';

/** The marks on the claims of a sentence. */
export function privilegeCell(context: ReportContext, claims: readonly Claim[]): string {
  const items = claims.flatMap((claim) =>
    privilegesOf(context.project, { kind: 'claim', claimId: claim.id }).map((mark) =>
      element('li', {}, markWords(context, mark)),
    ),
  );
  return items.length === 0 ? '–' : element('ul', {}, ...new Set(items));
}

function markWords({ text }: ReportContext, { kind, ground, by, at }: Privilege): string {
  const why = ground === '' ? '' : `: ${text(ground)}`;
  const who = aside(`${text(by)}, ${momentWords(at)}`);
  return `${element('strong', {}, privilegeWords[kind])}${why} ${who}`;
}

/** What passed between client and lawyer, in full; this edition alone prints it. Empty where nothing is marked. */
export function communicationSections(context: ReportContext): readonly string[] {
  const entries = communications(context.project).map(
    (mark) => fact('Communication', content(context, mark), '') + element('p', {}, markWords(context, mark)),
  );
  return entries.length === 0
    ? []
    : [
        section(
          'Privileged communications',
          'communications',
          element('p', { class: 'aside' }, 'For counsel only. No other file holds their words.'),
          ...entries,
        ),
      ];
}

function content(context: ReportContext, { subject }: Privilege): string {
  const { project, text, reference, sourceNumber } = context;
  switch (subject.kind) {
    case 'claim':
      return '';
    case 'query': {
      const query = project.queries[subject.queryId];
      return query === undefined ? '' : queryBlock(context, query);
    }
    case 'note': {
      const note = project.claims[subject.claimId]?.notes.find(({ id }) => id === subject.noteId);
      return note === undefined
        ? ''
        : element('p', {}, `Note: ${text(note.text)} `, aside(`${text(note.by)}, ${momentWords(note.at)}`));
    }
    case 'source': {
      const source = project.sources[subject.sourceId];
      if (source === undefined) return '';
      const number = sourceNumber(source.id);
      const cited = Object.values(project.citations).filter(({ sourceId }) => sourceId === source.id);
      const excerpts = cited.map(({ locator, excerpt, note }) =>
        element(
          'li',
          {},
          [
            locator === null ? 'no place given' : text(formatLocator(locator)),
            excerpt === null ? '' : `“${text(excerpt.exact)}”`,
            note === '' ? '' : text(note),
          ]
            .filter((part) => part !== '')
            .join(': '),
        ),
      );
      return [
        element('p', {}, `Source: ${reference(source)}${number === null ? '' : ` [S${number}]`}`),
        ...(excerpts.length === 0 ? [] : [element('ul', {}, ...excerpts)]),
      ].join('');
    }
  }
}
