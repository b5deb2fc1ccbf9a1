import { Trash2, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { StoryCard } from '../desk/StoryCard.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { ClaimFindings } from '../findings/ClaimFindings.tsx';
import { FormulaSection } from '../findings/FormulaSection.tsx';
import { QueryThreads } from '../queries/QueryThreads.tsx';
import { ClaimPrivilege } from '../privilege/ClaimPrivilege.tsx';
import { ProposedChanges } from '../review/ProposedChanges.tsx';
import { ClaimAllegations } from '../people/ClaimAllegations.tsx';
import { Citations } from '../sources/Citations.tsx';
import { ClaimBank } from '../search/ClaimBank.tsx';
import { SuggestionPanel } from '../suggestions/SuggestionPanel.tsx';
import { useSuggestions } from '../suggestions/suggestions-context.ts';
import { Attribution } from './Attribution.tsx';
import { ClaimDetails } from './ClaimDetails.tsx';
import { ClaimHead } from './ClaimHead.tsx';
import { ClaimHistory, ClaimNotes } from './ClaimNotes.tsx';
import { ClaimNotices } from './ClaimNotices.tsx';
import { MarkingPanel } from './MarkingPanel.tsx';
import { SpanList } from './SpanList.tsx';
import { StatusControl } from './StatusControl.tsx';

/** Everything about what is chosen: a claim, a not-checkable marking, a suggestion, or else the story. Each is read from its top. */
export function Inspector() {
  const { selectedClaimId, selectedMarkingId } = useDesk();
  const { chosen } = useSuggestions();
  const place = useRef<HTMLDivElement>(null);
  const subject = selectedClaimId ?? selectedMarkingId ?? chosen?.suggestion.id ?? 'story';
  useLayoutEffect(() => {
    const pane = place.current?.closest('.ui-pane');
    if (pane !== null && pane !== undefined) pane.scrollTop = 0;
  }, [subject]);
  return (
    <div ref={place}>
      <Chosen />
    </div>
  );
}

function Chosen() {
  const { project, selectedClaimId, selectedMarkingId } = useDesk();
  const { chosen } = useSuggestions();
  const claim = selectedClaimId === null ? undefined : project.claims[selectedClaimId];
  if (claim !== undefined && claim.removed === null) return <ClaimInspector key={claim.id} claim={claim} />;
  const marking = selectedMarkingId === null ? undefined : project.notCheckable[selectedMarkingId];
  if (marking !== undefined) return <MarkingPanel key={marking.id} marking={marking} />;
  if (chosen !== null) return <SuggestionPanel chosen={chosen} />;
  return <StoryCard />;
}

function ClaimInspector({ claim }: { readonly claim: Claim }) {
  const { project, selectClaim } = useDesk();
  const state = claimState(project, claim);
  return (
    <div className="inspector">
      <IconButton
        className="insp-close"
        label="Back to the story"
        icon={<X />}
        keys="Escape"
        size="small"
        onPress={() => {
          selectClaim(null);
        }}
      />
      <ClaimHead claim={claim} state={state} />
      <ClaimNotices claim={claim} state={state} />
      <StatusControl claim={claim} />
      <ClaimFindings claim={claim} />
      <Citations claim={claim} />
      <FormulaSection claim={claim} />
      <ClaimBank claim={claim} />
      <ProposedChanges claim={claim} />
      <QueryThreads claimId={claim.id} />
      <Attribution claim={claim} />
      <ClaimAllegations claim={claim} />
      <ClaimDetails claim={claim} />
      <ClaimPrivilege claim={claim} />
      <SpanList claim={claim} />
      <ClaimNotes claim={claim} />
      <ClaimHistory claim={claim} />
      <RemoveClaim claim={claim} />
    </div>
  );
}

function RemoveClaim({ claim }: { readonly claim: Claim }) {
  const { act, error, isBusy, dismiss } = useAct();
  const mayRemove = useMay('claim.remove');
  return (
    <section className="insp-section" aria-label="Remove the claim">
      <Button
        size="small"
        variant="quiet"
        icon={<Trash2 />}
        isDisabled={!mayRemove || isBusy}
        onPress={() => void act({ kind: 'claim.remove', claimId: claim.id })}
      >
        Remove the claim
      </Button>
      <p className="insp-hint">
        Its words become uncovered again. The history keeps it; undo brings it back.
      </p>
      <Refusal error={error} onDismiss={dismiss} />
    </section>
  );
}
