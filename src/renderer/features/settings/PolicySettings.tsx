import { CheckboxGroup, Label } from 'react-aria-components';
import { verdictStatuses } from '../../../core/claims/claim-status.ts';
import { defaultPolicy, type Policy } from '../../../core/gate/policy.ts';
import { roles } from '../../../core/project/roles.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CommittedField } from '../../ui/CommittedField.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { Switch } from '../../ui/Switch.tsx';
import { roleNames } from '../desk/desk-words.ts';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** What the gate demands of projects made from now on. */
export function PolicySettings({ settings, onChange }: SettingsSectionProps) {
  return (
    <PolicyFields
      policy={settings.policy}
      onChange={(policy) => {
        onChange({ policy });
      }}
    />
  );
}

export interface PolicyFieldsProps {
  readonly policy: Policy;
  readonly onChange: (policy: Policy) => void;
}

/** The fields of a policy, for the settings and for a project's own. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const set = (part: Partial<Policy>) => {
    onChange({ ...policy, ...part });
  };
  const isDefault = JSON.stringify(policy) === JSON.stringify(defaultPolicy);
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
        options={verdictStatuses.map((status) => ({ value: status, label: markLegend[status].label }))}
        values={policy.acceptedVerdicts}
        onChange={(acceptedVerdicts) => {
          set({ acceptedVerdicts });
        }}
      />
      <ChoiceList
        label="Verdicts that need no source"
        options={verdictStatuses.map((status) => ({ value: status, label: markLegend[status].label }))}
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
        options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
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
        description="An allegation in the text waits until it was put to them, and their answer stands in the text."
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
      <div>
        <Button
          isDisabled={isDefault}
          onPress={() => {
            onChange(defaultPolicy);
          }}
        >
          Back to the default policy
        </Button>
      </div>
    </>
  );
}

interface ChoiceListProps<V extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly values: readonly V[];
  readonly onChange: (values: V[]) => void;
}

function ChoiceList<V extends string>({ label, options, values, onChange }: ChoiceListProps<V>) {
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
    </CheckboxGroup>
  );
}
