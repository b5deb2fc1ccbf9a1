import { expect, it } from 'vitest';
import { printPreferences, windowPreferences } from './web-preferences.ts';

it('gives a window exactly these rights', () => {
  expect(windowPreferences('/app/out/preload/index.cjs', true)).toStrictEqual({
    preload: '/app/out/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    webgl: false,
    spellcheck: false,
    devTools: false,
  });
});

it('offers developer tools only where the app is not packaged', () => {
  expect(windowPreferences('/p', false).devTools).toBe(true);
});

it('gives a printed report neither preload nor script', () => {
  const preferences = printPreferences('stet-print');
  expect(preferences).not.toHaveProperty('preload');
  expect(preferences).toMatchObject({ javascript: false, sandbox: true, partition: 'stet-print' });
});
