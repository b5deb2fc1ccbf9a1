import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anArticle } from '../testing/arbitraries.ts';
import {
  blockPosition,
  findTextBlock,
  hasUniqueIds,
  nextArticle,
  spanIndex,
  topLevelPosition,
} from './article-index.ts';
import { changeBetween } from './article-change.ts';
import { mapTextBlocks, textBlocks, textBlocksIn, type Article, type Block } from './block-tree.ts';
import { editArticle } from './edit-article.ts';
import { changeTextBlock, withoutSpans } from './spans.ts';
import { duplicateBlockId } from './validate-article.ts';

/** One step of work on an article. `at` and `to` are places, taken modulo what is there. */
const aStep = fc.record({
  kind: fc.constantFrom('type', 'span', 'unspan', 'insert', 'remove', 'move', 'double', 'replace-two'),
  at: fc.nat(50),
  to: fc.nat(50),
});
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

let fresh = 0;
const typed = (block: Block): Block =>
  mapTextBlocks(block, (leaf) => ({ ...leaf, text: `${leaf.text}x` })) === block
    ? { ...block }
    : mapTextBlocks(block, (leaf) => ({ ...leaf, text: `${leaf.text}x` }));

/** The blocks after a step; the objects that it does not touch stay the same. */
function stepped(article: Article, { kind, at, to }: Step): Article {
  const { blocks } = article;
  const [from, place] = [at % Math.max(1, blocks.length), to % Math.max(1, blocks.length)];
  const block = blocks[from];
  if (block === undefined) return nextArticle(article, blocks);
  const others = blocks.filter((_, index) => index !== from);
  fresh += 1;
  switch (kind) {
    case 'type':
      return nextArticle(article, blocks.with(from, typed(block)));
    case 'replace-two':
      return nextArticle(article, blocks.with(from, typed(block)).with(place, typed(blocks[place] ?? block)));
    case 'span': {
      const leaf = textBlocksIn(block)[0];
      if (leaf === undefined || leaf.text === '') return nextArticle(article, blocks);
      const id = to % 2 === 0 ? `span_${fresh}` : 'span_shared';
      return changeTextBlock(article, leaf.id, (found) => ({
        ...found,
        spans: [...found.spans, { id, start: 0, end: 1 }],
      }));
    }
    case 'unspan':
      return withoutSpans(article, new Set([...spanIndex(article).keys()].slice(0, 1)));
    case 'insert':
      return nextArticle(
        article,
        blocks.toSpliced(place, 0, { ...block, id: `fresh_${fresh}`, kind: 'divider' }),
      );
    case 'remove':
      return nextArticle(article, others);
    case 'move':
      return nextArticle(article, others.toSpliced(place, 0, block));
    case 'double':
      return nextArticle(article, blocks.toSpliced(place, 0, { ...block }));
  }
}

/** The same answers by looking at everything, as for an article that nobody knows. */
function walked({ blocks }: Article) {
  const unknown: Article = { blocks: [...blocks] };
  const ids = blocks.flatMap((block) => {
    const leaves = textBlocksIn(block).map((leaf) => leaf.id);
    return leaves.length === 1 && leaves[0] === block.id ? leaves : [block.id, ...leaves];
  });
  const leaves = textBlocks(unknown);
  return {
    isUnique: new Set(ids).size === ids.length,
    duplicate: duplicateBlockId(unknown),
    spans: [...spanIndex(unknown)],
    leaves: leaves.map((leaf) => [leaf.id, leaves.findLast((one) => one.id === leaf.id)] as const),
    places: blocks.map((block) => blocks.findIndex((one) => one.id === block.id)),
    positions: leaves.map((leaf) => blocks.findLastIndex((block) => textBlocksIn(block).includes(leaf))),
  };
}

function known(article: Article) {
  const leaves = textBlocks(article);
  return {
    isUnique: hasUniqueIds(article),
    duplicate: duplicateBlockId(article),
    spans: [...spanIndex(article)],
    leaves: leaves.map((leaf) => [leaf.id, findTextBlock(article, leaf.id)] as const),
    places: article.blocks.map((block) => topLevelPosition(article, block.id)),
    positions: leaves.map((leaf) => blockPosition(article, leaf.id)),
  };
}

const steps = fc.array(aStep, { minLength: 1, maxLength: 12 });

describe('what is known of an article', () => {
  it('is, after any edits, what a walk over it finds', () => {
    fc.assert(
      fc.property(anArticle, steps, (blocks, work) => {
        let article: Article = { blocks };
        known(article);
        for (const step of work) {
          article = stepped(article, step);
          if (!hasUniqueIds(article)) {
            expect(duplicateBlockId(article)).toBe(walked(article).duplicate);
            expect([...spanIndex(article)]).toEqual(walked(article).spans);
            return;
          }
          expect(known(article)).toEqual(walked(article));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of an older article is still right when newer ones have been looked at', () => {
    fc.assert(
      fc.property(anArticle, steps, (blocks, work) => {
        const row: Article[] = [{ blocks }];
        hasUniqueIds(row[0]!);
        for (const step of work) {
          const next = stepped(row.at(-1)!, step);
          if (!hasUniqueIds(next)) break;
          known(next);
          row.push(next);
        }
        for (const article of row) expect(known(article)).toEqual(walked(article));
      }),
      { numRuns: 60 },
    );
  });

  it('of a name that is not there is nothing', () => {
    const article: Article = { blocks: [{ kind: 'divider', id: 'line' }] };
    expect(findTextBlock(article, 'line')).toBeNull();
    expect([blockPosition(article, 'line'), topLevelPosition(article, 'other')]).toEqual([-1, -1]);
    const gone = nextArticle(article, []);
    expect(topLevelPosition(gone, 'line')).toBe(-1);
  });
});

describe('an edit', () => {
  it('gives the same article and the same refusals whether the article is known or not', () => {
    fc.assert(
      fc.property(
        anArticle,
        fc.array(fc.record({ at: fc.nat(60), after: fc.option(fc.nat(60), { nil: undefined }) })),
        fc.array(fc.nat(60), { maxLength: 2 }),
        (blocks, puts, removals) => {
          const idAt = (at: number) =>
            at === 60 ? 'nobody' : (blocks[at % Math.max(1, blocks.length)]?.id ?? '');
          const put = puts.map(({ at, after }) => {
            const block = blocks[at % Math.max(1, blocks.length)];
            return {
              block:
                at === 59 || block === undefined
                  ? ({ kind: 'divider', id: `new_${at}` } as const)
                  : typed(block),
              ...(after === undefined ? {} : { after: after === 0 ? null : idAt(after) }),
            };
          });
          const edit = { put, remove: removals.map(idAt) };
          const article: Article = { blocks };
          known(article);
          expect(editArticle(article, edit)).toEqual(editArticle({ blocks: [...blocks] }, edit));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('lies between two articles as the blocks that only one of them has', () => {
    fc.assert(
      fc.property(anArticle, steps, (blocks, work) => {
        const before: Article = { blocks };
        const after = work.filter(({ kind }) => kind !== 'double').reduce(stepped, before);
        const { gone, come, isReplacement } = changeBetween(before, after);
        expect(gone).toEqual(before.blocks.filter((block) => !after.blocks.includes(block)));
        expect(come).toEqual(after.blocks.filter((block) => !before.blocks.includes(block)));
        if (isReplacement) {
          const places = gone.map((block) => before.blocks.indexOf(block));
          expect(come).toEqual(places.map((at) => after.blocks[at]));
        }
      }),
      { numRuns: 150 },
    );
  });
});
