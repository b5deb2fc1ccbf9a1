import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DeskKeyForm } from './DeskKeyForm.tsx';
import { useDeskKey } from './use-desk-key.ts';

export interface SignDialogProps {
  readonly onClose: () => void;
  /** The dossier may be made now: with the desk’s key, or with one for it alone. */
  readonly onGoOn: () => void;
}

/** Before a dossier is made on a computer without a password service: the pass phrase of the key that signs it. */
export function SignDialog({ onClose, onGoOn }: SignDialogProps) {
  const deskKey = useDeskKey();
  // A title that changes while somebody reads it would be told twice.
  if (deskKey.status === null && deskKey.error === null) return null;
  const isNew = deskKey.status?.kind === 'none';
  return (
    <Dialog
      title={isNew ? 'Make the desk’s key' : 'Unlock the desk’s key'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="quiet" onPress={onGoOn}>
            Sign without it
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <p>
          {isNew
            ? 'A dossier is signed, so that whoever gets it can tell that it comes from this desk and that nothing changed since. This library has no key yet.'
            : 'The dossier is signed with the key of this desk. It stays open until Stet is closed.'}
        </p>
        <DeskKeyForm deskKey={deskKey} autoFocus onReady={onGoOn} />
        <p className="insp-hint">
          Signed without it, the dossier gets a key for itself alone: it shows that nothing changed since, and
          not who made it.
        </p>
      </div>
    </Dialog>
  );
}
