import { textBlocks, type TextBlock } from '../../../core/article/block-tree.ts';
import { memoisePair } from '../../../core/memo.ts';
import type { Project } from '../../../core/project/project.ts';
import { isIgnored } from '../../../core/spotting/ignored-suggestion.ts';
import { standingSuggestions, type StandingSuggestion } from '../../../core/spotting/open-suggestions.ts';
import type { SpottedSentence, Suggestion } from '../../../core/spotting/suggestion.ts';
import { spottedIn, type SpottingState } from '../../stores/spotting-store.ts';

/** A suggestion that a person can accept or ignore now. */
export interface OpenSuggestion extends Suggestion {
  /** Names it for as long as the text of its block and what is covered of it stay. */
  readonly id: string;
  readonly blockId: string;
  /** Where its block stands in reading order. */
  readonly blockAt: number;
}

/** A place of the article, for going on from it. */
export type PlaceInOrder = Pick<OpenSuggestion, 'blockAt' | 'start'>;

const standing = memoisePair(
  (block: TextBlock, sentences: readonly SpottedSentence[]): readonly StandingSuggestion[] =>
    standingSuggestions(block, sentences),
);

/** Every open suggestion at any cut, in reading order. Blocks that have not been read as they stand have none. */
export function listSuggestions(
  { article, ignoredSuggestions }: Pick<Project, 'article' | 'ignoredSuggestions'>,
  state: SpottingState,
): readonly OpenSuggestion[] {
  return textBlocks(article).flatMap((block, blockAt) => {
    const found = spottedIn(state, block);
    if (found === null) return [];
    return standing(block, found.sentences)
      .filter(
        ({ whole, text }) =>
          !isIgnored(ignoredSuggestions, block.id, whole) && !isIgnored(ignoredSuggestions, block.id, text),
      )
      .map((each) => ({ ...each, id: `${block.id}:${each.start}`, blockId: block.id, blockAt }));
  });
}

/** Those at or above the cut. */
export function aboveCut<S extends Pick<Suggestion, 'score'>>(list: readonly S[], cut: number): readonly S[] {
  return list.filter(({ score }) => score >= cut);
}

/** The next suggestion from a place (null: from outside), going round at the ends; null when there is none. */
export function neighbourOf<S extends PlaceInOrder>(
  list: readonly S[],
  from: PlaceInOrder | null,
  step: 1 | -1,
): S | null {
  const beyond = (each: S) => {
    if (from === null) return true;
    return step * (each.blockAt - from.blockAt || each.start - from.start) > 0;
  };
  return step === 1 ? (list.find(beyond) ?? list[0] ?? null) : (list.findLast(beyond) ?? list.at(-1) ?? null);
}

/** How many rank higher, plus one: equal scores share a rank. */
export function rankOf(
  list: readonly Pick<Suggestion, 'score'>[],
  { score }: Pick<Suggestion, 'score'>,
): number {
  return 1 + list.filter((each) => each.score > score).length;
}

/** Whether most of the article's text is in a language that the spotter does not know. */
export function isMostlyForeign({ blocks }: SpottingState): boolean {
  let foreign = 0;
  let all = 0;
  for (const { text, isForeign } of blocks.values()) {
    all += text.length;
    if (isForeign) foreign += text.length;
  }
  return foreign > all / 2;
}
