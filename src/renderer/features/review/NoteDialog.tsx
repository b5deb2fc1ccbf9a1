import { claimState } from '../../../core/claims/staleness.ts';
import { useDesk } from '../desk/desk-context.ts';
import { TextDialog } from '../desk/TextDialog.tsx';

export interface NoteDialogProps {
  readonly claimId: string;
  readonly onClose: () => void;
}

/** A remark on a claim for colleagues. */
export function NoteDialog({ claimId, onClose }: NoteDialogProps) {
  const { project, newId, announce } = useDesk();
  const claim = project.claims[claimId];
  return (
    <TextDialog
      title="Note"
      asks={`note ${claimId}`}
      label="Note"
      affirm="Keep the note"
      commandFor={(text) => ({ kind: 'claim.note', claimId, noteId: newId('note'), text })}
      onDone={() => {
        announce('Note kept.');
      }}
      onClose={onClose}
    >
      {claim === undefined ? null : (
        <blockquote className="dialog-words">{claimState(project, claim).text}</blockquote>
      )}
    </TextDialog>
  );
}
