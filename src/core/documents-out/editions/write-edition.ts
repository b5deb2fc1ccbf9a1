import type { Project } from '../../project/project.ts';
import { printedParts, type Publication } from '../publication.ts';
import { validateHtml } from '../validate-html.ts';
import { writeAnnotated } from './annotated.ts';
import type { EditionOptions } from './edition-frame.ts';
import { writeLegal } from './legal.ts';
import { indexedSentences } from './sentence-index.ts';
import { validateLegal } from './validate-legal.ts';

/** Writes one of the two editions that stay in the house, and reads it again. */
export function writeEdition(
  edition: 'html-annotated' | 'legal',
  project: Project,
  publication: Publication,
  options: EditionOptions,
): { readonly content: string; readonly problems: readonly string[] } {
  const { body, footnotes } = printedParts(publication);
  const passages = [...body, ...footnotes];
  if (edition === 'legal') {
    const content = writeLegal(project, publication, options);
    return { content, problems: validateLegal(content, passages, indexedSentences(publication)) };
  }
  const content = writeAnnotated(project, publication, options);
  return { content, problems: validateHtml(content, passages) };
}
