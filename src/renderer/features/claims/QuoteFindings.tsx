import { Check, CircleAlert, Info } from 'lucide-react';
import type { Claim } from '../../../core/claims/claim.ts';
import { quoteChecks, type QuoteCheck } from '../../../core/claims/quote-check.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { InspectorSection } from './InspectorSection.tsx';
import { quoteGravity, quoteWords } from './quote-words.ts';
import { WordDiff } from './WordDiff.tsx';

const icons = { good: Check, minor: Info, grave: CircleAlert } as const;

export interface QuoteFindingsProps {
  readonly claim: Claim;
  /** The citation whose evidence is open beside the claim. */
  readonly shownCitationId?: string | null;
}

/** Every quotation of the claim beside every excerpt it cites. Nothing shows when there is nothing to compare. */
export function QuoteFindings({ claim, shownCitationId = null }: QuoteFindingsProps) {
  const { project } = useDesk();
  const checks = quoteChecks(project, claim);
  if (checks.length === 0) return null;
  return (
    <InspectorSection title="Quotation and excerpt" count={checks.length}>
      {checks.map((check) => (
        <Finding
          key={`${check.citationId} ${check.quotation}`}
          claimId={claim.id}
          check={check}
          isShown={check.citationId === shownCitationId}
        />
      ))}
    </InspectorSection>
  );
}

interface FindingProps {
  readonly claimId: string;
  readonly check: QuoteCheck;
  readonly isShown: boolean;
}

function Finding({ claimId, check, isShown }: FindingProps) {
  const { project, setView } = useDesk();
  const { finding } = check;
  const gravity = quoteGravity(finding?.verdict ?? null);
  const Icon = icons[gravity];
  const source = project.sources[project.citations[check.citationId]?.sourceId ?? ''];
  const others = finding === null ? [] : finding.differences.filter((other) => other !== finding.verdict);
  return (
    <article className="finding" data-gravity={gravity}>
      <p className="finding-title">
        <Icon aria-hidden="true" />
        {finding === null ? 'Not in the excerpt' : quoteWords[finding.verdict]}
      </p>
      {finding === null ? (
        <p className="excerpt">“{check.quotation}”</p>
      ) : gravity === 'good' ? null : (
        <WordDiff label="From the evidence to the quotation" stretches={finding.diff} />
      )}
      {others.length === 0 ? null : (
        <p className="insp-hint">
          Also: {others.map((other) => quoteWords[other].toLowerCase()).join('; ')}.
        </p>
      )}
      <div className="insp-row">
        <span className="insp-hint grow">{source === undefined ? '' : sourceTitle(source)}</span>
        {isShown ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setView({ kind: 'evidence', claimId, citationId: check.citationId });
            }}
          >
            Show in the evidence
          </Button>
        )}
      </div>
    </article>
  );
}
