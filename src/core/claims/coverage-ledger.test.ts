import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import { words } from '../article/segments.ts';
import type { Project } from '../project/project.ts';
import { anArticle } from '../testing/arbitraries.ts';
import {
  aDek,
  aFigure,
  aHeading,
  aHeadline,
  aParagraph,
  aProject,
  withClaim,
  withNotCheckable,
} from '../testing/builders.ts';
import { notCheckableReasons, type NotCheckableReason } from './claim.ts';
import { coverage } from './coverage.ts';
import {
  coverageCounts,
  coverageLedger,
  markableRange,
  notCheckableWords,
  type LedgerCounts,
  type LedgerSentence,
} from './coverage-ledger.ts';

const text = 'The ferry opened in 1998. It is a joy to ride. Forty cars fit on it.';

function sentencesOf(project: Project): readonly LedgerSentence[] {
  return coverageLedger(project).parts.flatMap((part) => part.blocks.flatMap((block) => block.sentences));
}

function told(project: Project): readonly string[] {
  return sentencesOf(project).flatMap(({ blockId, passages }) => {
    const block = textBlocks(project.article).find((leaf) => leaf.id === blockId);
    return passages.map(
      ({ state, reason, start, end }) => `${reason ?? state}: ${block?.text.slice(start, end) ?? ''}`,
    );
  });
}

describe('the ledger', () => {
  test('says of every word what became of it, sentence by sentence', () => {
    let project = aProject([aParagraph('p', text)]);
    project = withClaim(project, 'ferry opened in 1998');
    project = withNotCheckable(project, 'It is a joy to ride', 'opinion');
    expect(told(project)).toEqual([
      'uncovered: The',
      'claimed: ferry opened in 1998',
      'opinion: It is a joy to ride',
      'uncovered: Forty cars fit on it',
    ]);
    expect(coverageLedger(project).counts).toEqual({
      words: 16,
      claimed: 4,
      notCheckable: { opinion: 6, transition: 0, voice: 0, boilerplate: 0 },
      uncovered: 6,
    });
  });

  test('counts a word once where a claim and markings overlap', () => {
    let project = aProject([aParagraph('p', 'One two three four.')]);
    project = withNotCheckable(project, 'One two three', 'voice');
    project = withNotCheckable(project, 'two three', 'opinion');
    project = withClaim(project, 'three four');
    expect(told(project)).toEqual(['voice: One', 'opinion: two', 'claimed: three four']);
  });

  test('a word is covered when a span touches any part of it, across the stop of a sentence too', () => {
    const project = withClaim(aProject([aParagraph('p', 'It rained hard. Nobody came.')]), 'ard. Nob');
    expect(told(project)).toEqual([
      'uncovered: It rained',
      'claimed: hard',
      'claimed: Nobody',
      'uncovered: came',
    ]);
  });

  test('groups by part: headline, dek, the body, each section with its captions', () => {
    const project = aProject([
      aHeadline('Harbour opens'),
      aDek('At last'),
      aParagraph('p1', 'One.'),
      aHeading('h', 2, 'The cost'),
      aParagraph('p2', 'Two.'),
      aFigure('f', { caption: 'The quay.' }),
      aParagraph('p3', '—'),
    ]);
    expect(
      coverageLedger(project).parts.map(({ kind, title, counts, blocks }) => [
        kind,
        title,
        counts.words,
        blocks.map((block) => block.kind),
      ]),
    ).toEqual([
      ['headline', '', 2, ['headline']],
      ['dek', '', 2, ['dek']],
      ['body', '', 1, ['paragraph']],
      ['section', 'The cost', 5, ['heading', 'paragraph', 'caption']],
    ]);
  });

  test('a changed reason is seen although the article is the same', () => {
    const project = withNotCheckable(aProject([aParagraph('p', 'Well then.')]), 'Well then', 'voice');
    const marking = project.notCheckable['nc_1']!;
    const changed: Project = { ...project, notCheckable: { nc_1: { ...marking, reason: 'transition' } } };
    expect(told(project)).toEqual(['voice: Well then']);
    expect(told(changed)).toEqual(['transition: Well then']);
  });

  test('an unchanged block is not read again', () => {
    const project = aProject([aParagraph('p1', 'One.'), aParagraph('p2', 'Two.')]);
    const claimed = withClaim(project, 'Two');
    const [before, after] = [coverageLedger(project), coverageLedger(claimed)];
    expect(after.byBlock.get('p1')).toBe(before.byBlock.get('p1'));
    expect(after.byBlock.get('p2')).not.toBe(before.byBlock.get('p2'));
  });
});

