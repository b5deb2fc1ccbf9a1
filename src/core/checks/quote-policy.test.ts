import { describe, expect, it } from 'vitest';
import { allowableDifferences, defaultQuotePolicy, judgeQuote, quotePolicySchema } from './quote-policy.ts';
import { quoteVerdicts, type QuoteVerdict } from './quote-verdict.ts';
import { compareQuote, prepareEvidence, type QuoteFinding } from './quotes.ts';

const evidence = prepareEvidence(
  'Um, we paid 3 million euros for the wall, and we did not ask anybody on the council.',
);

function finding(...differences: QuoteVerdict[]): QuoteFinding {
  return {
    verdict: differences.at(-1) ?? 'altered',
    differences,
    start: 0,
    end: 1,
    similarity: 1,
    diff: [],
    elisions: [],
  };
}

describe('judgeQuote', () => {
  const cases: [string, QuoteVerdict[]][] = [
    ['we paid 3 million euros for the wall', []],
    ['we paid 3 million euros for the wall — and we did not ask anybody', []],
    ['we paid … euros for the wall', []],
    ['[the council] paid 3 million euros for the wall', []],
    ['we paid 3 million euros for the old wall', ['altered']],
    ['we paid 4 million euros for the wall', ['digits-changed']],
    ['we paid 3 million euros for the wall, and we did ask anybody', ['negation-changed']],
    ['we paid 4 million euros for the old wall', ['altered', 'digits-changed']],
  ];
  it.each(cases)('by default %j fails for %j', (quote, failures) => {
    const judgement = judgeQuote(compareQuote(quote, evidence), defaultQuotePolicy);
    expect(judgement).toEqual({ passes: failures.length === 0, failures });
  });

  it('fails what was not found', () => {
    const judgement = judgeQuote(null, { passes: allowableDifferences, blocks: true });
    expect(judgement).toEqual({ passes: false, failures: ['not-found'] });
  });

  it('passes verbatim words under the strictest policy and nothing else', () => {
    for (const verdict of quoteVerdicts) {
      expect(judgeQuote(finding(verdict), { passes: [], blocks: true }).passes).toBe(verdict === 'verbatim');
    }
  });

  it('names every difference that does not pass, not only the gravest', () => {
    const judgement = judgeQuote(finding('bracketed', 'reordered', 'altered'), defaultQuotePolicy);
    expect(judgement.failures).toEqual(['reordered', 'altered']);
  });

  it('never lets digits or a negation pass, not even from a policy that was forced in', () => {
    for (const verdict of ['digits-changed', 'negation-changed'] as const) {
      expect(quotePolicySchema.safeParse({ passes: [verdict], blocks: true }).success).toBe(false);
      const forced = { passes: [...quoteVerdicts] as never, blocks: true };
      expect(judgeQuote(finding('altered', verdict), forced)).toEqual({ passes: false, failures: [verdict] });
    }
  });
});

describe('quotePolicySchema', () => {
  it('reads the default and refuses unknown keys', () => {
    expect(quotePolicySchema.parse(defaultQuotePolicy)).toEqual(defaultQuotePolicy);
    expect(quotePolicySchema.safeParse({ passes: [], blocks: true, extra: 1 }).success).toBe(false);
  });
});
