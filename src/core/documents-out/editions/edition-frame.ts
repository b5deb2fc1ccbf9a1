import { htmlDocument, statementHtml, type HtmlOptions } from '../html.ts';
import { element, escapeHtml, languageDirection } from '../html-text.ts';
import { noteLine, noticesAbove } from '../public-notes.ts';
import type { Publication } from '../publication.ts';
import type { ReportContext } from '../report-context.ts';
import { momentWords } from '../report-words.ts';
import { editionStyles } from './edition-styles.ts';

export interface EditionOptions extends Pick<HtmlOptions, 'imageOf' | 'stetVersion'> {
  readonly generatedAt: string;
}

/** Retraction, embargo and the statement of checking, at the top and at the bottom of an edition. */
function editionNotice({ statement, publicNotes }: Publication): string {
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
function appendedNotes({ publicNotes }: Publication): readonly string[] {
  return publicNotes.appended.map((note) => element('p', { class: 'masthead' }, escapeHtml(noteLine(note))));
}

/** What tells one edition from the other. */
export interface EditionPage {
  /** `Internal`, `Legal`. */
  readonly name: string;
  /** For whom it is, as a sentence. */
  readonly readers: string;
  /** The article as HTML. */
  readonly article: string;
  /** What follows the article. */
  readonly sections: readonly string[];
}

/** The page of an edition: its head, the notices, the article in its own language, and what the edition says of it. */
export function editionPage(
  { name, readers, article, sections }: EditionPage,
  context: ReportContext,
  publication: Publication,
  { stetVersion, generatedAt }: EditionOptions,
): string {
  const notice = editionNotice(publication);
  return htmlDocument(
    { language: 'en', title: `${name}: ${publication.title}`, stetVersion, styles: editionStyles },
    [
      '<header>',
      element('p', { class: 'kicker' }, `${name} edition`),
      element('p', { class: 'masthead' }, `${momentWords(generatedAt)} · ${readers} Not for publication.`),
      notice,
      '</header>',
      '<main>',
      element(
        'div',
        { class: 'text', lang: context.language, dir: languageDirection(context.language) },
        article,
      ),
      ...appendedNotes(publication),
      ...sections,
      '</main>',
      element('footer', {}, notice),
    ],
  );
}
