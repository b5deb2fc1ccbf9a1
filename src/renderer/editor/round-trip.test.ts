import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../core/article/block-tree.ts';
import { normaliseArticle } from '../../core/article/normal-form.ts';
import { blockProblem } from '../../core/article/validate-article.ts';
import { anArticle } from '../../core/testing/arbitraries.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import { articleIn, headlessEditor } from './testing/headless.ts';

const bytes = (article: Article): string => JSON.stringify(article, null, 1);

describe('the way into the editor and back', () => {
  it('gives any article back, byte for byte in normal form', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const article = { blocks };
        expect(bytes(articleIn(headlessEditor(article)))).toBe(bytes(normaliseArticle(article)));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps overlapping spans, links and formats apart', () => {
    const article = {
      blocks: [
        aParagraph('p1', 'The mayor paid £3.5 million\nfor the wall.', {
          marks: [
            { kind: 'bold', start: 4, end: 14 },
            { kind: 'link', start: 8, end: 20, href: 'https://example.org/' },
            { kind: 'italic', start: 10, end: 30 },
          ],
          spans: [
            { id: 'a', start: 0, end: 20 },
            { id: 'b', start: 10, end: 31 },
            { id: 'c', start: 12, end: 14 },
          ],
        }),
      ],
    };
    expect(articleIn(headlessEditor(article))).toEqual(article);
  });
});

describe('the normal form', () => {
  it('is reached in one step, keeps every text and stays valid', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const normal = normaliseArticle({ blocks });
        expect(normaliseArticle(normal)).toBe(normal);
        expect(normal.blocks.map(blockProblem)).toEqual(normal.blocks.map(() => null));
        expect(normal.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(
          blocks.map((block) => ('text' in block ? block.text : '')),
        );
      }),
    );
  });
});
