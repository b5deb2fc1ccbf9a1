import { defaultPolicy } from '../../../core/gate/policy.ts';
import { Button } from '../../ui/Button.tsx';
import { PolicyFields } from './PolicyFields.tsx';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** What the gate demands of projects made from now on. */
export function PolicySettings({ settings, onChange }: SettingsSectionProps) {
  const { policy } = settings;
  return (
    <>
      <PolicyFields
        policy={policy}
        onChange={(next) => {
          onChange({ policy: next });
        }}
      />
      <div>
        <Button
          isDisabled={JSON.stringify(policy) === JSON.stringify(defaultPolicy)}
          onPress={() => {
            onChange({ policy: defaultPolicy });
          }}
        >
          Back to the default policy
        </Button>
      </div>
    </>
  );
}
