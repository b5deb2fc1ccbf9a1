import type { Project } from '../project/project.ts';
import { checkedMarkup } from './checked-markup.ts';
import { createRedactor } from './confidential.ts';
import { writeDocx, type DocxDocument, type DocxOptions } from './docx.ts';
import type { Publication } from './publication.ts';
import { validateCheckedDocx } from './validate-docx.ts';

/**
 * The article as Word document with the checking in its margin: claims and queries as comments in threads, open proposed
 * changes as tracked changes. The text is the text before these changes. Source notes are left out: the comments name the
 * sources, and what comes back from the document is the article as it is.
 */
export async function writeCheckedDocx(
  project: Project,
  publication: Publication,
  options: Omit<DocxOptions, 'markup'>,
): Promise<DocxDocument & { readonly problems: readonly string[] }> {
  const plain: Publication = {
    ...publication,
    sourceNotes: [],
    anchors: (blockId) => publication.anchors(blockId, 'footnotes'),
  };
  const markup = checkedMarkup(project, plain);
  const document = await writeDocx(plain, { ...options, markup });
  const words = [
    ...markup.comments.flatMap(({ author, paragraphs }) => [author, ...paragraphs]),
    ...markup.changes.flatMap(({ author, replacement }) => [author, replacement]),
  ].join('\n');
  const named = createRedactor(Object.values(project.sources)).find(words).length > 0;
  return {
    ...document,
    losses: [...document.losses, ...markup.losses],
    problems: [
      ...validateCheckedDocx(document.bytes, document.expected, markup),
      ...(named ? ['a comment names a confidential source'] : []),
    ],
  };
}
