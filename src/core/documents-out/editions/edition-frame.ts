import { statementHtml, type HtmlOptions } from '../html.ts';
import { element, escapeHtml } from '../html-text.ts';
import { noteLine, noticesAbove } from '../public-notes.ts';
import type { Publication } from '../publication.ts';

export interface EditionOptions extends Pick<HtmlOptions, 'imageOf' | 'stetVersion'> {
  readonly generatedAt: string;
}

/** Retraction, embargo and the statement of checking, at the top and at the bottom of an edition. */
export function editionNotice({ statement, publicNotes }: Publication): string {
  const above = noticesAbove(publicNotes).map((notice) =>
    element('div', { class: 'not-vetted' }, statementHtml(notice)),
  );
  const isDraft = statement.kind === 'draft';
  return [
    ...above,
    element('div', { class: isDraft ? 'not-vetted' : 'result' }, statementHtml(statement)),
  ].join('');
}

/** Corrections, clarifications and updates, behind the text as the public page has them. */
export function appendedNotes({ publicNotes }: Publication): readonly string[] {
  return publicNotes.appended.map((note) => element('p', { class: 'masthead' }, escapeHtml(noteLine(note))));
}
