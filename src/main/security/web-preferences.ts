import type { WebPreferences } from 'electron';

/** The one set of rights a window gets. `preload` is the absolute path of the built preload. */
export function windowPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
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
    // Electron would fetch dictionaries from a server.
    spellcheck: false,
    devTools: !isPackaged,
  };
}

/** For the window that turns a report into PDF: no preload and no script at all. */
export function printPreferences(partition: string): WebPreferences {
  const { preload: _preload, ...same } = windowPreferences('', true);
  return { ...same, partition, javascript: false };
}
