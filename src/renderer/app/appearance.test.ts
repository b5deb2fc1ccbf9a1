// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { nextTextSize, showAppearance } from './appearance.ts';

it('names the theme on the root, and leaves it to the system otherwise', () => {
  const root = document.createElement('html');
  showAppearance(root, { theme: 'dark', textSize: 120 });
  expect(root.dataset['theme']).toBe('dark');
  expect(root.style.getPropertyValue('--text-scale')).toBe('1.2');
  showAppearance(root, { theme: 'system', textSize: 100 });
  expect(root.dataset['theme']).toBeUndefined();
});

it('steps by ten per cent inside the limits of the settings', () => {
  expect(nextTextSize(100, 1)).toBe(110);
  expect(nextTextSize(104, -1)).toBe(90);
  expect(nextTextSize(200, 1)).toBe(200);
  expect(nextTextSize(70, -1)).toBe(70);
});
