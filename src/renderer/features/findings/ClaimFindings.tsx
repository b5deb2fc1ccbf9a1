import { claimFindings, dismissalsOf, type ClaimFinding } from '../../../core/claims/claim-findings.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { isSameFinding, type Dismissal } from '../../../core/claims/dismissal.ts';
import { Button } from '../../ui/Button.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { FindingCard } from './FindingCard.tsx';
import { findingTitle } from './finding-words.ts';
import { moveInList } from './move-in-list.ts';

export interface ClaimFindingsProps {
  readonly claim: Claim;
  /** The citation whose evidence is open beside the claim; null when none is. */
  readonly shownCitationId?: string | null;
}

/**
 * Everything the machine found about a claim: concerns first, then quotations that agree, other agreements folded away, what was
 * put aside with its reason.
 * Nothing shows when there is nothing to compare.
 */
export function ClaimFindings({ claim, shownCitationId = null }: ClaimFindingsProps) {
  const { project } = useDesk();
  const findings = claimFindings(project, claim);
  const aside = dismissalsOf(project, claim.id);
  if (findings.length === 0 && aside.length === 0) return null;
  const open = findings.filter(({ weight, dismissal }) => weight !== 'agreement' && dismissal === null);
  const agreements = findings.filter(({ weight }) => weight === 'agreement');
  // How a quotation compares is the answer that a checker waits for, also when it is right.
  const quotations = agreements.filter(({ kind }) => kind === 'quote');
  const others = agreements.filter(({ kind }) => kind !== 'quote');
  const concerns = open.filter(({ weight }) => weight === 'concern').length;
  const card = (finding: ClaimFinding, at: number) => (
    <li
      key={`${finding.kind} ${finding.draft.start} ${finding.citationId ?? ''} ${finding.key.finding} ${at}`}
    >
      <FindingCard claim={claim} finding={finding} shownCitationId={shownCitationId} isFirst={at === 0} />
    </li>
  );
  return (
    <InspectorSection title="What the machine found" count={concerns}>
      <div className="findings" onKeyDown={moveInList}>
        {open.length === 0 ? (
          <p className="insp-hint">
            No concern. A finding is no verdict: what is not named was not compared.
          </p>
        ) : (
          <ul aria-label="Concerns">{open.map(card)}</ul>
        )}
        {quotations.length === 0 ? null : <ul aria-label="Quotations that agree">{quotations.map(card)}</ul>}
        {others.length === 0 ? null : (
          <details className="finding-fold">
            <summary>
              {counted(others.length, quotations.length === 0 ? 'agreement' : 'other agreement')}
            </summary>
            <ul aria-label="Agreements">{others.map(card)}</ul>
          </details>
        )}
        {aside.length === 0 ? null : (
          <ul className="findings-aside" aria-label="Put aside">
            {aside.map((dismissal) => (
              <li key={dismissal.id}>
                <PutAside
                  dismissal={dismissal}
                  isStillFound={findings.some(({ key }) => isSameFinding(key, dismissal))}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </InspectorSection>
  );
}

/** A finding that somebody put aside: who, when, why, and the way back. */
function PutAside({
  dismissal,
  isStillFound,
}: {
  readonly dismissal: Dismissal;
  readonly isStillFound: boolean;
}) {
  const { announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayRecall = useMay('finding.recall');
  const title = findingTitle(dismissal);
  return (
    <article
      className="finding is-aside"
      data-item
      tabIndex={-1}
      aria-label={`Put aside. ${title}: ${dismissal.claimText}`}
    >
      <p className="finding-title">
        Put aside: {title}, <span className="finding-quoted">“{dismissal.claimText}”</span>
      </p>
      <p className="said">{dismissal.reason}</p>
      <p className="said-by">
        {dismissal.by}, <time dateTime={dismissal.at}>{shortTime(dismissal.at, new Date())}</time>
        {isStillFound ? null : <span>no longer found</span>}
        <Button
          size="small"
          variant="quiet"
          isDisabled={!mayRecall || isBusy}
          onPress={() => {
            void act({ kind: 'finding.recall', dismissalId: dismissal.id }).then((isDone) => {
              if (isDone) announce(`Taken back: ${title}.`);
            });
          }}
        >
          Take back
        </Button>
      </p>
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}
