import type { Correction } from '../corrections/correction.ts';
import { formatEmbargo, isEmbargoed } from '../corrections/embargo.ts';
import { claimsInOrder } from '../claims/staleness.ts';
import { formatIsoDay } from '../sources/reference-format.ts';
import { element } from './html-text.ts';
import { noticesAbove, publicNotes } from './public-notes.ts';
import { fact } from './report-claims.ts';
import type { ReportContext } from './report-context.ts';
import { placesOf } from './report-people.ts';
import { momentWords } from './report-words.ts';

/** Retraction and embargo, for the top of the report; empty when there is neither. */
export function reportNotices({ project, text }: ReportContext, generatedAt: string): readonly string[] {
  return noticesAbove(publicNotes(project, generatedAt)).map(({ label, text: words }) =>
    element(
      'div',
      { class: 'not-vetted' },
      element('p', {}, element('strong', {}, text(label)), ' ', text(words)),
    ),
  );
}

/**
 * The whole ledger for the desk: what readers were told, and what they were not: cause, finder, claims, withdrawn entries; then
 * embargo and retention note. Empty when there is nothing of it.
 */
export function afterPublication(context: ReportContext, generatedAt: string): readonly string[] {
  const { project, text } = context;
  const { embargo, retention } = project;
  const numbers = new Map(claimsInOrder(project).map((claim, at) => [claim.id, at + 1]));
  const held =
    embargo === null
      ? []
      : [
          fact(
            'Embargo',
            `${isEmbargoed(embargo, generatedAt) ? 'until' : 'was until'} ${text(formatEmbargo(embargo))}`,
          ),
        ];
  const kept =
    retention === null
      ? []
      : [
          fact(
            'Kept',
            `${text(retention.what)}, ${retention.until === null ? 'for good' : `until ${formatIsoDay(retention.until)}`}`,
            text(retention.why),
          ),
        ];
  return [
    ...held,
    ...kept,
    ...project.corrections.map((entry, at) => entrySection(context, entry, at + 1, numbers)),
  ];
}

const kindWords: Readonly<Record<Correction['kind'], string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  retraction: 'Retraction',
};

function entrySection(
  context: ReportContext,
  entry: Correction,
  number: number,
  numbers: ReadonlyMap<string, number>,
): string {
  const { text } = context;
  const { kind, on, note, cause, foundBy, claimIds, by, at, withdrawn } = entry;
  const id = `correction-${number}`;
  return element(
    'section',
    { class: 'allegation', id, 'aria-labelledby': `${id}-title` },
    element('h3', { id: `${id}-title` }, `${number}. ${kindWords[kind]}, ${formatIsoDay(on)}`),
    element('blockquote', {}, element('p', {}, text(note))),
    ...(withdrawn === null
      ? []
      : [
          fact(
            'Withdrawn',
            element('span', { class: 'bad' }, `✕ ${text(withdrawn.reason)}`),
            `${text(withdrawn.by)}, ${momentWords(withdrawn.at)}`,
          ),
        ]),
    ...(cause.trim() === '' ? [] : [fact('Cause', text(cause))]),
    ...(foundBy.trim() === '' ? [] : [fact('Found by', text(foundBy))]),
    ...placesOf(context, 'Concerns', claimIds, numbers),
    fact('Entered', `${text(by)}, ${momentWords(at)}`),
  );
}
