import type { Project } from '../../project/project.ts';
import { ok } from '../../result.ts';
import { writeEdition } from '../editions/write-edition.ts';
import { editionOf, type ExportOptions, type FormatWriter } from '../exported-document.ts';
import { buildPublication } from '../publication.ts';
import { pictureReader } from './picture-reader.ts';

/** The two editions that stay in the house. */
export const annotatedFormat = editionFormat('html-annotated');
export const legalFormat = editionFormat('legal');

function editionFormat(format: 'html-annotated' | 'legal'): FormatWriter {
  return {
    carriesArticle: true,
    write: (project: Project, options: ExportOptions) => {
      const { generatedAt, stetVersion } = options;
      const publication = buildPublication(project, editionOf(options), generatedAt);
      const images = pictureReader(options.readImage);
      const written = writeEdition(format, project, publication, {
        imageOf: images.imageOf,
        generatedAt,
        stetVersion,
      });
      return ok({
        fileExtension: 'html',
        mediaType: 'text/html',
        ...written,
        losses: images.losses(),
        messages: images.messages(),
      });
    },
  };
}
