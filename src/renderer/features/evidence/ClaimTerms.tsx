import { Button } from '../../ui/Button.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { occurrences, type Term } from './text-marks.ts';

export interface ClaimTermsProps {
  readonly terms: readonly Term[];
  readonly text: string;
  /** Goes to the next place of a term, round at the end. */
  readonly onGo: (places: readonly { readonly start: number; readonly end: number }[], name: string) => void;
}

const kindNames: Readonly<Record<Term['kind'], string>> = {
  quote: 'Quotation',
  number: 'Figure',
  name: 'Name',
};

/** The claim’s quotations, figures and names, and how often the evidence has them word for word. */
export function ClaimTerms({ terms, text, onGo }: ClaimTermsProps) {
  if (terms.length === 0) return null;
  return (
    <InspectorSection title="In this evidence">
      <ul className="terms">
        {terms.map((term) => {
          const places = occurrences(text, term.text, true);
          return (
            <li key={`${term.kind} ${term.text}`} className="term" data-kind={term.kind}>
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
