import { blanked, findAttribution, sentenceStart } from '../checks/attribution.ts';
import { quotationKind, type QuotationKind } from '../checks/quotation-kind.ts';
import { findQuotations } from '../checks/quotations.ts';
import { compareQuote, prepareEvidence, type QuoteFinding } from '../checks/quotes.ts';
import { memoise, memoiseLast } from '../memo.ts';
import type { Project } from '../project/project.ts';
import type { Citation, Excerpt } from '../sources/citation.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import type { Claim } from './claim.ts';
import { claimState } from './staleness.ts';

/** Words of a claim that evidence must hold as they stand. */
export interface QuotedWords {
  /** What the article puts in quotation marks, without the marks. */
  readonly quotation: string;
  /** With the marks; UTF-16 offsets into the claim's text. */
  readonly start: number;
  readonly end: number;
  /** A `term` is a title or a word held at a distance: evidence need not hold it. */
  readonly kind: QuotationKind;
}

/** One quotation of a claim laid beside one excerpt. */
export interface QuoteCheck extends QuotedWords {
  readonly citationId: string;
  /** Null: the excerpt does not hold it. */
  readonly finding: QuoteFinding | null;
}

/**
 * Compares every quotation in a claim with every excerpt that its citations name. Findings for the checker to look at,
 * never a verdict. A claim of type `quote` without quotation marks is compared whole. Remembered per claim.
 */
export function quoteChecks(
  project: Pick<Project, 'article' | 'citations'>,
  claim: Claim,
): readonly QuoteCheck[] {
  const citations = citationsOf(project, claim.id);
  return citations.length === 0 ? [] : checksOf(claim, claimState(project, claim).text, ...citations);
}

const checksOf = memoiseLast(
  (claim: Claim, text: string, ...citations: readonly Citation[]): readonly QuoteCheck[] => {
    const quoted = quotedWords(text, claim.type === 'quote');
    if (quoted.length === 0) return [];
    return citations.filter(hasExcerpt).flatMap((citation) =>
      quoted.map((words) => ({
        ...words,
        citationId: citation.id,
        finding: compareQuote(words.quotation, excerptIndex(citation.excerpt)),
      })),
    );
  },
);

const excerptIndex = memoise((excerpt: Excerpt) => prepareEvidence(excerpt.exact));

/** Whether a citation holds the words it rests on. */
export function hasExcerpt(citation: Citation): citation is Citation & { readonly excerpt: Excerpt } {
  return citation.excerpt !== null;
}

/** What is compared: the words between quotation marks, or all words of a claim of type `quote` that has none. */
export function quotationsIn(text: string, isQuote: boolean): readonly string[] {
  return quotedWords(text, isQuote).map(({ quotation }) => quotation);
}

/** As {@link quotationsIn}, with where they stand and what they are. */
export function quotedWords(text: string, isQuote: boolean): readonly QuotedWords[] {
  const quotations = findQuotations(text);
  const plain = blanked(
    text,
    quotations.flatMap(({ parts }) => parts),
  );
  const found = quotations.map(({ text: quotation, start, end, parts }): QuotedWords => {
    const sentence = sentenceStart(plain, start, () => false);
    const gaps = parts
      .slice(1)
      .map((part, at) => ({ start: parts[at]?.end ?? part.start, end: part.start - 1 }));
    const endsSentence = quotation.endsWith('.');
    const said = findAttribution({ text: plain, start, end, gaps, endsSentence }, sentence);
    const kind = isQuote
      ? 'speech'
      : quotationKind({
          text: quotation,
          before: plain.slice(sentence, start),
          isAttributed: said !== null,
          isDirect: said?.isDirect ?? false,
          isSetOff: false,
          parts: parts.length,
        });
    return { quotation, start, end, kind };
  });
  return found.length === 0 && isQuote && text.trim() !== ''
    ? [{ quotation: text, start: 0, end: text.length, kind: 'speech' }]
    : found;
}
