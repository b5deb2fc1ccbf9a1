import type { Project } from '../../project/project.ts';
import { writeArticleHtml, htmlDocument } from '../html.ts';
import { element, languageDirection } from '../html-text.ts';
import type { Publication } from '../publication.ts';
import { createReportContext } from '../report-context.ts';
import { allegationSections } from '../report-people.ts';
import { momentWords } from '../report-words.ts';
import { section, signOffs, sources } from '../report.ts';
import { appendedNotes, editionNotice, type EditionOptions } from './edition-frame.ts';
import { editionStyles } from './edition-styles.ts';
import { sentenceIndex } from './sentence-index.ts';

/**
 * The legal edition: the text exactly as the public page has it, then every sentence of it with what answers for it. A sentence that
 * nobody claimed or marked stands in the index as uncovered.
 */
export function writeLegal(
  project: Project,
  publication: Publication,
  { imageOf, stetVersion, generatedAt }: EditionOptions,
): string {
  const context = createReportContext(project, publication.language);
  const article = writeArticleHtml(publication, { imageOf, stetVersion, withSourceNotes: false });
  const replies = allegationSections(context);
  const notice = editionNotice(publication);
  return htmlDocument(
    { language: 'en', title: `Legal: ${publication.title}`, stetVersion, styles: editionStyles },
    [
      '<header>',
      element('p', { class: 'kicker' }, 'Legal edition'),
      element(
        'p',
        { class: 'masthead' },
        `${momentWords(generatedAt)} · For the desk and its lawyers. Not for publication.`,
      ),
      notice,
      '</header>',
      '<main>',
      element(
        'div',
        { class: 'text', lang: context.language, dir: languageDirection(context.language) },
        article,
      ),
      ...appendedNotes(publication),
      section('Index of sentences', 'sentences', privilegeNote, ...sentenceIndex(context, publication)),
      ...(replies.length === 0 ? [] : [section('Right of reply', 'right-of-reply', ...replies)]),
      sources(context),
      signOffs(context),
      '</main>',
      element('footer', {}, notice),
    ],
  );
}

/** The record has no field for privilege, and nothing in it allows to conclude one. */
export const privilegeWords =
  'Privilege: the record keeps no privilege marks, so none are shown, and nothing here says that a passage or a source is not privileged.';
const privilegeNote = element('p', { class: 'aside' }, privilegeWords);
