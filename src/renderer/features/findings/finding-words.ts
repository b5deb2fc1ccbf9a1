import type { ArticleFacts } from '../../../core/checks/article-facts.ts';
import type { QuoteVerdict } from '../../../core/checks/quotes.ts';
import type { SpeakerConfidence } from '../../../core/checks/speakers.ts';
import type { ClaimFinding, ClaimFindingKind, FindingWeight } from '../../../core/claims/claim-findings.ts';
import type { FindingKey } from '../../../core/claims/dismissal.ts';
import type { NameKind } from '../../../core/sources/registered-name.ts';
import { quoteWords } from '../claims/quote-words.ts';

/** The desk's words for what the machine finds; findings, never verdicts. */

const kindNames: Readonly<Partial<Record<string, string>>> & Readonly<Record<ClaimFindingKind, string>> = {
  number: 'Number',
  date: 'Date',
  name: 'Name',
  quote: 'Quotation',
  negation: 'Negation',
  formula: 'Calculation',
};

const resultWords: Readonly<Record<string, string>> = {
  agrees: 'agrees',
  rounded: 'agrees, rounded',
  converted: 'agrees, converted',
  shortened: 'agrees, in another form',
  differs: 'differs',
  'unit-differs': 'has another unit',
  misspelt: 'is spelt otherwise',
  'not-found': 'is not in the excerpt',
  ambiguous: 'can be read in two ways',
  contradiction: 'contradicts the claim itself',
  unclear: 'cannot be told',
  'not-in-claim': 'is of a figure that the claim no longer gives',
};

/** “Number differs”; for quotations the kind of difference. */
export function findingTitle({ check, finding }: Pick<FindingKey, 'check' | 'finding'>): string {
  const kind = kindNames[check] ?? check;
  if (check === 'quote' && finding in quoteWords) return `${kind}: ${quoteWords[finding as QuoteVerdict]}`;
  const words = resultWords[finding];
  if (words !== undefined) return `${kind} ${words}`;
  return finding.startsWith('value-not-found')
    ? 'A value of the calculation is not where it is cited from'
    : `${kind} cannot be worked out`;
}

/** What screen readers hear first. */
export const weightNames: Readonly<Record<FindingWeight, string>> = {
  concern: 'Concern',
  missing: 'Missing',
  unclear: 'Unclear',
  agreement: 'Agreement',
};

/** The colour of a finding beside its sign and its words. */
export const gravityOf: Readonly<Record<FindingWeight, 'grave' | 'minor' | 'good'>> = {
  concern: 'grave',
  missing: 'minor',
  unclear: 'minor',
  agreement: 'good',
};

/** Names a finding for lists and assistive technology. */
export function findingLabel({ weight, key, draft }: Pick<ClaimFinding, 'weight' | 'key' | 'draft'>): string {
  return `${weightNames[weight]}. ${findingTitle(key)}: ${draft.text}`;
}

/** How sure a proposed speaker is. */
export const confidenceWords: Readonly<Record<SpeakerConfidence, string>> = {
  stated: 'named beside the words',
  resolved: 'by surname or title',
  nearest: 'by a pronoun; the nearest person',
  carried: 'carried on from before',
};

/** A proposal that is right often enough to stand unless somebody says no. */
export function isLikely(confidence: SpeakerConfidence): boolean {
  return confidence === 'stated' || confidence === 'resolved';
}

type FactKind = ArticleFacts['groups'][number]['kind'];

export const factKindNames: Readonly<Record<FactKind, string>> = {
  figure: 'Figure',
  date: 'Date',
  name: 'Name',
  quotation: 'Quotation',
};

export const nameKindNames: Readonly<Record<NameKind, string>> = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  other: 'Other',
};
