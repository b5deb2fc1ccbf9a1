import { Button } from '../../ui/Button.tsx';
import { quoteGravity, quoteWords } from '../claims/quote-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import type { Passage } from './passage-selection.ts';
import type { QuoteInEvidence } from './quotes-in-evidence.ts';
import { occurrences, type Term } from './text-marks.ts';

export interface ClaimTermsProps {
  readonly quotes: readonly QuoteInEvidence[];
  readonly terms: readonly Term[];
  readonly text: string;
  /** Selects the next of these places, round at the end. */
  readonly onGo: (places: readonly Passage[], name: string) => void;
}

const kindNames: Readonly<Record<Term['kind'], string>> = { number: 'Figure', name: 'Name' };

/** What of the claim the evidence has: its quotations as the machine compares them, its figures and names word for word. */
export function ClaimTerms({ quotes, terms, text, onGo }: ClaimTermsProps) {
  if (terms.length === 0 && quotes.length === 0) return null;
  return (
    <InspectorSection title="In this evidence">
      <ul className="terms">
        {quotes.map(({ quotation, finding }) => (
          <li key={`quote ${quotation}`} className="term">
            <span className="term-kind">Quotation</span>
            <span className="term-text">
              “{quotation}”
              <span className="term-finding" data-gravity={quoteGravity(finding?.verdict ?? null)}>
                {finding === null ? 'Not found' : quoteWords[finding.verdict]}
              </span>
            </span>
            {finding === null ? null : (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Select “${quotation}” in the evidence`}
                onPress={() => {
                  onGo([finding], quotation);
                }}
              >
                Select
              </Button>
            )}
          </li>
        ))}
        {terms.map((term) => {
          const places = occurrences(text, term.text, true);
          return (
            <li key={`${term.kind} ${term.text}`} className="term">
              <span className="term-kind">{kindNames[term.kind]}</span>
              <span className="term-text">{term.text}</span>
              {places.length === 0 ? (
                <span className="is-missing">not found</span>
              ) : (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Go to the next “${term.text}”, found ${places.length} times`}
                  onPress={() => {
                    onGo(places, term.text);
                  }}
                >
                  {places.length} ×
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </InspectorSection>
  );
}
