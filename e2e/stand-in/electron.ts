/** What `import … from 'electron'` gives the application when it runs on the stand-in. */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { BrowserWindow, setProfileFolder } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { browserEvents } from './host.ts';
import { ipcMain } from './ipc.ts';
import { Menu, MenuItem, setRoleAction } from './menu.ts';
import { isAsking } from './popup.ts';
import { protocol, session } from './session.ts';
import type { WebContents } from './web-contents.ts';

/** Nothing is opened for real: the addresses are kept, so that a test can read them. */
const shell = {
  opened: [] as string[],
  openExternal: (url: string): Promise<void> => {
    shell.opened.push(url);
    console.error(`stand-in: this address would now open in your browser: ${url}`);
    return Promise.resolve();
  },
  showItemInFolder: (path: string): void => {
    shell.opened.push(path);
    console.error(`stand-in: the file is at ${path}`);
  },
  openPath: (path: string): Promise<string> => {
    shell.opened.push(path);
    console.error(`stand-in: the folder is ${path}`);
    return Promise.resolve('');
  },
  beep: (): void => {},
};

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system';

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.#source = source;
    for (const window of BrowserWindow.getAllWindows()) {
      void window.webContents
        .page()
        .then((page) => page.emulateMedia({ colorScheme: source === 'system' ? null : source }))
        .catch((error: unknown) => console.error('stand-in: the theme could not be set:', error));
    }
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}
const nativeTheme = new NativeTheme();

const display = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
};
const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
});

/** There is no password service here: what is stored in confidence is stored under a pass phrase. */
const safeStorage = {
  isEncryptionAvailable: (): boolean => false,
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(false),
  getSelectedStorageBackend: (): string => 'basic_text',
  encryptStringAsync: (): Promise<Buffer> => Promise.reject(new Error('There is no password service.')),
  decryptStringAsync: (): Promise<{ result: string }> =>
    Promise.reject(new Error('There is no password service.')),
};

const webContents = {
  getAllWebContents: (): WebContents[] => BrowserWindow.getAllWindows().map((window) => window.webContents),
  fromId: (id: number): WebContents | undefined =>
    webContents.getAllWebContents().find((contents) => contents.id === id),
};

setProfileFolder(() => app.getPath('userData'));
setRoleAction((role) => {
  const window = BrowserWindow.getFocusedWindow();
  const contents = window?.webContents;
  if (role === 'quit') app.quit();
  else if (role === 'close') window?.close();
  else if (role === 'minimize') window?.minimize();
  else if (role === 'togglefullscreen') window?.setFullScreen(!window.isFullScreen());
  else if (role === 'reload') contents?.reload();
  else if (role === 'resetzoom') contents?.setZoomFactor(1);
  else if (role === 'zoomin') contents?.setZoomFactor(contents.getZoomFactor() * 1.1);
  else if (role === 'zoomout') contents?.setZoomFactor(contents.getZoomFactor() / 1.1);
});
// A link with a target makes Chromium open a page before anyone can object; it is closed before it loads anything.
browserEvents.on('page', (page) => {
  if (isAsking()) return;
  void page.opener().then(async (opener) => {
    if (opener !== null) await page.close();
  });
});
browserEvents.on('stray', (route) => void session.defaultSession.refuse(route));

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};

/** For `import electron from 'electron'`, and what a test's `evaluate` is given. */
export const electron = { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, nativeTheme, protocol, safeStorage, screen, session, shell, webContents }; // prettier-ignore
export { electron as default };
