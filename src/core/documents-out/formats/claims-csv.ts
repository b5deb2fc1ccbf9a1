import { appError } from '../../app-error.ts';
import { claimsInOrder } from '../../claims/staleness.ts';
import type { Project } from '../../project/project.ts';
import { err, ok } from '../../result.ts';
import { count } from '../checking-statement.ts';
import { claimColumns, claimWordsInOrder, writeClaimsCsv } from '../claims-csv.ts';
import { editionOf, type FormatWriter } from '../exported-document.ts';
import { validateClaimsCsv } from '../validate-claims-csv.ts';

/** The claims as a table, a row each, for the desk. */
export const claimsCsvFormat: FormatWriter = {
  carriesArticle: true,
  write: (project, options) => {
    if (claimsInOrder(project).length === 0) {
      return err(
        appError(
          'nothing-to-export',
          'There are no claims, so a table of them would be empty. Mark some first.',
        ),
      );
    }
    const content = writeClaimsCsv(project, editionOf(options), options.generatedAt);
    return ok({
      fileExtension: 'csv',
      mediaType: 'text/csv; charset=utf-8; header=present',
      content,
      losses: lossesOf(project),
      problems: validateClaimsCsv(content, claimColumns, claimWordsInOrder(project)),
    });
  },
};

function lossesOf({ queries, changes, notCheckable }: Project): readonly string[] {
  const exchanged = Object.keys(queries).length + Object.keys(changes).length;
  const markings = Object.keys(notCheckable).length;
  return [
    ...(exchanged === 0
      ? []
      : [
          'The words of queries and proposed changes are left out; the table counts the open ones per claim.',
        ]),
    ...(markings === 0
      ? []
      : [`${count(markings, 'not-checkable passage has', 'not-checkable passages have')} no row.`]),
  ];
}
