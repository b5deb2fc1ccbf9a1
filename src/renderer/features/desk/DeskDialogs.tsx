import { CaptureDialog } from '../capture/CaptureDialog.tsx';
import { ExceptionDialog } from '../coverage/ExceptionDialog.tsx';
import { NameDialog } from '../findings/NameDialog.tsx';
import { PutAsideDialog } from '../findings/PutAsideDialog.tsx';
import { AllegationDialog } from '../people/AllegationDialog.tsx';
import { ContactDialog } from '../people/ContactLog.tsx';
import { PassphraseDialog } from '../people/PassphraseDialog.tsx';
import { ConfidentialSourceDialog, UnlockDialog } from '../people/VaultDialogs.tsx';
import { QueryDialog } from '../queries/QueryDialog.tsx';
import { NoteDialog } from '../review/NoteDialog.tsx';
import { ProposeDialog } from '../review/ProposeDialog.tsx';
import { CitationDialog } from '../sources/CitationDialog.tsx';
import { AcceptAllDialog } from '../suggestions/AcceptAllDialog.tsx';
import { IgnoredDialog } from '../suggestions/IgnoredDialog.tsx';
import type { DeskDialog } from './desk-context.ts';
import { MarkDialog } from './MarkDialog.tsx';
import { NotCheckableDialog } from './NotCheckableDialog.tsx';

export interface DeskDialogsProps {
  readonly dialog: DeskDialog | null;
  readonly onClose: () => void;
}

/** The dialog that is open, if any. */
export function DeskDialogs({ dialog, onClose }: DeskDialogsProps) {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'mark':
      return <MarkDialog {...dialog} onClose={onClose} />;
    case 'not-checkable':
      return <NotCheckableDialog {...dialog} onClose={onClose} />;
    case 'query':
      return <QueryDialog {...dialog} onClose={onClose} />;
    case 'propose':
      return <ProposeDialog {...dialog} onClose={onClose} />;
    case 'note':
      return <NoteDialog {...dialog} onClose={onClose} />;
    case 'citation':
      return <CitationDialog {...dialog} onClose={onClose} />;
    case 'capture':
      return <CaptureDialog sourceId={null} onClose={onClose} />;
    case 'exception':
      return <ExceptionDialog onClose={onClose} />;
    case 'accept-suggestions':
      return <AcceptAllDialog onClose={onClose} />;
    case 'ignored-suggestions':
      return <IgnoredDialog onClose={onClose} />;
    case 'put-aside':
      return <PutAsideDialog {...dialog} onClose={onClose} />;
    case 'name':
      return <NameDialog {...dialog} onClose={onClose} />;
    case 'allegation':
      return <AllegationDialog {...dialog} onClose={onClose} />;
    case 'contact':
      return <ContactDialog onClose={onClose} />;
    case 'confidential-source':
      return <ConfidentialSourceDialog onClose={onClose} />;
    case 'unlock-vault':
      return <UnlockDialog onClose={onClose} />;
    case 'vault-passphrase':
      return <PassphraseDialog onClose={onClose} />;
  }
}
