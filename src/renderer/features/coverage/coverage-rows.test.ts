import { describe, expect, it } from 'vitest';
import type { Project } from '../../../core/project/project.ts';
import {
  aHeading,
  aHeadline,
  aParagraph,
  aProject,
  builtAt,
  withClaim,
  withNotCheckable,
} from '../../../core/testing/builders.ts';
import {
  coverageRows,
  filterCounts,
  filterRows,
  orderOf,
  passageOf,
  rowAtOrBelow,
  sentencePieces,
  type CoverageRow,
} from './coverage-rows.ts';

function aStory(): Project {
  let project = aProject([
    aHeadline('Harbour opens'),
    aParagraph('p1', 'The ferry opened in 1998. It is a joy. “Forty cars fit,” she said.'),
    aHeading('h', 2, 'The cost'),
    aParagraph('p2', 'Nobody counted.'),
  ]);
  project = withClaim(project, 'opened in 1998');
  project = withNotCheckable(project, 'It is a joy');
  return withClaim(project, 'she said');
}

const wordsOf = (rows: readonly CoverageRow[]): readonly string[] =>
  rows.map(({ blockText, sentence }) => blockText.slice(sentence.start, sentence.end));

describe('the list of sentences', () => {
  it('shows by filter what is uncovered or not checkable, in order, each in its part', () => {
    const rows = coverageRows(aStory());
    expect(wordsOf(filterRows(rows, 'uncovered'))).toEqual([
      'Harbour opens',
      'The ferry opened in 1998.',
      '“Forty cars fit,” she said.',
      'The cost',
      'Nobody counted.',
    ]);
    expect(wordsOf(filterRows(rows, 'not-checkable'))).toEqual(['It is a joy.']);
    expect(filterCounts(rows)).toEqual({ uncovered: 5, 'not-checkable': 1, all: 6 });
    expect(rows.map((row) => row.part)).toEqual(['Headline', 'Body', 'Body', 'Body', 'The cost', 'The cost']);
  });

  it('stays in its place when a sentence leaves the list, and goes to the last at the end', () => {
    const shown = filterRows(coverageRows(aStory()), 'uncovered');
    expect(shown.map((row) => row.order)).toEqual([0, 1, 3, 4, 5]);
    expect(rowAtOrBelow(shown, 2)).toBe(2);
    expect(rowAtOrBelow(shown, 9)).toBe(4);
    expect(rowAtOrBelow([], 0)).toBe(-1);
  });

  it('finds the sentence that holds a place', () => {
    const rows = coverageRows(aStory());
    expect(orderOf(rows, { blockId: 'p1', start: 30 })).toBe(2);
    expect(orderOf(rows, { blockId: 'p2', start: 0 })).toBe(5);
    expect(orderOf(rows, { blockId: 'gone', start: 3 })).toBe(0);
    expect(orderOf(rows, null)).toBe(0);
  });

  it('puts a sentence together again from its pieces', () => {
    for (const row of coverageRows(aStory())) {
      const pieces = sentencePieces(row);
      expect(pieces.map((piece) => piece.text).join('')).toBe(wordsOf([row])[0]);
    }
    expect(
      sentencePieces(coverageRows(aStory())[3]!).map(({ text, passage }) => [text, passage?.state ?? '']),
    ).toEqual([
      ['“', ''],
      ['Forty cars fit', 'uncovered'],
      [',” ', ''],
      ['she said', 'claimed'],
      ['.', ''],
    ]);
  });
});

describe('what is marked', () => {
  it('of one sentence: all that is uncovered in it, or the passage chosen', () => {
    const project = withClaim(aProject([aParagraph('p', 'Ten boats came, four sank.')]), 'came');
    const [row] = coverageRows(project);
    expect(passageOf([row!], null)).toMatchObject({ words: 'Ten boats … four sank' });
    expect(passageOf([row!], row!.uncovered[1]!)).toEqual({
      words: 'four sank',
      ranges: [{ blockId: 'p', start: 16, end: 25 }],
    });
  });

  it('of several sentences: one record each, covered ones left out', () => {
    const passage = passageOf(coverageRows(aStory()), null);
    expect(passage?.each).toHaveLength(5);
    expect(passage?.ranges).toEqual(passage?.each?.flat());
    expect(passage?.words.split('\n')[2]).toBe('“Forty cars fit,”');
  });

  it('is nothing where nothing is uncovered', () => {
    const rows = filterRows(coverageRows(aStory()), 'not-checkable');
    expect(passageOf(rows, null)).toBeNull();
  });
});

describe('a signed exception', () => {
  it('is told of the sentences that it leaves out whole', () => {
    const exception = {
      id: 'e',
      by: 'Edda Editor',
      at: builtAt,
      reason: 'A poem',
      passages: [{ blockId: 'p', text: 'Roses are red. Violets are blue' }],
    };
    const project = aProject([aParagraph('p', 'Roses are red. Violets are blue.')], {
      exceptions: [exception],
    });
    expect(coverageRows(project).map((row) => row.exception?.id)).toEqual(['e', 'e']);
    const claimed = withClaim(project, 'Violets');
    expect(coverageRows(claimed).map((row) => row.exception)).toEqual([null, null]);
  });
});
