import { ok } from '../../result.ts';
import { editionOf, type FormatWriter } from '../exported-document.ts';
import { writeReport } from '../report.ts';
import { validateHtml } from '../validate-html.ts';

/** The checking report as a page. */
export const reportFormat: FormatWriter = {
  carriesArticle: true,
  write: (project, options) => {
    const { generatedAt, stetVersion } = options;
    const content = writeReport(project, { edition: editionOf(options), generatedAt, stetVersion });
    return ok({
      fileExtension: 'html',
      mediaType: 'text/html',
      content,
      losses: [],
      problems: validateHtml(content, null),
    });
  },
};
