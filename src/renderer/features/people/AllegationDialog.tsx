import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { claimState } from '../../../core/claims/staleness.ts';
import { personName } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { claimRows } from '../claims/claim-rows.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import {
  allegationCommands,
  allegationDraft,
  draftProblem,
  type AllegationDraft,
  type AnswerKind,
} from './allegation-draft.ts';
import { channelOptions, localDay } from './people-words.ts';

export interface AllegationDialogProps {
  /** The claim that accuses somebody, for a new allegation. */
  readonly claimId: string | null;
  /** Null: a new allegation. */
  readonly allegationId: string | null;
  readonly onClose: () => void;
}

const somebodyNew = 'somebody-new';
const nowhere = 'nowhere';
const answers: readonly { readonly value: AnswerKind; readonly label: string }[] = [
  { value: 'none', label: 'None yet' },
  { value: 'answered', label: 'They answered' },
  { value: 'declined', label: 'They declined' },
  { value: 'silent', label: 'No answer in time' },
];

/** What the story says against somebody, and their right of reply: whom, what, when, until when, the answer and where it stands. */
export function AllegationDialog({ claimId, allegationId, onClose }: AllegationDialogProps) {
  const { project, newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const mayRemove = useMay('allegation.remove');
  const before = allegationId === null ? null : (project.allegations[allegationId] ?? null);
  const claim = claimId === null ? undefined : project.claims[claimId];
  const words = claim === undefined ? '' : claimState(project, claim).text;
  const [draft, setDraft] = useState(() => allegationDraft(before, { claimId, words }, new Date()));
  const set = (part: Partial<AllegationDraft>) => {
    setDraft((known) => ({ ...known, ...part }));
  };
  const problem = draftProblem(draft, localDay(new Date()));
  const save = async () => {
    if (problem !== null || isBusy) return;
    const ids = { allegationId: newId('allegation'), sourceId: newId('source') };
    if (!(await act(allegationCommands(draft, before, ids, new Date())))) return;
    announce(before === null ? 'Allegation recorded.' : 'Allegation changed.');
    onClose();
  };
  const remove = async () => {
    if (before !== null && (await act({ kind: 'allegation.remove', allegationId: before.id }))) onClose();
  };
  return (
    <Dialog
      title={before === null ? 'This accuses somebody' : 'Allegation'}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          {before === null ? null : (
            <Button variant="danger" isDisabled={!mayRemove || isBusy} onPress={() => void remove()}>
              Remove
            </Button>
          )}
          <span className="dialog-problem" role="status">
            {problem}
          </span>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={problem !== null || isBusy} onPress={() => void save()}>
            {before === null ? 'Record it' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <Accused draft={draft} isFixed={before !== null} onChange={set} />
        <TextArea
          label="What is put to them"
          rows={2}
          value={draft.summary}
          onChange={(summary) => set({ summary })}
        />
        <AccusingClaims draft={draft} onChange={set} />
        <Putting draft={draft} onChange={set} />
        <Answer draft={draft} onChange={set} />
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly draft: AllegationDraft;
  readonly onChange: (part: Partial<AllegationDraft>) => void;
}

function Accused({ draft, isFixed, onChange }: PartProps & { readonly isFixed: boolean }) {
  const { project } = useDesk();
  const people = Object.values(project.sources)
    .map((source) => ({ value: source.id, label: personName(source) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="field-row">
      <Select
        label="Who is accused"
        className="grow"
        isDisabled={isFixed}
        options={[{ value: somebodyNew, label: 'Somebody who is not among the sources' }, ...people]}
        value={draft.sourceId ?? somebodyNew}
        onChange={(id) => onChange({ sourceId: id === somebodyNew ? null : id })}
      />
      {draft.sourceId !== null ? null : (
        <TextField
          label="Name"
          className="grow"
          autoFocus
          placeholder="A person or a body"
          value={draft.newName}
          onChange={(newName) => onChange({ newName })}
        />
      )}
    </div>
  );
}

/** A choice of claims by their words. */
function useClaimOptions() {
  const { project } = useDesk();
  return claimRows(project).map((row) => ({
    value: row.id,
    label: row.text.length > 90 ? `${row.text.slice(0, 89)}…` : row.text,
  }));
}

function AccusingClaims({ draft, onChange }: PartProps) {
  const options = useClaimOptions();
  const chosen = options.filter(({ value }) => draft.claimIds.includes(value));
  const others = options.filter(({ value }) => !draft.claimIds.includes(value));
  return (
    <div className="accusing">
      <p className="ui-label">Claims that say so</p>
      {chosen.length === 0 ? (
        <p className="insp-hint">None: without a claim in the text it keeps nothing back.</p>
      ) : (
        <ul>
          {chosen.map(({ value, label }) => (
            <li key={value} className="accusing-claim">
              <span>{label}</span>
              <IconButton
                label={`Take off: ${label}`}
                icon={<Trash2 />}
                size="small"
                onPress={() => onChange({ claimIds: draft.claimIds.filter((id) => id !== value) })}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <Select
          label="Another claim that says so"
          isLabelHidden
          placeholder="Another claim…"
          options={others}
          value={null}
          onChange={(id) => onChange({ claimIds: [...draft.claimIds, id] })}
        />
      )}
    </div>
  );
}

function Putting({ draft, onChange }: PartProps) {
  return (
    <div className="field-row is-end">
      <Checkbox isSelected={draft.isPut} onChange={(isPut) => onChange({ isPut })}>
        Put to them
      </Checkbox>
      <TextField
        label="When"
        type="datetime-local"
        isDisabled={!draft.isPut}
        value={draft.putAt}
        onChange={(putAt) => onChange({ putAt })}
      />
      <Select
        label="How"
        options={channelOptions}
        isDisabled={!draft.isPut}
        value={draft.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <TextField
        label="Answer by"
        type="date"
        value={draft.deadline}
        onChange={(deadline) => onChange({ deadline })}
      />
    </div>
  );
}

function Answer({ draft, onChange }: PartProps) {
  const options = useClaimOptions();
  return (
    <>
      <div className="labelled">
        <span className="ui-label" aria-hidden="true">
          Their answer
        </span>
        <Segmented
          label="Their answer"
          segments={answers}
          value={draft.answer}
          onChange={(answer) => onChange({ answer })}
        />
      </div>
      {draft.answer !== 'answered' ? null : (
        <>
          <TextArea
            label="What they answered"
            rows={3}
            value={draft.replyText}
            onChange={(replyText) => onChange({ replyText })}
          />
          <Select
            label="Where the text gives it"
            description="The claim in whose words the answer stands."
            options={[{ value: nowhere, label: 'Nowhere yet' }, ...options]}
            value={draft.replyClaimId ?? nowhere}
            onChange={(id) => onChange({ replyClaimId: id === nowhere ? null : id })}
          />
        </>
      )}
    </>
  );
}
