import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../core/article/block-tree.ts';
import { anArticle, awkwardText } from '../../core/testing/arbitraries.ts';
import { aFigure, aParagraph } from '../../core/testing/builders.ts';
import { countChecked, findMatches, firstFrom, replaceMatches } from './find-replace.ts';

const loose = { matchCase: false, wholeWord: false };

describe('find', () => {
  it('finds in every part, in article order, without regard to case unless asked', () => {
    const article = {
      blocks: [
        aParagraph('p1', 'The Wall, the wall, wallet'),
        aFigure('f', { caption: 'WALL', credit: 'wal' }),
      ],
    };
    const texts = (options: typeof loose) =>
      findMatches(article, 'wall', options).map(({ blockId, start }) => `${blockId} ${start}`);
    expect(texts(loose)).toEqual(['p1 4', 'p1 14', 'p1 20', 'f-caption 0']);
    expect(texts({ ...loose, matchCase: true })).toEqual(['p1 14', 'p1 20']);
    expect(texts({ ...loose, wholeWord: true })).toEqual(['p1 4', 'p1 14', 'f-caption 0']);
  });

  it('begins at the caret, and at the top when nothing follows it', () => {
    const article = {
      blocks: [aParagraph('p1', 'wall, wall'), aParagraph('p2', 'no'), aParagraph('p3', 'wall')],
    };
    const matches = findMatches(article, 'wall', loose);
    const first = (blockId: string, start: number) => firstFrom(article, matches, { blockId, start });
    expect([first('p1', 0), first('p1', 1), first('p1', 6), first('p1', 7), first('p2', 0)]).toEqual([
      0, 1, 1, 2, 2,
    ]);
    expect([first('p3', 1), first('gone', 0), firstFrom(article, matches, null)]).toEqual([0, 0, 0]);
    expect(firstFrom(article, [], { blockId: 'p1', start: 0 })).toBe(0);
  });

  it('keeps offsets exact where lower case has another length', () => {
    expect(findMatches({ blocks: [aParagraph('p', 'İİ x')] }, 'X', loose)).toEqual([
      { blockId: 'p', start: 3, end: 4 },
    ]);
  });

  it('finds exactly what stands there', () => {
    fc.assert(
      fc.property(anArticle, awkwardText(1), (blocks, query) => {
        const leaves = new Map(textBlocks({ blocks }).map((leaf) => [leaf.id, leaf.text]));
        for (const { blockId, start, end } of findMatches({ blocks }, query, {
          matchCase: true,
          wholeWord: false,
        })) {
          expect(leaves.get(blockId)?.slice(start, end)).toBe(query);
        }
      }),
    );
  });
});

describe('replace', () => {
  it('keeps claims and formatting around the new words, several times in one block', () => {
    const block = aParagraph('p', 'nine and nine days', {
      marks: [{ kind: 'bold', start: 9, end: 13 }],
      spans: [{ id: 's', start: 9, end: 18 }],
    });
    const article = { blocks: [block] };
    const changed = replaceMatches(article, findMatches(article, 'nine', loose), 'eight');
    expect(changed.get('p')).toEqual(
      aParagraph('p', 'eight and eight days', {
        marks: [{ kind: 'bold', start: 10, end: 15 }],
        spans: [{ id: 's', start: 10, end: 20 }],
      }),
    );
  });

  it('says the same as replacing in the plain text', () => {
    fc.assert(
      fc.property(anArticle, awkwardText(1), awkwardText(2), (blocks, query, replacement) => {
        if (query === '') return;
        const article = { blocks };
        const ranges = findMatches(article, query, { matchCase: true, wholeWord: false });
        for (const [id, leaf] of replaceMatches(article, ranges, replacement)) {
          const before = textBlocks(article).find((known) => known.id === id);
          expect(leaf.text).toBe(before?.text.split(query).join(replacement));
        }
      }),
    );
  });

  it('counts the places inside checked words only', () => {
    const block = aParagraph('p', 'nine nine nine', {
      spans: [
        { id: 'checked', start: 0, end: 4 },
        { id: 'open', start: 5, end: 9 },
      ],
    });
    const article = { blocks: [block] };
    expect(countChecked(article, findMatches(article, 'nine', loose), (id) => id === 'checked')).toBe(1);
  });
});
