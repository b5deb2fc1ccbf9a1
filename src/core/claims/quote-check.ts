import { findQuotations } from '../checks/quotations.ts';
import { compareQuote, prepareEvidence, type QuoteFinding } from '../checks/quotes.ts';
import type { Project } from '../project/project.ts';
import type { Citation } from '../sources/citation.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import type { Claim } from './claim.ts';
import { claimState } from './staleness.ts';

/** One quotation of a claim laid beside one excerpt. */
export interface QuoteCheck {
  readonly citationId: string;
  /** What the article puts in quotation marks, without the marks. */
  readonly quotation: string;
  /** Null: the excerpt does not hold it. */
  readonly finding: QuoteFinding | null;
}

/**
 * Compares every quotation in a claim with every excerpt that its citations name. Findings for the checker to look at,
 * never a verdict. A claim of type `quote` without quotation marks is compared whole.
 */
export function quoteChecks(
  project: Pick<Project, 'article' | 'citations'>,
  claim: Claim,
): readonly QuoteCheck[] {
  const quotations = quotationsIn(claimState(project, claim).text, claim.type === 'quote');
  if (quotations.length === 0) return [];
  return citationsOf(project, claim.id)
    .filter(hasExcerpt)
    .flatMap((citation) => {
      const evidence = prepareEvidence(citation.excerpt.exact);
      return quotations.map((quotation) => ({
        citationId: citation.id,
        quotation,
        finding: compareQuote(quotation, evidence),
      }));
    });
}

function hasExcerpt(
  citation: Citation,
): citation is Citation & { readonly excerpt: NonNullable<Citation['excerpt']> } {
  return citation.excerpt !== null;
}

/** What is compared: the words between quotation marks, or all words of a claim of type `quote` that has none. */
export function quotationsIn(text: string, isQuote: boolean): readonly string[] {
  const found = findQuotations(text).map((quotation) => quotation.text);
  return found.length === 0 && isQuote && text.trim() !== '' ? [text] : found;
}
