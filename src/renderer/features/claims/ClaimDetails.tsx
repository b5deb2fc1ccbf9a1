import { claimFlags, type Claim, type ClaimFlag } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { claimRows, ownersOf } from './claim-rows.ts';
import { flagNames } from './claim-words.ts';
import { FoldingSection } from './FoldingSection.tsx';

/** Who has the claim and what risk it carries. */
export function ClaimDetails({ claim }: { readonly claim: Claim }) {
  const { project, actor } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayUpdate = useMay('claim.update');
  const names = new Set([
    ...(actor === '' ? [] : [actor]),
    ...project.story.people.map((person) => person.name),
    ...ownersOf(claimRows(project)),
  ]);
  const setOwner = (name: string) =>
    act({ kind: 'claim.update', claimId: claim.id, owner: name === '' ? null : name });
  const setFlag = (flag: ClaimFlag, isOn: boolean) =>
    act({
      kind: 'claim.update',
      claimId: claim.id,
      flags: isOn ? [...claim.flags, flag] : claim.flags.filter((other) => other !== flag),
    });
  return (
    <FoldingSection
      title="Owner and risk"
      part="owner"
      summary={[claim.owner ?? 'Nobody', ...claim.flags.map((flag) => flagNames[flag])].join(', ')}
    >
      <div className="insp-row">
        <Select
          label="Owner"
          isLabelHidden
          className="owner-select"
          options={[
            { value: '', label: 'Nobody' },
            ...[...names].map((name) => ({ value: name, label: name })),
          ]}
          value={claim.owner ?? ''}
          isDisabled={!mayUpdate}
          onChange={(name) => {
            if (name !== (claim.owner ?? '')) void setOwner(name);
          }}
        />
        {actor === '' || claim.owner === actor ? null : (
          <Button size="small" isDisabled={!mayUpdate} onPress={() => void setOwner(actor)}>
            Take it
          </Button>
        )}
      </div>
      <div className="insp-row" role="group" aria-label="Risk flags">
        {claimFlags.map((flag) => (
          <Checkbox
            key={flag}
            isSelected={claim.flags.includes(flag)}
            isDisabled={!mayUpdate}
            onChange={(isOn) => void setFlag(flag, isOn)}
          >
            {flagNames[flag]}
          </Checkbox>
        ))}
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </FoldingSection>
  );
}
