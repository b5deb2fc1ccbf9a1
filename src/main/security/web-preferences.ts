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

/** For the hidden window that loads a page of the outside world: no preload, and its scripts only where the user asked for them. */
export function capturePreferences(partition: string, runScripts: boolean): WebPreferences {
  const { preload: _preload, ...same } = windowPreferences('', true);
  return { ...same, partition, javascript: runScripts, images: true, disableDialogs: true };
}

/** For the window that turns a report into PDF: no preload and no script at all. */
export function printPreferences(partition: string): WebPreferences {
  const { preload: _preload, ...same } = windowPreferences('', true);
  return { ...same, partition, javascript: false };
}
