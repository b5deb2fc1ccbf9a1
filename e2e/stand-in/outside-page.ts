import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { canSandbox } from '../../scripts/lib/chromium.mjs';
import { devTools, hostOptions } from './host.ts';
import type { Session } from './session.ts';

/**
 * Pages with a network, for sessions that serve no scheme of their own. They live in another Chromium than the application's
 * windows, which stays behind its proxy that does not exist, and each has a context of its own in memory.
 *
 * Differs from Electron: only requests of the page's own process reach the session's filter, so site isolation is off and new
 * windows are taken out of the page's reach and closed; web sockets are closed by Playwright and not by the filter.
 */

let outside: Promise<Browser> | null = null;

export interface OutsideOptions {
  readonly hasScripts: boolean;
  readonly width: number;
  readonly height: number;
}

/** Opens a page with nothing remembered. Closing it forgets everything. */
export async function openOutsidePage(options: OutsideOptions): Promise<Page> {
  outside ??= chromium.launch({
    executablePath: hostOptions().chromium,
    chromiumSandbox: canSandbox(),
    args: [
      '--disable-site-isolation-trials',
      '--disable-features=IsolateOrigins,site-per-process',
      '--deny-permission-prompts',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
  });
  const context = await (
    await outside
  ).newContext({
    acceptDownloads: false,
    serviceWorkers: 'block',
    javaScriptEnabled: options.hasScripts,
    viewport: { width: options.width, height: options.height },
  });
  if (options.hasScripts) await context.routeWebSocket(/.*/, (socket) => socket.close());
  const page = await context.newPage();
  // Headless Chromium asks for the page of a new window before anybody could object to it.
  if (options.hasScripts) await context.addInitScript(() => void Object.assign(window, { open: () => null }));
  context.on('page', (opened) => {
    if (opened !== page) void opened.close().catch(() => undefined);
  });
  page.on('close', () => void context.close().catch(() => undefined));
  return page;
}

/** Ends the Chromium of these pages. */
export async function closeOutside(): Promise<void> {
  const browser = outside;
  outside = null;
  if (browser !== null) await (await browser).close();
}

/** Electron's names for what Chromium's DevTools call by others; all else is `other`. */
const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/** Questions about a page that is being led somewhere; true: it stays where it is. */
export interface Navigations {
  readonly isHeld: (name: 'will-navigate' | 'will-redirect', url: string) => boolean;
  /** Whether this is the first request of a load that the application itself asked for; every load has one. */
  readonly takeOwnLoad: () => boolean;
}

/** Shows every request, each hop of a redirect on its own, to the session's filter before it is sent. */
export async function guardOutsidePage(
  page: Page,
  session: Session,
  navigations: Navigations,
): Promise<void> {
  const tools = await devTools(page);
  const { frameTree } = await tools.send('Page.getFrameTree');
  tools.on('Fetch.requestPaused', (event) => {
    const { requestId, request, resourceType, frameId, redirectedRequestId } = event;
    const isMain = resourceType === 'Document' && frameId === frameTree.frame.id;
    const type = isMain
      ? 'mainFrame'
      : resourceType === 'Document'
        ? 'subFrame'
        : (resourceTypes[resourceType] ?? 'other');
    const isHeld =
      isMain &&
      (redirectedRequestId === undefined
        ? !navigations.takeOwnLoad() && navigations.isHeld('will-navigate', request.url)
        : navigations.isHeld('will-redirect', request.url));
    void answer(tools, session, requestId, isHeld, {
      url: request.url,
      method: request.method,
      resourceType: type,
    }).catch(() => {
      // The page may be gone by now; then nobody waits for the answer.
    });
  });
  await tools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(
  tools: CDPSession,
  session: Session,
  requestId: string,
  isHeld: boolean,
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
): Promise<void> {
  if (!isHeld && (await session.lets(details))) await tools.send('Fetch.continueRequest', { requestId });
  else
    await tools.send('Fetch.failRequest', { requestId, errorReason: isHeld ? 'Aborted' : 'BlockedByClient' });
}
