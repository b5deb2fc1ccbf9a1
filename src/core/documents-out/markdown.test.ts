import fc from 'fast-check';
import { describe, test } from 'vitest';
import { anArticle } from '../testing/arbitraries.ts';
import { aProject, builtAt } from '../testing/builders.ts';
import { writeMarkdown } from './markdown.ts';
import { buildPublication } from './publication.ts';
import { validateMarkdown } from './validate-markdown.ts';
import { readMarkdown } from './read-markdown.ts';

describe('Markdown', () => {
  test('any article reads back with the same words', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const { text, expected } = writeMarkdown(buildPublication(aProject(blocks), 'vetted', builtAt));
        const problems = validateMarkdown(text, expected);
        if (problems.length > 0)
          throw new Error(JSON.stringify([problems, text, readMarkdown(text), expected], null, 1));
      }),
      { numRuns: 200 },
    );
  });
});
