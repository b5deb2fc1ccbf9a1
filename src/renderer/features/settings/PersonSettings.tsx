import { CommittedField } from '../../ui/CommittedField.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** Who is working here. */
export function PersonSettings({ settings, onChange }: SettingsSectionProps) {
  return (
    <>
      <CommittedField
        label="Name"
        value={settings.name}
        onCommit={(name) => {
          onChange({ name: name.trim() });
        }}
        autoComplete="name"
        description="A story’s own writer cannot give verdicts on it, so use the name that stands in your bylines."
        className="settings-short"
      />
      <RoleChoice
        label="Roles"
        roles={settings.roles}
        onChange={(roles) => {
          onChange({ roles: [...roles] });
        }}
      />
    </>
  );
}
