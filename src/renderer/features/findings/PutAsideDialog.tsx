import type { ClaimFinding } from '../../../core/claims/claim-findings.ts';
import { useDesk } from '../desk/desk-context.ts';
import { TextDialog } from '../desk/TextDialog.tsx';
import { findingTitle } from './finding-words.ts';

export interface PutAsideDialogProps {
  readonly finding: ClaimFinding;
  readonly onClose: () => void;
}

/** Asks why a finding does not matter. The reason is kept, shown beside the claim and printed in the checking report. */
export function PutAsideDialog({ finding, onClose }: PutAsideDialogProps) {
  const { newId, announce } = useDesk();
  return (
    <TextDialog
      title="Put the finding aside"
      asks={`put aside ${JSON.stringify(finding.key)}`}
      label="Why it does not matter"
      description="Kept with your name and printed in the checking report. When the words change, it is a new finding."
      affirm="Put aside"
      commandFor={(reason) => ({
        kind: 'finding.dismiss',
        dismissalId: newId('dismissal'),
        ...finding.key,
        reason,
      })}
      onDone={() => {
        announce(`Put aside: ${findingTitle(finding.key)}.`);
      }}
      onClose={onClose}
    >
      <p className="finding-title">{findingTitle(finding.key)}</p>
      <blockquote className="dialog-words">{finding.draft.text}</blockquote>
      {finding.evidence === null ? null : <p className="insp-hint">Evidence: “{finding.evidence.text}”</p>}
    </TextDialog>
  );
}
