import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { startEvents } from '../contract/start-channels.ts';
import { createFlushHandshake, type FlushHandshake } from './flush-handshake.ts';
import { postTo } from './ipc/electron-ipc.ts';
import { checkedSender, type EventSender, type Post } from './ipc/event-sender.ts';
import type { Log } from './log.ts';
import type { Dialogs } from './platform/ports.ts';
import { appUrl } from './security/app-address.ts';
import { windowPreferences } from './security/web-preferences.ts';
import { minimumSize, placeWindow } from './window-bounds.ts';
import { readWindowState, writeWindowState } from './window-state-file.ts';

/** Milliseconds the window has for handing over its last edits. */
const flushLimit = 5_000;

export interface AppWindowOptions {
  readonly preload: string;
  readonly userDataFolder: string;
  readonly isPackaged: boolean;
  readonly dialogs: Dialogs;
  readonly log: Log;
}

/** The application's one window. */
export interface AppWindow {
  readonly window: BrowserWindow;
  readonly send: EventSender<typeof startEvents>;
  /** For events that were checked already. */
  readonly post: Post;
  readonly handshake: FlushHandshake;
}

/** Opens the window where it stood last and loads the application into it. */
export function openAppWindow(options: AppWindowOptions): AppWindow {
  const { log } = options;
  const stateFile = join(options.userDataFolder, 'window.json');
  const last = readWindowState(stateFile, log);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      last?.bounds ?? null,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Stet',
    // Until the page stands: paper or ink, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1a' : '#fbfaf7',
    webPreferences: windowPreferences(options.preload, options.isPackaged),
  });
  window.once('ready-to-show', () => {
    if (last?.isMaximized === true) window.maximize();
    window.show();
    // What a smoke test of a release waits for: preload, protocol, policy and first picture have come together.
    log.info('ready', {});
  });
  const post = postTo(window.webContents);
  const appWindow: AppWindow = {
    window,
    post,
    send: checkedSender(startEvents, post),
    handshake: createFlushHandshake(flushLimit),
  };
  window.on('close', (event) => {
    event.preventDefault();
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }, log);
    void closeAfterFlush(appWindow, options);
  });
  offerReload(appWindow, options);
  window.loadURL(appUrl).catch((error: unknown) => {
    log.error('window-not-loaded', { error: error instanceof Error ? error.name : 'unknown' });
  });
  return appWindow;
}

/** Nothing typed is lost: the window hands over its edits first; if it does not answer, the user decides. */
async function closeAfterFlush(
  { window, send, handshake }: AppWindow,
  { dialogs, log }: AppWindowOptions,
): Promise<void> {
  const outcome = await handshake.request(() => send('app:flush', {}));
  if (window.isDestroyed()) return;
  if (outcome === 'timed-out') {
    log.warn('flush-timed-out', {});
    const answer = await dialogs.ask({
      kind: 'warning',
      message: 'The window does not answer.',
      detail: 'Everything shown as saved is on disk. What you typed in the last seconds may not be.',
      buttons: ['Wait', 'Close anyway'],
      cancelIndex: 0,
      defaultIndex: 0,
    });
    if (answer !== 1) return;
  }
  window.destroy();
}

/** A crashed page loses nothing that was acknowledged: the project is on disk and opens again. */
function offerReload({ window }: AppWindow, { dialogs, log }: AppWindowOptions): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('window-crashed', { reason: details.reason, exitCode: details.exitCode });
    const question = dialogs.ask({
      kind: 'warning',
      message: 'The window stopped working.',
      detail: 'Everything shown as saved is on disk. Open it again to go on.',
      buttons: ['Open again', 'Quit'],
      cancelIndex: 0,
      defaultIndex: 0,
    });
    void question.then((answer) => {
      if (answer === 1) window.destroy();
      else window.webContents.reload();
    });
  });
}
