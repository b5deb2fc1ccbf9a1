import fc from 'fast-check';
import { describe, test } from 'vitest';
import { anArticle } from '../testing/arbitraries.ts';
import { aProject, builtAt } from '../testing/builders.ts';
import { writeHtml } from './html.ts';
import { buildPublication, printedParts } from './publication.ts';
import { validateHtml } from './validate-html.ts';

describe('HTML', () => {
  test('any article reads back with the same words', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const publication = buildPublication(aProject(blocks), 'vetted', builtAt);
        const html = writeHtml(publication, { withSourceNotes: true, stetVersion: '1', imageOf: () => null });
        const { body, footnotes } = printedParts(publication);
        const problems = validateHtml(html, [...body, ...footnotes]);
        if (problems.length > 0) throw new Error(JSON.stringify([problems, html], null, 1));
      }),
      { numRuns: 300 },
    );
  });
});
