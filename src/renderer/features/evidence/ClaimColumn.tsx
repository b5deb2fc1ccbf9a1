import type { ReactNode } from 'react';
import type { Claim } from '../../../core/claims/claim.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { ClaimHead } from '../claims/ClaimHead.tsx';
import { ClaimNotices } from '../claims/ClaimNotices.tsx';
import { StatusControl } from '../claims/StatusControl.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { ClaimFindings } from '../findings/ClaimFindings.tsx';

export interface ClaimColumnProps {
  readonly claim: Claim;
  /** The citation whose evidence is open beside it; null when none is. */
  readonly citationId: string | null;
  readonly children?: ReactNode;
}

/** The claim beside its evidence, with what the machine found and the verdict. */
export function ClaimColumn({ claim, citationId, children }: ClaimColumnProps) {
  const { project } = useDesk();
  const state = claimState(project, claim);
  return (
    <section className="evidence-claim" aria-label="Claim" data-pane="Claim" tabIndex={-1}>
      <ClaimHead claim={claim} state={state} />
      <ClaimNotices claim={claim} state={state} />
      {children}
      <ClaimFindings claim={claim} shownCitationId={citationId} />
      <StatusControl claim={claim} />
    </section>
  );
}
