import { ok } from '../../result.ts';
import type { FormatWriter } from '../exported-document.ts';
import { validateWebAnnotation } from '../validate-web-annotation.ts';
import { annotatedText, annotationLosses, writeAnnotations } from '../web-annotation.ts';

/** The checking as a W3C Web Annotation collection, for other tools of the desk. */
export const webAnnotationFormat: FormatWriter = {
  carriesArticle: true,
  write: (project, options) => {
    const content = `${JSON.stringify(writeAnnotations(project, options), null, 2)}\n`;
    return ok({
      fileExtension: 'jsonld',
      mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
      content,
      losses: annotationLosses(project),
      problems: validateWebAnnotation(content, annotatedText(project)),
    });
  },
};
