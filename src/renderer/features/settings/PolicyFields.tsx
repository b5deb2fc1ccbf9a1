import { CheckboxGroup, Label } from 'react-aria-components';
import { verdictStatuses } from '../../../core/claims/claim-status.ts';
import { defaultPolicy, type Policy, type QuotePolicy } from '../../../core/gate/policy.ts';
import { roles } from '../../../core/project/roles.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CommittedField } from '../../ui/CommittedField.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { roleNames } from '../desk/desk-words.ts';
import { ExpiryFields } from './ExpiryFields.tsx';

export interface PolicyFieldsProps {
  readonly policy: Policy;
  readonly onChange: (policy: Policy) => void;
}

const verdictOptions = verdictStatuses.map((status) => ({ value: status, label: markLegend[status].label }));
const roleOptions = roles.map((role) => ({ value: role, label: roleNames[role] }));

/** The fields of a policy, for new projects and for one project. Every change is given at once. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const set = (part: Partial<Policy>) => {
    onChange({ ...policy, ...part });
  };
  return (
    <>
      <CommittedField
        label="Name"
        value={policy.name}
        check={(name) => (name.trim() === '' ? 'A policy needs a name; reports print it.' : null)}
        onCommit={(name) => {
          set({ name: name.trim() });
        }}
        className="settings-short"
      />
      <ChoiceList
        label="Verdicts under which a claim may stand"
        options={verdictOptions}
        values={policy.acceptedVerdicts}
        onChange={(acceptedVerdicts) => {
          set({ acceptedVerdicts });
        }}
      />
      <ChoiceList
        label="Verdicts that need no source"
        options={verdictOptions}
        values={policy.needNoSource}
        onChange={(needNoSource) => {
          set({ needNoSource });
        }}
      />
      <CommittedField
        label="Independent secondary sources that stand for one primary source"
        value={String(policy.independentSecondary)}
        check={(text) => (/^(?:[1-9]|1\d|20)$/u.test(text.trim()) ? null : 'A whole number from 1 to 20.')}
        onCommit={(text) => {
          set({ independentSecondary: Number(text.trim()) });
        }}
        inputMode="numeric"
        className="settings-number"
      />
      <ChoiceList
        label="Sign-offs needed"
        options={roleOptions}
        values={policy.signOffs}
        onChange={(signOffs) => {
          set({ signOffs });
        }}
      />
      <Switch
        isSelected={policy.requireLocators}
        onChange={(requireLocators) => {
          set({ requireLocators });
        }}
        description="A citation without page, paragraph or time is incomplete."
      >
        Every citation says where in the source
      </Switch>
      <Switch
        isSelected={policy.requireCoverage}
        onChange={(requireCoverage) => {
          set({ requireCoverage });
        }}
        description="Every word is in a claim or marked not checkable, unless the editor signs an exception."
      >
        Full coverage
      </Switch>
      <Switch
        isSelected={policy.rightOfReply}
        onChange={(rightOfReply) => {
          set({ rightOfReply });
        }}
        description="An allegation holds the article back until whoever it concerns was asked to reply."
      >
        Right of reply
      </Switch>
      <Switch
        isSelected={policy.onePersonDesk}
        onChange={(onePersonDesk) => {
          set({ onePersonDesk });
        }}
        description="The writer may check their own story. Every report says so."
      >
        One-person desk
      </Switch>
      <QuoteFields
        quotes={policy.quotes}
        onChange={(quotes) => {
          set({ quotes });
        }}
      />
      <ExpiryFields
        expiry={policy.expiry}
        onChange={(expiry) => {
          set({ expiry });
        }}
      />
    </>
  );
}

const passOptions: readonly { readonly value: QuotePolicy['passes'][number]; readonly label: string }[] = [
  { value: 'verbatim', label: 'Verbatim' },
  { value: 'verbatim-normalised', label: 'Only punctuation differs' },
  { value: 'fillers-dropped', label: 'Hesitations left out' },
  { value: 'bracketed', label: 'Brackets and ellipses' },
  { value: 'reordered', label: 'Words in another order' },
  { value: 'altered', label: 'Words altered' },
];

type Consequence = 'none' | 'told' | 'blocks';

/** What follows when a quotation is not what its excerpt says. */
function QuoteFields({
  quotes,
  onChange,
}: {
  readonly quotes: Policy['quotes'];
  readonly onChange: (quotes: Policy['quotes']) => void;
}) {
  const passes = quotes?.passes ?? defaultPolicy.quotes?.passes ?? [];
  const chosen: Consequence = quotes === null ? 'none' : quotes.blocks ? 'blocks' : 'told';
  return (
    <>
      <div className="ui-field">
        <span className="ui-label">A quotation that differs from its excerpt</span>
        <Segmented<Consequence>
          label="A quotation that differs from its excerpt"
          value={chosen}
          onChange={(next) => {
            onChange(next === 'none' ? null : { passes, blocks: next === 'blocks' });
          }}
          segments={[
            { value: 'blocks', label: 'Holds the article back' },
            { value: 'told', label: 'Is pointed out' },
            { value: 'none', label: 'Is only shown' },
          ]}
        />
      </div>
      {quotes === null ? null : (
        <ChoiceList
          label="Differences that pass"
          description="A changed number or a changed “not” never passes."
          options={passOptions}
          values={quotes.passes}
          onChange={(next) => {
            onChange({ ...quotes, passes: next });
          }}
        />
      )}
    </>
  );
}

interface ChoiceListProps<V extends string> {
  readonly label: string;
  readonly description?: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly values: readonly V[];
  readonly onChange: (values: V[]) => void;
}

function ChoiceList<V extends string>({ label, description, options, values, onChange }: ChoiceListProps<V>) {
  return (
    <CheckboxGroup
      className="role-choice"
      value={[...values]}
      onChange={(chosen) => {
        onChange(options.map((option) => option.value).filter((value) => chosen.includes(value)));
      }}
    >
      <Label className="ui-label">{label}</Label>
      <div className="role-choice-list">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      {description === undefined ? null : <p className="ui-description">{description}</p>}
    </CheckboxGroup>
  );
}
