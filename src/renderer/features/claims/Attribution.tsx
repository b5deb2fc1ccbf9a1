import { useState } from 'react';
import type { Attribution as AttributionRecord, Claim } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineForm } from '../../ui/InlineForm.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { FoldingSection } from './FoldingSection.tsx';

const nobody: AttributionRecord = { kind: 'person', name: '', jobTitle: '', saidOn: '', url: '' };

/** Who said it, when the claim is somebody else’s. Only such claims go into ClaimReview. */
export function Attribution({ claim }: { readonly claim: Claim }) {
  const [isEditing, setEditing] = useState(false);
  const mayUpdate = useMay('claim.update');
  const who = claim.attribution;
  return (
    <FoldingSection
      title="Said by"
      part="said-by"
      summary={who === null ? unattributed(claim) : who.name}
      isHeld={isEditing}
      action={
        isEditing || !mayUpdate ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setEditing(true);
            }}
          >
            {who === null ? 'Attribute…' : 'Edit…'}
          </Button>
        )
      }
    >
      {isEditing ? (
        <AttributionForm
          claim={claim}
          onDone={() => {
            setEditing(false);
          }}
        />
      ) : (
        <p className={who === null ? 'insp-hint' : undefined}>
          {who === null
            ? `${unattributed(claim)}.`
            : [who.name, who.jobTitle, who.saidOn].filter((part) => part !== '').join(', ')}
        </p>
      )}
    </FoldingSection>
  );
}

/** What stands where nobody is named: a quotation is never the writer’s own words, so its speaker is still to be told. */
function unattributed(claim: Claim): string {
  return claim.type === 'quote' ? 'Nobody is named yet' : 'The writer’s own statement';
}

function AttributionForm({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }) {
  const { act, error, isBusy } = useAct();
  const [draft, setDraft] = useState(claim.attribution ?? nobody);
  const [summary, setSummary] = useState(claim.summary);
  const set = (part: Partial<AttributionRecord>) => {
    setDraft({ ...draft, ...part });
  };
  const save = async (attribution: AttributionRecord | null) => {
    if (await act({ kind: 'claim.update', claimId: claim.id, attribution, summary: summary.trim() }))
      onDone();
  };
  return (
    <InlineForm
      onSubmit={() => {
        if (draft.name.trim() !== '') void save({ ...draft, name: draft.name.trim() });
      }}
      onCancel={onDone}
    >
      <Select
        label="Who"
        options={[
          { value: 'person', label: 'A person' },
          { value: 'organization', label: 'An organization' },
        ]}
        value={draft.kind}
        onChange={(kind) => {
          set({ kind });
        }}
      />
      <TextField label="Name" autoFocus value={draft.name} onChange={(name) => set({ name })} />
      {draft.kind === 'person' ? (
        <TextField label="Position" value={draft.jobTitle} onChange={(jobTitle) => set({ jobTitle })} />
      ) : null}
      <DateField label="Said on" value={draft.saidOn} onCommit={(saidOn) => set({ saidOn })} />
      <TextField
        label="Where it was said"
        type="url"
        placeholder="https://…"
        value={draft.url}
        onChange={(url) => set({ url })}
      />
      <TextArea
        label="Short wording for ClaimReview"
        description="Empty uses the claim’s own words."
        rows={2}
        value={summary}
        onChange={setSummary}
      />
      <Refusal error={error} />
      <div className="insp-row is-end">
        {claim.attribution === null ? null : (
          <Button size="small" variant="quiet" onPress={() => void save(null)}>
            {claim.type === 'quote' ? 'Name nobody' : 'It is the writer’s own'}
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button size="small" type="submit" isDisabled={isBusy || draft.name.trim() === ''}>
          Save
        </Button>
      </div>
    </InlineForm>
  );
}
