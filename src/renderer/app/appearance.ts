import type { Settings } from '../../contract/settings.ts';

/** Shows the theme and the text size on the root element; tokens.css does the rest. */
export function showAppearance(root: HTMLElement, settings: Pick<Settings, 'theme' | 'textSize'>): void {
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
  root.style.setProperty('--text-scale', String(settings.textSize / 100));
}

/** The next text size in steps of ten per cent, inside what the settings allow. */
export function nextTextSize(size: number, step: 1 | -1): number {
  return Math.min(200, Math.max(70, Math.round(size / 10) * 10 + step * 10));
}
