import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';
import { isNamed } from './csl-form.ts';
import { sourceCommand, sourceDraft } from './source-draft.ts';
import { SourceFields } from './SourceFields.tsx';

export interface SourceDialogProps {
  /** Null: a new source. */
  readonly sourceId: string | null;
  readonly onClose: () => void;
  readonly onSaved?: (sourceId: string) => void;
}

/** Adds a source or edits one. */
export function SourceDialog({ sourceId, onClose, onSaved }: SourceDialogProps) {
  const { project, newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const before = sourceId === null ? null : (project.sources[sourceId] ?? null);
  const [draft, setDraft] = useState(() => sourceDraft(before));
  const isReady = !isBusy && isNamed(draft.form);
  const save = async () => {
    if (!isReady) return;
    const id = before?.id ?? newId('source');
    if (!(await act(sourceCommand(draft, id, before)))) return;
    announce(before === null ? 'Source added.' : 'Source changed.');
    onSaved?.(id);
    onClose();
  };
  return (
    <Dialog
      title={before === null ? 'New source' : 'Source'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Mod+Enter" isDisabled={!isReady} onPress={() => void save()}>
            {before === null ? 'Add the source' : 'Save'}
          </Button>
        </>
      }
    >
      <div
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      >
        <SourceFields draft={draft} onChange={setDraft} />
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
