import type { MarkState, Settings } from '../../contract/settings.ts';

/** How each mark state is called and, unless the user's legend says otherwise, which glyph stands for it. */
export const markLegend: Readonly<Record<MarkState, { readonly label: string; readonly glyph: string }>> = {
  suggested: { label: 'Suggested', glyph: '·' },
  'to-check': { label: 'To check', glyph: '○' },
  'in-progress': { label: 'In progress', glyph: '◐' },
  queried: { label: 'Queried', glyph: '?' },
  confirmed: { label: 'Confirmed', glyph: '✓' },
  'confirmed-with-change': { label: 'Confirmed with change', glyph: '✓±' },
  'on-author': { label: 'On author', glyph: '✒' },
  'not-confirmable': { label: 'Not confirmable', glyph: '∅' },
  disputed: { label: 'Disputed', glyph: '✕' },
  wrong: { label: 'Wrong', glyph: '✕' },
  cut: { label: 'Cut', glyph: '⌫' },
  stale: { label: 'Stale', glyph: '↻' },
  'not-checkable': { label: 'Not checkable', glyph: '–' },
};

/** The glyph the user chose for a state; null when the default drawing stands. */
export function ownGlyph(state: MarkState, legend: Settings['legend']): string | null {
  const glyph = legend[state];
  return glyph === undefined || glyph === '' || glyph === markLegend[state].glyph ? null : glyph;
}
