import { compareQuote, prepareEvidence, type QuoteFinding } from '../../../core/checks/quotes.ts';
import { quotationsIn } from '../../../core/claims/quote-check.ts';

/** A quotation of the claim and where the whole evidence has it. */
export interface QuoteInEvidence {
  readonly quotation: string;
  /** Null: nowhere. */
  readonly finding: QuoteFinding | null;
}

/** Longer evidence is not searched for quotations while it opens; the excerpt is compared all the same. */
const longestSearched = 2_000_000;

/** Where the evidence has the quotations of a claim, whatever its excerpt. */
export function quotesInEvidence(
  claimText: string,
  isQuote: boolean,
  text: string,
): readonly QuoteInEvidence[] {
  const quotations = quotationsIn(claimText, isQuote);
  if (quotations.length === 0 || text.length > longestSearched) return [];
  const evidence = prepareEvidence(text);
  return quotations.map((quotation) => ({ quotation, finding: compareQuote(quotation, evidence) }));
}
