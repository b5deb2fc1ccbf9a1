import { createContext, use } from 'react';
import type { ClaimType } from '../../../core/claims/claim.ts';
import type { ChosenClaim, ChosenSuggestion } from './chosen-suggestion.ts';
import type { OpenSuggestion } from './open-list.ts';

/** The suggestion that is chosen, and what accepting it would do. */
export interface ChosenView {
  readonly suggestion: OpenSuggestion;
  readonly choice: ChosenSuggestion;
  /** What it becomes: one claim, or two when it is split. */
  readonly claims: readonly ChosenClaim[];
  /** Its place among the suggestions shown, from 0. */
  readonly at: number;
}

/** What the claim spotter proposes in the open article, and what a person can do with it. */
export interface Suggestions {
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
  /** The score from which a passage is suggested. */
  readonly cut: number;
  /** `isKept`: also remembered for the next time. */
  readonly setCut: (cut: number, isKept: boolean) => void;
  /** Those at or above the cut, in reading order; none while suggestions are off. */
  readonly shown: readonly OpenSuggestion[];
  readonly isReading: boolean;
  readonly isFailed: boolean;
  /** The spotter does not know the article's language and sees only figures, dates, names and quotations. */
  readonly isForeign: boolean;
  /** How many suggestions somebody has ignored. */
  readonly ignored: number;
  readonly mayAccept: boolean;
  readonly mayIgnore: boolean;
  readonly chosen: ChosenView | null;
  readonly choose: (id: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly ignore: () => void;
  /** Opens the dialog that marks its words as a claim of another type, or not checkable. */
  readonly mark: (kind: 'mark' | 'not-checkable') => void;
  readonly moveStart: (by: 1 | -1) => void;
  readonly moveEnd: (by: 1 | -1) => void;
  readonly toggleSplit: () => void;
  readonly setType: (type: ClaimType) => void;
}

export const SuggestionsContext = createContext<Suggestions | null>(null);

/** The suggestions of the article around this component; only inside an open project. */
export function useSuggestions(): Suggestions {
  const suggestions = use(SuggestionsContext);
  if (suggestions === null) throw new Error('useSuggestions outside an open project');
  return suggestions;
}
