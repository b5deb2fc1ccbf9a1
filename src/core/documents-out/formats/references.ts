import { ok } from '../../result.ts';
import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { count } from '../checking-statement.ts';
import type { FormatWriter } from '../exported-document.ts';
import { publicSources } from '../public-sources.ts';
import { exportReferences } from '../references/export-references.ts';
import { validateReferences } from '../references/validate-references.ts';

/** The works that the article's claims cite, for reference managers; people and whoever names them stay here. */
export const cslFormat = referencesFormat('csl-json', 'application/vnd.citationstyles.csl+json');
export const bibtexFormat = referencesFormat('bibtex', 'application/x-bibtex');
export const risFormat = referencesFormat('ris', 'application/x-research-info-systems');

function referencesFormat(format: ReferenceFormat, mediaType: string): FormatWriter {
  return {
    carriesArticle: false,
    write: async (project, { isDraft }) => {
      const { sources, withheld, uncited } = publicSources(project);
      const written = await exportReferences(sources, format);
      if (!written.ok) return written;
      const { text, fileExtension, losses } = written.value;
      return ok({
        fileExtension,
        mediaType,
        content: text,
        messages: isDraft ? ['A list of references cannot say that it belongs to a draft.'] : [],
        losses: [
          ...losses,
          ...(withheld === 0
            ? []
            : [
                `${count(withheld, 'cited source is', 'cited sources are')} left out, so that nobody is named who did not agree to it.`,
              ]),
          ...(uncited === 0
            ? []
            : [
                `${count(uncited, 'source that no claim cites stays', 'sources that no claim cites stay')} here.`,
              ]),
        ],
        problems: validateReferences(text, format, written.value.count),
      });
    },
  };
}
