import type { Project } from '../../project/project.ts';
import { writeArticleHtml } from '../html.ts';
import { element } from '../html-text.ts';
import type { Publication } from '../publication.ts';
import { createReportContext } from '../report-context.ts';
import { allegationSections } from '../report-people.ts';
import { section, signOffs, sources } from '../report.ts';
import { editionPage, type EditionOptions } from './edition-frame.ts';
import { communicationSections, privilegeNote } from './privilege-section.ts';
import { sentenceIndex } from './sentence-index.ts';

/**
 * The legal edition: the text exactly as the public page has it, then every sentence of it with what answers for it. A sentence that
 * nobody claimed or marked stands in the index as uncovered.
 */
export function writeLegal(project: Project, publication: Publication, options: EditionOptions): string {
  const { imageOf, stetVersion } = options;
  const context = createReportContext(project, publication.language);
  const article = writeArticleHtml(publication, { imageOf, stetVersion, withSourceNotes: false });
  const replies = allegationSections(context);
  const sections = [
    section(
      'Index of sentences',
      'sentences',
      element('p', { class: 'aside' }, privilegeNote),
      ...sentenceIndex(context, publication),
    ),
    ...communicationSections(context),
    ...(replies.length === 0 ? [] : [section('Right of reply', 'right-of-reply', ...replies)]),
    sources(context),
    signOffs(context),
  ];
  return editionPage(
    { name: 'Legal', readers: 'For the desk and its lawyers.', article, sections },
    context,
    publication,
    options,
  );
}
