import type { App, Session, WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isNavigationAllowed, isRequestAllowed } from './address-rules.ts';
import { originOf } from './app-address.ts';
import { isPermissionGranted } from './permissions.ts';

/** Switches off the network, permissions, devices, downloads and the spell checker's dictionaries of a session. */
export function installSessionGuards(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const isAllowed = isRequestAllowed(details.url);
    // The origin only: an address may carry words of the story.
    if (!isAllowed) log.warn('request-refused', { origin: originOf(details.url) ?? 'none' });
    callback({ cancel: !isAllowed });
  });
  refuseRights(session, log);
}

/** One request of a captured page, as the session sees it. */
export interface CaptureRequest {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}

/** The same for the one session with a network: every request is asked about, and a mistake in asking refuses it. */
export function installCaptureGuards(
  session: Session,
  log: Log,
  mayLoad: (request: CaptureRequest) => Promise<boolean>,
): void {
  session.webRequest.onBeforeRequest(({ url, method, resourceType }, callback) => {
    mayLoad({ url, method, resourceType }).then(
      (isAllowed) => callback({ cancel: !isAllowed }),
      () => callback({ cancel: true }),
    );
  });
  refuseRights(session, log);
}

function refuseRights(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      isPermissionGranted({
        permission,
        requestingUrl: details.requestingUrl,
        isMainFrame: details.isMainFrame,
      }),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted({ permission, requestingUrl: requestingOrigin, isMainFrame: details.isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download-refused', {});
  });
}

/**
 * Holds every page where it is: no navigation away, no second window, no embedded browser. A server may redirect a page that
 * is being captured; each hop then passes the guard of its session.
 */
export function installContentsGuards(
  app: App,
  log: Log,
  isCaptured: (contents: WebContents) => boolean,
): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log, isCaptured));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn('helper-gone', { type, reason, exitCode });
  });
  // Left alone, Electron would show a server the first certificate of the user that fits.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
}

function guardContents(
  contents: WebContents,
  log: Log,
  isCaptured: (contents: WebContents) => boolean,
): void {
  const hold = (event: { preventDefault: () => void }, url: string): void => {
    if (isNavigationAllowed(url)) return;
    event.preventDefault();
    log.warn('navigation-refused', { origin: originOf(url) ?? 'none' });
  };
  contents.on('will-navigate', (event) => hold(event, event.url));
  contents.on('will-frame-navigate', (event) => hold(event, event.url));
  contents.on('will-redirect', (event) => {
    if (!isCaptured(contents)) hold(event, event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('window-refused', {});
    return { action: 'deny' };
  });
}
