import { articleText } from '../../article/article-text.ts';
import { stageByLedger } from '../../corrections/correction.ts';
import { ok } from '../../result.ts';
import { editionOf, type FormatWriter } from '../exported-document.ts';
import { lossesOf } from '../losses.ts';
import { writeNinjs } from '../ninjs.ts';
import { prepareArticle } from '../prepare-article.ts';
import { buildPublication, printedParts } from '../publication.ts';
import { validateNinjs } from '../validate-ninjs.ts';

/** The article for news systems, as IPTC ninjs. */
export const ninjsFormat: FormatWriter = {
  carriesArticle: true,
  write: (project, options) => {
    const publication = buildPublication(project, editionOf(options), options.generatedAt);
    const content = `${JSON.stringify(writeNinjs(project, publication, options), null, 2)}\n`;
    const { body, footnotes } = printedParts(publication);
    return ok({
      fileExtension: 'json',
      mediaType: 'application/json',
      content,
      losses: lossesOf('ninjs', project, publication),
      problems: validateNinjs(content, {
        passages: [...body, ...footnotes],
        text: articleText(prepareArticle(project.article).article),
        isDraft: options.isDraft,
        isRetracted: stageByLedger(project.corrections) === 'retracted',
      }),
    });
  },
};
