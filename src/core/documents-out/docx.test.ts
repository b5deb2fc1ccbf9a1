import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anArticle } from '../testing/arbitraries.ts';
import { aProject, builtAt } from '../testing/builders.ts';
import { writeDocx } from './docx.ts';
import { buildPublication } from './publication.ts';
import { validateDocx } from './validate-docx.ts';

const options = { imageOf: () => null, generatedAt: builtAt };

describe('DOCX', () => {
  test('any article reads back with the same words', async () => {
    await fc.assert(
      fc.asyncProperty(anArticle, async (blocks) => {
        const { bytes, expected } = await writeDocx(
          buildPublication(aProject(blocks), 'vetted', builtAt),
          options,
        );
        expect(validateDocx(bytes, expected)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('the same project gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anArticle, async (blocks) => {
        const publication = buildPublication(aProject(blocks), 'vetted', builtAt);
        const [first, second] = [
          await writeDocx(publication, options),
          await writeDocx(publication, options),
        ];
        expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});
