import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import { installCaptureGuards } from '../security/guards.ts';
import { capturePreferences } from '../security/web-preferences.ts';
import type { CapturePage, CapturePageWish, OpenCapturePage } from './ports.ts';

/** Kept in memory only; a name without `persist:` leaves nothing on disk. */
const partition = 'stet-capture';
/** CSS pixels of the window that the page believes to be in. */
const windowSize = { width: 1280, height: 1024 };

/** Whether contents belong to a page that is being captured. */
export function isCapturedContents(contents: WebContents): boolean {
  return contents.session === session.fromPartition(partition);
}

/**
 * Makes the opener of pages to be captured. Their session is the only one with a network: it is apart from the application's
 * own, in memory, emptied before and after each page, and each request is asked about.
 */
export function createPageCapture(log: Log): OpenCapturePage {
  const own = session.fromPartition(partition);
  let current: CapturePageWish | null = null;
  installCaptureGuards(own, log, async (request) => (await current?.mayLoad(request)) ?? false);
  own.on('will-download', (_event, item) => current?.refused('download', item.getURL()));
  own.setUserAgent(browserName(own.getUserAgent()));
  return async (wish) => {
    await empty(own);
    current = wish;
    const isDirect = (await own.resolveProxy(wish.address)) === 'DIRECT';
    const window = new BrowserWindow({
      show: false,
      ...windowSize,
      webPreferences: capturePreferences(partition, wish.runScripts),
    });
    const forget = (): void => {
      if (current === wish) current = null;
    };
    window.on('closed', forget);
    return capturePage(window, own, wish, isDirect, () => {
      forget();
      if (!window.isDestroyed()) window.destroy();
      empty(own).catch(() => log.warn('capture-not-emptied', {}));
    });
  };
}

async function empty(own: Session): Promise<void> {
  await Promise.all([own.clearData(), own.clearAuthCache(), own.clearHostResolverCache()]);
}

/** Chromium's name without this program's and Electron's: a server has no business knowing who looks. */
function browserName(userAgent: string): string {
  return userAgent.replace(/\s(?:stet|Electron)\/\S+/giu, '');
}

async function capturePage(
  window: BrowserWindow,
  own: Session,
  wish: CapturePageWish,
  isDirect: boolean,
  close: () => void,
): Promise<CapturePage> {
  const contents = window.webContents;
  try {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-navigate', (event) => wish.refused('navigation', event.url));
    contents.setWindowOpenHandler(({ url }) => {
      wish.refused('window', url);
      return { action: 'deny' };
    });
    contents.debugger.attach('1.3');
    contents.debugger.on('message', (_event, method: string, params: unknown) =>
      wish.devToolsEvent(method, params),
    );
    await contents.debugger.sendCommand('Network.enable', {});
    await contents.debugger.sendCommand('Page.enable', {});
  } catch (error) {
    close();
    throw error;
  }
  const command = (method: string, parameters: object): Promise<unknown> =>
    contents.debugger.sendCommand(method, parameters) as Promise<unknown>;
  return {
    isDirect,
    resolve: async (hostname) => {
      try {
        return (await own.resolveHost(hostname)).endpoints.map(({ address }) => address);
      } catch {
        // Not a name that can be looked up from here; loading it fails by itself or goes through a proxy.
        return [];
      }
    },
    load: async (address) => {
      try {
        await window.loadURL(address);
      } catch {
        // The DevTools events have told why.
      }
    },
    stop: async () => {
      await command('Page.stopLoading', {}).catch(() => undefined);
    },
    current: async () => {
      const history = (await command('Page.getNavigationHistory', {})) as {
        readonly currentIndex: number;
        readonly entries: readonly { readonly title: string; readonly url: string }[];
      };
      const entry = history.entries[history.currentIndex];
      return { title: entry?.title ?? '', url: entry?.url ?? wish.address };
    },
    command,
    visiblePicture: async () => {
      try {
        const image = await contents.capturePage(undefined, { stayHidden: true });
        return image.isEmpty() ? null : new Uint8Array(image.toPNG());
      } catch {
        // A window that is not drawn has no picture; the capture goes on without one and says so.
        return null;
      }
    },
    close,
  };
}
