import type { QuoteVerdict } from '../../../core/checks/quotes.ts';

/** What the machine says of a quotation beside its excerpt. Findings, never verdicts on the claim. */
export const quoteWords: Readonly<Record<QuoteVerdict, string>> = {
  verbatim: 'Verbatim',
  'verbatim-normalised': 'Verbatim, but for quotation marks, dashes, spaces or capitals',
  'fillers-dropped': 'Hesitations or repetitions were left out',
  bracketed: 'Shortened or completed, and marked as such',
  reordered: 'The same words in another order',
  altered: 'Words were changed without a mark',
  'digits-changed': 'A number is not the one in the evidence',
  'negation-changed': 'A negation was put in or left out',
};

/** How much a finding matters, for colour beside the words. */
export function quoteGravity(verdict: QuoteVerdict | null): 'good' | 'minor' | 'grave' {
  if (verdict === 'verbatim' || verdict === 'verbatim-normalised') return 'good';
  return verdict === 'fillers-dropped' || verdict === 'bracketed' ? 'minor' : 'grave';
}
