import { RotateCcw } from 'lucide-react';
import { markStates, type MarkState } from '../../../contract/settings.ts';
import { CommittedField } from '../../ui/CommittedField.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** The glyphs of the marks; each can be another character or two. */
export function LegendSettings({ settings, onChange }: SettingsSectionProps) {
  const { legend } = settings;
  const set = (state: MarkState, glyph: string) => {
    const own = Object.entries(legend).filter(([key]) => key !== state);
    const isOwn = glyph !== '' && glyph !== markLegend[state].glyph;
    onChange({ legend: Object.fromEntries(isOwn ? [...own, [state, glyph]] : own) });
  };
  return (
    <table className="legend-table">
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">In the text</th>
          <th scope="col">Glyph</th>
          <th scope="col">
            <span className="ui-visually-hidden">Reset</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {markStates.map((state) => (
          <tr key={state}>
            <th scope="row">
              <span className="legend-name">
                <StatusGlyph state={state} legend={legend} isDecorative />
                {markLegend[state].label}
              </span>
            </th>
            <td>
              <span className="legend-sample" data-mark={state}>
                twelve percent
              </span>
            </td>
            <td>
              <CommittedField
                label={`Glyph for ${markLegend[state].label}`}
                isLabelHidden
                value={legend[state] ?? markLegend[state].glyph}
                check={(glyph) => (glyph.trim().length > 4 ? 'At most 4 characters.' : null)}
                onCommit={(glyph) => {
                  set(state, glyph.trim());
                }}
                className="legend-glyph"
              />
            </td>
            <td>
              <IconButton
                label={`Default glyph for ${markLegend[state].label}`}
                icon={<RotateCcw />}
                size="small"
                isDisabled={legend[state] === undefined}
                onPress={() => {
                  set(state, '');
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