describe('what is marked for a passage', () => {
  const marked = (said: string, claimed: string | null): readonly string[] => {
    const bare = aProject([aParagraph('p', said)]);
    const project = claimed === null ? bare : withClaim(bare, claimed);
    return sentencesOf(project).flatMap((sentence) =>
      sentence.passages
        .filter((passage) => passage.state === 'uncovered')
        .map((passage) => {
          const { start, end } = markableRange(said, sentence, passage);
          return said.slice(start, end);
        }),
    );
  };

  test('a whole sentence keeps its stop and its quotation marks', () => {
    expect(marked('“We counted twelve.” It rained.', null)).toEqual(['“We counted twelve.”', 'It rained.']);
  });

  test('a part of a sentence takes the marks that belong to it, and no words of others', () => {
    expect(marked('She said “we counted twelve” (by hand) on Monday.', 'She said')).toEqual([
      '“we counted twelve” (by hand) on Monday',
    ]);
    expect(marked('“We counted twelve,” she said.', 'she said')).toEqual(['“We counted twelve,”']);
    expect(marked('Ten boats, four crews (all local) came.', 'four crews')).toEqual([
      'Ten boats',
      '(all local) came',
    ]);
  });
});

/** Any article whose spans belong to claims or to markings of any reason. */
const aLedgerProject = fc
  .tuple(
    anArticle,
    fc.record(Object.fromEntries(['s1', 's2', 's3', 's4'].map((id) => [id, aReasonOrNone()]))),
  )
  .map(([blocks, owners]) => {
    const project = aProject(blocks);
    const notCheckable = Object.fromEntries(
      Object.entries(owners).flatMap(([id, reason]) =>
        reason === null
          ? []
          : [
              [
                id,
                {
                  id,
                  reason,
                  spans: [{ id, blockId: 'b0', exact: '', prefix: '', suffix: '' }],
                  note: '',
                  words: [],
                  by: 'Carl Checker',
                  at: project.createdAt,
                },
              ],
            ],
      ),
    );
    return { ...project, notCheckable };
  });

function aReasonOrNone(): fc.Arbitrary<NotCheckableReason | null> {
  return fc.constantFrom(...notCheckableReasons, null);
}

function balances(counts: LedgerCounts): boolean {
  return counts.claimed + notCheckableWords(counts) + counts.uncovered === counts.words;
}

describe('over any article', () => {
  test('the words of the sentences are the words of the article, each once', () => {
    fc.assert(
      fc.property(aLedgerProject, (project) => {
        const all = textBlocks(project.article).flatMap((leaf) =>
          words(leaf.text).map(({ start, end }) => ({ blockId: leaf.id, start, end })),
        );
        const found = sentencesOf(project);
        expect(found.reduce((sum, { counts }) => sum + counts.words, 0)).toBe(all.length);
        const passages = found.flatMap(({ blockId, start, end, passages: inside }) =>
          inside.map((passage) => {
            expect(passage.start).toBeGreaterThanOrEqual(start);
            expect(passage.end).toBeLessThanOrEqual(end);
            return { ...passage, blockId };
          }),
        );
        // No word stands in two passages, and a passage holds as many words as it says.
        for (const { blockId, start, end, words: said } of passages) {
          const held = all.filter(
            (word) => word.blockId === blockId && word.start >= start && word.end <= end,
          );
          expect(held).toHaveLength(said);
        }
        expect(passages.reduce((sum, passage) => sum + passage.words, 0)).toBe(all.length);
      }),
    );
  });

  test('claimed, not checkable and uncovered make all, at every level, and agree with the coverage', () => {
    fc.assert(
      fc.property(aLedgerProject, (project) => {
        const ledger = coverageLedger(project);
        const { words: total, covered, byBlock } = coverage(project);
        expect(ledger.counts.words).toBe(total);
        expect(total - ledger.counts.uncovered).toBe(covered);
        expect(balances(ledger.counts)).toBe(true);
        const counts = [...ledger.byBlock].map(([id, block]) => [id, block.counts] as const);
        expect([...coverageCounts(project)]).toEqual(counts);
        for (const part of ledger.parts) {
          expect(balances(part.counts)).toBe(true);
          for (const block of part.blocks) {
            expect(block.counts.words - block.counts.uncovered).toBe(byBlock.get(block.blockId)?.covered);
            const inside = block.sentences.map((sentence) => sentence.counts);
            expect(inside.every(balances)).toBe(true);
            expect(inside.reduce((sum, each) => sum + each.uncovered, 0)).toBe(block.counts.uncovered);
            expect(inside.reduce((sum, each) => sum + each.claimed, 0)).toBe(block.counts.claimed);
          }
        }
      }),
    );
  });

  test('what is marked for a passage holds its words and no word of another', () => {
    fc.assert(
      fc.property(aLedgerProject, (project) => {
        for (const sentence of sentencesOf(project)) {
          const leaf = textBlocks(project.article).find(({ id }) => id === sentence.blockId)!;
          for (const passage of sentence.passages) {
            const range = markableRange(leaf.text, sentence, passage);
            const held = words(leaf.text).filter(({ start, end }) => start < range.end && end > range.start);
            expect(held).toHaveLength(passage.words);
            expect(range.start).toBeLessThanOrEqual(passage.start);
            expect(range.end).toBeGreaterThanOrEqual(passage.end);
          }
        }
      }),
    );
  });
});
