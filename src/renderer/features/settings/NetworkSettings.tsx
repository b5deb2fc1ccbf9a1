import { Switch } from '../../ui/Switch.tsx';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** The one door to the network. */
export function NetworkSettings({ settings, onChange }: SettingsSectionProps) {
  return (
    <Switch
      isSelected={settings.mayCapture}
      onChange={(mayCapture) => {
        onChange({ mayCapture });
      }}
      description="Lets you give the address of a page whose snapshot, picture and text you want as evidence. Each page is loaded once, when you ask for it, apart from everything else. While this is off, Stet connects to nothing at all."
    >
      Allow capturing pages
    </Switch>
  );
}
