import { Minus, Monitor, Moon, Plus, Sun } from 'lucide-react';
import { nextTextSize } from '../../app/appearance.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** Theme and size of the article's text. */
export function AppearanceSettings({ settings, onChange }: SettingsSectionProps) {
  return (
    <>
      <div className="ui-field">
        <span className="ui-label">Theme</span>
        <Segmented
          label="Theme"
          value={settings.theme}
          onChange={(theme) => {
            onChange({ theme });
          }}
          segments={[
            { value: 'system', label: 'As the system', icon: <Monitor /> },
            { value: 'light', label: 'Light', icon: <Sun /> },
            { value: 'dark', label: 'Dark', icon: <Moon /> },
          ]}
        />
      </div>
      <div className="ui-field">
        <span className="ui-label" id="settings-text-size">
          Size of the article’s text
        </span>
        <div className="settings-stepper" role="group" aria-labelledby="settings-text-size">
          <IconButton
            label="Smaller text"
            keys="Mod+-"
            icon={<Minus />}
            isDisabled={settings.textSize <= 70}
            onPress={() => {
              onChange({ textSize: nextTextSize(settings.textSize, -1) });
            }}
          />
          <output className="settings-stepper-value">{settings.textSize} %</output>
          <IconButton
            label="Larger text"
            keys="Mod+Plus"
            icon={<Plus />}
            isDisabled={settings.textSize >= 200}
            onPress={() => {
              onChange({ textSize: nextTextSize(settings.textSize, 1) });
            }}
          />
        </div>
        <p className="settings-sample" aria-hidden="true">
          Let it stand: every word checked, every claim on located evidence.
        </p>
      </div>
    </>
  );
}
