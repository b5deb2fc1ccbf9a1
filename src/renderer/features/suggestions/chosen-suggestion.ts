import type { ClaimType } from '../../../core/claims/claim.ts';
import { claimTypesOf } from '../../../core/spotting/claim-types.ts';
import { sentenceCues } from '../../../core/spotting/cues.ts';
import type { TextBlock } from '../../../core/article/block-tree.ts';
import { rangesOf, type Passage } from './chosen-passage.ts';
import type { OpenSuggestion } from './open-list.ts';

/** A suggestion that a person is deciding about, as far as it was moved, split or given another type. */
export interface ChosenSuggestion extends Passage {
  /** The open suggestion it began as. */
  readonly id: string;
  readonly blockId: string;
  /** The type the person chose; null: what the rules propose for the words. */
  readonly type: ClaimType | null;
}

/** A passage that becomes one claim. */
export interface ChosenClaim {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly type: ClaimType;
}

/** The suggestion as the spotter made it. */
export function choiceOf({ id, blockId, start, end }: OpenSuggestion): ChosenSuggestion {
  return { id, blockId, start, end, splitAt: null, type: null };
}

/** The claims that accepting makes: of the type the person chose, else of that which the rules propose for exactly these words. */
export function claimsOf(
  block: Pick<TextBlock, 'id' | 'kind' | 'text'>,
  choice: ChosenSuggestion,
  suggestion: Pick<OpenSuggestion, 'start' | 'end' | 'types'>,
): readonly ChosenClaim[] {
  return rangesOf(block.text, choice).map(({ start, end }) => {
    const words = block.text.slice(start, end);
    const isAsSuggested = start === suggestion.start && end === suggestion.end;
    const [proposed = 'fact'] = isAsSuggested
      ? suggestion.types
      : claimTypesOf(sentenceCues(words, block.kind), block.kind);
    return { blockId: block.id, start, end, words, type: choice.type ?? proposed };
  });
}
