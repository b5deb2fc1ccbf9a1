import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { correctionKinds } from '../../../core/corrections/correction.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { claimRows } from '../claims/claim-rows.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';
import { localDay } from '../people/people-words.ts';
import {
  correctionCommand,
  correctionDraft,
  correctionProblem,
  type CorrectionDraft,
} from './correction-draft.ts';
import { correctionKindWords } from './correction-words.ts';

export interface CorrectionDialogProps {
  /** Called with the entry's id once it is in the ledger, or null. */
  readonly onClose: (entered: string | null) => void;
}

const kinds = correctionKinds.map((value) => ({ value, label: correctionKindWords[value].name }));

/** Enters one line of the ledger: what readers are told, and apart from it what only the desk keeps. */
export function CorrectionDialog({ onClose }: CorrectionDialogProps) {
  const { newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const today = localDay(new Date());
  const [draft, setDraft] = useState(() => correctionDraft(today));
  const set = (part: Partial<CorrectionDraft>) => {
    setDraft((known) => ({ ...known, ...part }));
  };
  const problem = correctionProblem(draft, today);
  const { name, meaning } = correctionKindWords[draft.kind];
  const enter = async () => {
    if (problem !== null || isBusy) return;
    const id = newId('correction');
    if (!(await act(correctionCommand(draft, id)))) return;
    announce(`${name} entered. It leaves with every export from now on.`);
    onClose(id);
  };
  return (
    <Dialog
      title="New entry in the ledger"
      isOpen
      size="large"
      onClose={() => {
        onClose(null);
      }}
      actions={
        <>
          <span className="dialog-problem" role="status">
            {problem}
          </span>
          <Button
            variant="quiet"
            onPress={() => {
              onClose(null);
            }}
          >
            Cancel
          </Button>
          <Button
            variant={draft.kind === 'retraction' ? 'danger' : 'primary'}
            isDisabled={problem !== null || isBusy}
            onPress={() => void enter()}
          >
            {draft.kind === 'retraction' ? 'Retract the story' : 'Enter it'}
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <div className="labelled">
          <Segmented label="Kind" segments={kinds} value={draft.kind} onChange={(kind) => set({ kind })} />
          <p className="insp-hint">{meaning}</p>
        </div>
        <TextArea
          label="What readers are told"
          description="Printed with the article in every format, with the kind and the day."
          rows={3}
          autoFocus
          value={draft.note}
          onChange={(note) => set({ note })}
        />
        <DateField label="Made public on" value={draft.on} onCommit={(on) => set({ on })} />
        <fieldset className="desk-only">
          <legend>For the desk, never in a public format</legend>
          <TextArea
            label="How it came about"
            rows={2}
            value={draft.cause}
            onChange={(cause) => set({ cause })}
          />
          <TextField
            label="Who found it"
            placeholder="A reader, the subject, a colleague …"
            value={draft.foundBy}
            onChange={(foundBy) => set({ foundBy })}
          />
          <ConcernedClaims draft={draft} onChange={set} />
        </fieldset>
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}

interface ConcernedClaimsProps {
  readonly draft: CorrectionDraft;
  readonly onChange: (part: Partial<CorrectionDraft>) => void;
}

function ConcernedClaims({ draft, onChange }: ConcernedClaimsProps) {
  const { project } = useDesk();
  const options = claimRows(project).map((row) => ({
    value: row.id,
    label: row.text.length > 90 ? `${row.text.slice(0, 89)}…` : row.text,
  }));
  const chosen = options.filter(({ value }) => draft.claimIds.includes(value));
  const others = options.filter(({ value }) => !draft.claimIds.includes(value));
  return (
    <div className="accusing">
      <p className="ui-label">Claims concerned</p>
      {chosen.length === 0 ? (
        <p className="insp-hint">None: it is about the story as a whole.</p>
      ) : (
        <ul>
          {chosen.map(({ value, label }) => (
            <li key={value} className="accusing-claim">
              <span>{label}</span>
              <IconButton
                label={`Take off: ${label}`}
                icon={<Trash2 />}
                size="small"
                onPress={() => {
                  onChange({ claimIds: draft.claimIds.filter((id) => id !== value) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <Select
          label="A claim that it concerns"
          isLabelHidden
          placeholder="A claim…"
          options={others}
          value={null}
          onChange={(id) => {
            onChange({ claimIds: [...draft.claimIds, id] });
          }}
        />
      )}
    </div>
  );
}
