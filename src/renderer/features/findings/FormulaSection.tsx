import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { checkStatedFormula } from '../../../core/claims/formula-check.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import type { StatedFormula } from '../../../core/claims/stated-formula.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { citationsOf } from '../../../core/sources/sourcing-policy.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineForm } from '../../ui/InlineForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { locatorText } from '../claims/claim-words.ts';
import { FoldingSection } from '../claims/FoldingSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import {
  blankValue,
  formulaDraft,
  formulaOf,
  freeName,
  statedIn,
  type FormulaDraft,
  type ValueDraft,
} from './formula-draft.ts';

/** How the claim's figure was worked out; shown for number claims and wherever a calculation is kept. */
export function FormulaSection({ claim }: { readonly claim: Claim }) {
  const [isEditing, setEditing] = useState(false);
  const maySet = useMay('claim.set-formula');
  const { formula } = claim;
  if (formula === null && claim.type !== 'number') return null;
  return (
    <FoldingSection
      title="Calculation"
      part="calculation"
      waiting={formula === null ? 0 : 1}
      summary="None"
      isHeld={isEditing}
      action={
        isEditing || !maySet ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setEditing(true);
            }}
          >
            {formula === null ? 'Work it out…' : 'Edit…'}
          </Button>
        )
      }
    >
      {isEditing ? (
        <FormulaForm
          claim={claim}
          onDone={() => {
            setEditing(false);
          }}
        />
      ) : formula === null ? (
        <p className="insp-hint">Is the figure worked out from others? Say how, and it is computed again.</p>
      ) : (
        <StoredFormula formula={formula} />
      )}
    </FoldingSection>
  );
}

function StoredFormula({ formula }: { readonly formula: StatedFormula }) {
  return (
    <>
      <p className="formula">{formula.expression}</p>
      <dl className="facts">
        {formula.values.map(({ name, value, citationId }) => (
          <CitedValue key={name} name={name} value={value} citationId={citationId} />
        ))}
      </dl>
      <Outcome formula={formula} />
    </>
  );
}

function CitedValue({ name, value, citationId }: StatedFormula['values'][number]) {
  const { project } = useDesk();
  const citation = citationId === null ? undefined : project.citations[citationId];
  const source = citation === undefined ? undefined : project.sources[citation.sourceId];
  return (
    <>
      <dt className="formula-name">{name}</dt>
      <dd>
        {value}
        {source === undefined ? null : <span className="insp-hint"> {sourceTitle(source)}</span>}
      </dd>
    </>
  );
}

/** The result and whether the draft's figure may stand for it, or what is wrong with the calculation. */
function Outcome({ formula }: { readonly formula: Pick<StatedFormula, 'expression' | 'values' | 'stated'> }) {
  const check = checkStatedFormula(formula);
  return (
    <p
      className="formula-outcome"
      role="status"
      data-gravity={check.ok ? (check.value.agrees ? 'good' : 'grave') : 'minor'}
    >
      {check.ok ? (
        <>
          <span aria-hidden="true">{check.value.agrees ? '✓' : '✕'}</span> = {check.value.computed}:{' '}
          {check.value.agrees
            ? `may be called “${formula.stated}”`
            : `is not “${formula.stated}”, which allows ${check.value.tolerance} either way`}
        </>
      ) : (
        check.error.message
      )}
    </p>
  );
}

function FormulaForm({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }) {
  const { project } = useDesk();
  const { act, error, isBusy } = useAct();
  const [draft, setDraft] = useState<FormulaDraft>(() =>
    formulaDraft(claim.formula, statedIn(claimState(project, claim).text)),
  );
  const citations = citationsOf(project, claim.id).map((citation) => {
    const source = project.sources[citation.sourceId];
    const where = citation.locator === null ? '' : `, ${locatorText(citation.locator)}`;
    return {
      value: citation.id,
      label: `${source === undefined ? 'A source' : sourceTitle(source)}${where}`,
    };
  });
  const formula = formulaOf(draft);
  const set = (part: Partial<FormulaDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const setValue = (at: number, part: Partial<ValueDraft>) => {
    set({ values: draft.values.map((value, index) => (index === at ? { ...value, ...part } : value)) });
  };
  const save = async (next: StatedFormula | null) => {
    if (await act({ kind: 'claim.set-formula', claimId: claim.id, formula: next })) onDone();
  };
  return (
    <InlineForm
      aria-label="Calculation"
      onSubmit={() => {
        if (formula !== null) void save(formula);
      }}
      onCancel={onDone}
    >
      <TextField
        label="Formula"
        autoFocus
        description="+ - * / ( ), percent-change(old, new), share(part, whole), difference, sum, average, round"
        placeholder="percent-change(before, after)"
        value={draft.expression}
        onChange={(expression) => {
          set({ expression });
        }}
      />
      {draft.values.map((value, at) => (
        <fieldset key={at} className="formula-value" aria-label={`Value ${at + 1}`}>
          <TextField
            label="Name"
            isLabelHidden
            placeholder="before"
            value={value.name}
            onChange={(name) => {
              setValue(at, { name: name.trim().toLowerCase() });
            }}
          />
          <TextField
            label="Value"
            isLabelHidden
            placeholder="48,312"
            value={value.value}
            onChange={(text) => {
              setValue(at, { value: text });
            }}
          />
          <IconButton
            label={`Remove value ${at + 1}`}
            icon={<Trash2 />}
            size="small"
            onPress={() => {
              set({ values: draft.values.filter((_, index) => index !== at) });
            }}
          />
          <Select
            label="Cited from"
            isLabelHidden
            variant="quiet"
            className="formula-citation"
            options={[{ value: '', label: 'Not cited' }, ...citations]}
            value={value.citationId ?? ''}
            onChange={(citationId) => {
              setValue(at, { citationId: citationId === '' ? null : citationId });
            }}
          />
        </fieldset>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={<Plus />}
        onPress={() => {
          set({ values: [...draft.values, blankValue(freeName(draft.values))] });
        }}
      >
        Add a value
      </Button>
      <TextField
        label="Figure of the draft"
        value={draft.stated}
        onChange={(stated) => {
          set({ stated });
        }}
      />
      {formula === null ? (
        <p className="insp-hint">
          Give a formula, a name and a figure for each value, and the figure of the draft.
        </p>
      ) : (
        <Outcome formula={formula} />
      )}
      <Refusal error={error} />
      <div className="insp-row is-end">
        {claim.formula === null ? null : (
          <Button size="small" variant="quiet" isDisabled={isBusy} onPress={() => void save(null)}>
            Take it away
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button size="small" type="submit" isDisabled={isBusy || formula === null}>
          Save
        </Button>
      </div>
    </InlineForm>
  );
}
