import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../core/article/block-tree.ts';
import { isForeign } from '../../../core/spotting/language.ts';
import { ruleRanker } from '../../../core/spotting/rule-ranker.ts';
import { createSpotter } from '../../../core/spotting/spotter.ts';
import { aDesk } from '../../../core/testing/desk.ts';
import type { Project } from '../../../core/project/project.ts';
import type { SpottingState } from '../../stores/spotting-store.ts';
import { aboveCut, isMostlyForeign, listSuggestions, neighbourOf, rankOf } from './open-list.ts';

const spotter = createSpotter(ruleRanker);
const text =
  'The ferry carried 48,312 passengers in 2025. What a lovely day. Ada Holt sold 39 boats in March.';

function read({ article }: Pick<Project, 'article'>): SpottingState {
  const blocks = new Map(
    textBlocks(article).map(({ id, kind, text: words }) => [
      id,
      { id, kind, text: words, sentences: spotter.spot(words, kind), isForeign: isForeign(words) },
    ]),
  );
  return { blocks, isReading: false, isFailed: false };
}
const textsOf = (list: readonly { readonly text: string }[]) => list.map((each) => each.text);

describe('the open suggestions', () => {
  it('are all at any cut, in reading order, and fewer above a cut', () => {
    const { project } = aDesk(text);
    const list = listSuggestions(project, read(project));
    expect(textsOf(list)).toEqual([
      'The ferry carried 48,312 passengers in 2025',
      'What a lovely day',
      'Ada Holt sold 39 boats in March',
    ]);
    expect(textsOf(aboveCut(list, 0.5))).toHaveLength(2);
    for (const { start, end, text: words } of list) expect(text.slice(start, end)).toBe(words);
  });

  it('are none in words that have changed since they were read', () => {
    const desk = aDesk(text);
    const state = read(desk.project);
    desk.type('p', 0, 'So ');
    expect(listSuggestions(desk.project, state)).toEqual([]);
  });

  it('leave out what is a claim or ignored', () => {
    const desk = aDesk(text).claim('c', 'The ferry carried 48,312 passengers in 2025');
    const state = read(desk.project);
    expect(textsOf(listSuggestions(desk.project, state))).toEqual([
      'What a lovely day',
      'Ada Holt sold 39 boats in March',
    ]);
    desk.do('checker', { kind: 'suggestion.ignore', ignoreId: 'i', blockId: 'p', text: 'What a lovely day' });
    expect(textsOf(listSuggestions(desk.project, state))).toEqual(['Ada Holt sold 39 boats in March']);
  });

  it('follow one another and go round', () => {
    const list = [
      { blockAt: 0, start: 4 },
      { blockAt: 0, start: 9 },
      { blockAt: 2, start: 0 },
    ] as const;
    expect(neighbourOf(list, null, 1)).toBe(list[0]);
    expect(neighbourOf(list, null, -1)).toBe(list[2]);
    expect(neighbourOf(list, list[0], 1)).toBe(list[1]);
    expect(neighbourOf(list, { blockAt: 1, start: 0 }, 1)).toBe(list[2]);
    expect(neighbourOf(list, { blockAt: 1, start: 0 }, -1)).toBe(list[1]);
    expect(neighbourOf(list, list[2], 1)).toBe(list[0]);
    expect(neighbourOf(list, list[0], -1)).toBe(list[2]);
    expect(neighbourOf([], null, 1)).toBeNull();
  });

  it('rank by their scores, equal ones alike', () => {
    const list = [{ score: 0.5 }, { score: 0.9 }, { score: 0.9 }];
    expect(list.map((each) => rankOf(list, each))).toEqual([3, 1, 1]);
  });

  it('know whether the article is in a language that the spotter knows', () => {
    expect(isMostlyForeign(read(aDesk(text).project))).toBe(false);
    const german =
      'Die Fähre hat im Jahr 2025 insgesamt 48.312 Passagiere befördert, und das war nicht wenig für die Stadt.';
    expect(isMostlyForeign(read(aDesk(german).project))).toBe(true);
  });
});
