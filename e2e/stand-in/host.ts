import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession, type Page, type Route } from 'playwright-core';
import { canSandbox } from '../../scripts/lib/chromium.mjs';

/** How this run of the stand-in was asked to behave; set once by `main.ts` before the application is loaded. */
export interface HostOptions {
  /** The folder with the application's `package.json`. */
  readonly appFolder: string;
  readonly chromium: string;
  readonly isHeadless: boolean;
  /** A person sits in front of it: dialogs are shown, closing the window asks the application. */
  readonly isInteractive: boolean;
  /** Opens a debugging port for a test to connect to. */
  readonly hasDebugPort: boolean;
  /** Further switches for Chromium, for measurements. */
  readonly chromiumFlags: readonly string[];
}

let chosen: HostOptions | null = null;

export function setHostOptions(options: HostOptions): void {
  chosen = options;
}

export function hostOptions(): HostOptions {
  if (chosen === null) throw new Error('The stand-in has not been started: run e2e/stand-in/main.ts.');
  return chosen;
}

/** Schemes the application registered as its own. */
export const schemes = new Set<string>();

/** `page`: Chromium opened one. `stray`: a request of a page that is no window. `closed`: Chromium has gone. */
export const browserEvents = new EventEmitter<{ page: [Page]; stray: [Route]; closed: [] }>();
browserEvents.setMaxListeners(50);

interface RunningBrowser {
  readonly context: BrowserContext;
  /** The page of the `--app=` window, until a window takes it. */
  firstPage: Page | null;
  readonly debugPort: number | null;
}

let running: Promise<RunningBrowser> | null = null;

/** Starts Chromium once; a second call gives the same one until it is closed. */
export function openBrowser(
  profileFolder: string,
  size: { width: number; height: number },
): Promise<RunningBrowser> {
  running ??= launch(profileFolder, size);
  return running;
}

/** Closes Chromium if it runs. Never fails: it is called on the way out. */
export async function closeBrowser(): Promise<void> {
  const current = running;
  running = null;
  if (current === null) return;
  try {
    const { context } = await current;
    await Promise.race([context.close(), wait(5000)]);
  } catch (error) {
    console.error('stand-in: Chromium did not close cleanly:', error);
  }
}

async function launch(
  profileFolder: string,
  size: { width: number; height: number },
): Promise<RunningBrowser> {
  const options = hostOptions();
  mkdirSync(profileFolder, { recursive: true });
  await waitForLastBrowser(profileFolder);
  const portFile = join(profileFolder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: options.chromium,
    headless: options.isHeadless,
    viewport: null,
    colorScheme: null,
    chromiumSandbox: canSandbox(),
    serviceWorkers: 'block',
    acceptDownloads: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--app=data:text/html,',
      '--class=Stet',
      `--window-size=${String(size.width)},${String(size.height)}`,
      // Everything that is not answered by the application meets a proxy that does not exist.
      '--proxy-server=127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>',
      '--deny-permission-prompts',
      '--hide-crash-restore-bubble',
      '--test-type',
      ...(options.hasDebugPort ? ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'] : []),
      ...options.chromiumFlags,
    ],
  });
  context.on('close', () => {
    running = null;
    browserEvents.emit('closed');
  });
  const firstPage = context.pages()[0] ?? null;
  await context.route('**/*', (route) => browserEvents.emit('stray', route));
  context.on('page', (page) => browserEvents.emit('page', page));
  const debugPort = options.hasDebugPort ? Number(readFileSync(portFile, 'utf8').split('\n')[0]) : null;
  return { context, firstPage, debugPort };
}

/** A profile belongs to one Chromium: after a kill the old one needs a moment to notice that its pipe is gone. */
async function waitForLastBrowser(profileFolder: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const pid = lockHolder(profileFolder);
    if (pid === null || !isAlive(pid)) break;
    await wait(50);
  }
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(join(profileFolder, name), { force: true });
  }
}

function lockHolder(profileFolder: string): number | null {
  try {
    const pid = Number(readlinkSync(join(profileFolder, 'SingletonLock')).split('-').at(-1));
    return Number.isInteger(pid) ? pid : null;
  } catch (error) {
    // No lock, or no symbolic links on this system: nobody to wait for.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A DevTools session on one page. */
export async function devTools(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}
