import type { ClaimType } from '../../../core/claims/claim.ts';
import type { RiskFlag, Suggestion } from '../../../core/spotting/suggestion.ts';
import { claimTypeNames } from '../claims/claim-words.ts';

/** The desk's words for suggestions; the same on the page, in the panel and in announcements. */

export const riskNames: Readonly<Record<RiskFlag, string>> = {
  libel: 'Libel',
  privacy: 'Privacy',
  minor: 'Minor',
  'anonymous-source': 'Anonymous source',
  medical: 'Medical',
};

/** Why a risk asks for more than a check. */
export const riskMeanings: Readonly<Record<RiskFlag, string>> = {
  libel: 'It accuses somebody who can be recognised.',
  privacy: 'It tells of somebody’s private life.',
  minor: 'It is about a child.',
  'anonymous-source': 'Nobody answers for it by name.',
  medical: 'Readers may act on it.',
};

/** `number`, `name or title`: a type within a sentence. */
export function typeWords(type: ClaimType): string {
  return claimTypeNames[type].toLowerCase();
}

/** What a screen reader hears of a suggestion on the page: "suggestion, a figure with a unit, number". */
export function suggestionDescription({ reasons, types }: Pick<Suggestion, 'reasons' | 'types'>): string {
  return ['suggestion', ...reasons, ...types.slice(0, 1).map(typeWords)].join(', ');
}

/** What is said when a suggestion is chosen; `at` counts from 0. */
export function spokenSuggestion(
  { text, reasons, types, risks }: Pick<Suggestion, 'text' | 'reasons' | 'types' | 'risks'>,
  at: number,
  of: number,
): string {
  const type = types.slice(0, 1).map(typeWords).join('');
  const risk =
    risks.length === 0 ? '' : ` Risk: ${risks.map((each) => riskNames[each].toLowerCase()).join(', ')}.`;
  return `Suggestion ${at + 1} of ${of}: ${text}. ${reasons.join('; ')}. Would be filed under ${type}.${risk}`;
}

/** `34 suggestions`, `1 suggestion`, `nothing to suggest`. */
export function countWords(count: number): string {
  if (count === 0) return 'nothing to suggest';
  return `${count.toLocaleString('en')} ${count === 1 ? 'suggestion' : 'suggestions'}`;
}

/** How a suggestion stands among the others, in words and never as a percentage: the score ranks and promises nothing. */
export function rankWords(rank: number, of: number): string {
  if (of === 1) return 'The only suggestion at this cut.';
  if (rank === 1) return `Ranks first of ${of.toLocaleString('en')}.`;
  if (rank === of) return `Ranks last of ${of.toLocaleString('en')}.`;
  return `Ranks ${ordinal(rank)} of ${of.toLocaleString('en')}.`;
}

/** `1st`, `22nd`, `113th`. */
export function ordinal(value: number): string {
  const rules = new Intl.PluralRules('en', { type: 'ordinal' });
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${value.toLocaleString('en')}${endings[rules.select(value)] ?? 'th'}`;
}

/** Why the page shows no suggestion, or only some; null where there is nothing to say. */
export function suggestionNotice(
  state: {
    readonly isReading: boolean;
    readonly isFailed: boolean;
    readonly isForeign: boolean;
  },
  shown: number,
  words: number,
): string | null {
  if (state.isFailed) {
    return 'The article could not be read for suggestions. Nothing was changed; the next change of the text tries again.';
  }
  if (words === 0) return 'As soon as the article has words, what a checker would want is suggested here.';
  if (state.isForeign) {
    return 'The spotter knows English. Of this article it sees only figures, dates, names and quotations.';
  }
  if (shown > 0 || state.isReading) return null;
  return 'Every passage above the cut is a claim, not checkable or ignored.';
}
