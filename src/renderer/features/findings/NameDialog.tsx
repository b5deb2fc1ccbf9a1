import { useState } from 'react';
import { nameKinds } from '../../../core/sources/registered-name.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';
import { nameKindNames } from './finding-words.ts';
import { nameCommand, type NameDraft } from './name-draft.ts';

export interface NameDialogProps {
  /** Null: a new entry. */
  readonly nameId: string | null;
  readonly initial: NameDraft;
  readonly onClose: () => void;
}

/** Registers a spelling, or changes an entry of the register. */
export function NameDialog({ nameId, initial, onClose }: NameDialogProps) {
  const { project, newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const [draft, setDraft] = useState(initial);
  const set = (part: Partial<NameDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const isReady = !isBusy && draft.canonical.trim() !== '';
  const save = async () => {
    if (!isReady || !(await act(nameCommand(draft, nameId ?? newId('name'), nameId === null)))) return;
    announce(`${draft.canonical.trim()} is in the name register.`);
    onClose();
  };
  return (
    <Dialog
      title={nameId === null ? 'Register this spelling' : 'Registered name'}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Mod+Enter" isDisabled={!isReady} onPress={() => void save()}>
            {nameId === null ? 'Register' : 'Save'}
          </Button>
        </>
      }
    >
      <div
        className="dialog-stack"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Right spelling"
          autoFocus
          value={draft.canonical}
          onChange={(canonical) => {
            set({ canonical });
          }}
        />
        <TextArea
          label="Other right spellings"
          description="One a line: short forms, former names. They are never taken for slips."
          rows={2}
          value={draft.variants}
          onChange={(variants) => {
            set({ variants });
          }}
        />
        <Select
          label="What it names"
          options={nameKinds.map((value) => ({ value, label: nameKindNames[value] }))}
          value={draft.nameKind}
          onChange={(nameKind) => {
            set({ nameKind });
          }}
        />
        <Select
          label="Confirmed by"
          options={[
            { value: '', label: 'A person vouches for it' },
            ...Object.values(project.sources).map((source) => ({
              value: source.id,
              label: sourceTitle(source),
            })),
          ]}
          value={draft.sourceId ?? ''}
          onChange={(sourceId) => {
            set({ sourceId: sourceId === '' ? null : sourceId });
          }}
        />
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
