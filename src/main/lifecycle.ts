import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { openAppWindow, type AppWindow } from './app-window.ts';
import { composeApp, type ComposedApp } from './composition.ts';
import { installIpc } from './ipc/electron-ipc.ts';
import { readHostFacts } from './ipc/handlers/host-handlers.ts';
import { createLogFile } from './log-file.ts';
import { createLog, type Log } from './log.ts';
import { versionWords } from '../contract/build-stamp.ts';
import { desktop } from './platform/desktop.ts';
import { createDialogs } from './platform/dialogs.ts';
import { openedFile, OpenedFiles } from './opened-file.ts';
import { createPageCapture, isCapturedContents } from './platform/page-capture.ts';
import { keychain } from './platform/keychain.ts';
import { installMenu } from './platform/menus.ts';
import type { Ports } from './platform/ports.ts';
import { createPrinter } from './platform/printing.ts';
import { installAppProtocol, registerAppScheme } from './security/app-protocol.ts';
import { installContentsGuards, installSessionGuards } from './security/guards.ts';
import { readBuildStamp } from './services/build-stamp-file.ts';
import { parseStartOptions } from './start-options.ts';

/** Where the build put the other halves; only the entry point knows. */
export interface BuiltPaths {
  readonly preload: string;
  readonly renderer: string;
  /** The folder of the built threads. */
  readonly threads: string;
  /** Which source the build was made of; a build for development has none. */
  readonly stamp: string;
}

/** Milliseconds that open projects have for closing. */
const shutdownLimit = 10_000;

/** Milliseconds after the first picture; by then the library has been listed. */
const restAfter = 1_000;

/** Starts the application. Everything that must happen before Electron is ready stands first. */
export async function startApp(paths: BuiltPaths): Promise<void> {
  app.enableSandbox();
  registerAppScheme();
  const stamp = readBuildStamp(paths.stamp);
  const opened = new OpenedFiles();
  // macOS hands files over by event, before and after the start; the other systems by command line.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opened.take(path);
  });
  const options = parseStartOptions(process.argv, process.cwd());
  if (options.userDataFolder !== null) app.setPath('userData', options.userDataFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const userDataFolder = app.getPath('userData');
  const log = createLog(createLogFile(join(userDataFolder, 'logs', 'stet.log')), () =>
    new Date().toISOString(),
  );
  installContentsGuards(app, log, isCapturedContents);

  let current: AppWindow | null = null;
  const window = (): BrowserWindow | null =>
    current === null || current.window.isDestroyed() ? null : current.window;
  const handedOver = openedFile(process.argv, process.cwd());
  if (handedOver !== null) opened.take(handedOver);
  app.on('second-instance', (_event, argv, cwd) => {
    if (window()?.isMinimized() === true) window()?.restore();
    window()?.focus();
    const path = openedFile(argv, cwd);
    if (path !== null) opened.take(path);
  });

  await app.whenReady();
  installSessionGuards(session.defaultSession, log);
  await installAppProtocol(session.defaultSession, paths.renderer);
  const ports: Ports = {
    dialogs: createDialogs(window),
    desktop,
    printToPdf: createPrinter(log),
    openCapturePage: createPageCapture(log),
    keychain,
  };
  const composed = await composeApp({
    ports,
    log,
    host: readHostFacts(app.getVersion(), stamp, process),
    userDataFolder,
    libraryFolder: options.libraryFolder,
    threadFile: (name) => join(paths.threads, `${name}.js`),
    resourcesFolder: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
    post: (name, payload) => current?.post(name, payload),
    flushed: () => current?.handshake.flushed(),
  });
  installIpc(composed.router, composed.acceptDrop);
  app.setAboutPanelOptions({
    applicationName: 'Stet',
    applicationVersion: versionWords(app.getVersion(), stamp),
    copyright: 'The Stet authors. MIT licence.',
  });
  installMenu(process.platform, (action) => current?.send('app:action', { action }));
  installQuit(composed, log);
  current = openAppWindow({
    preload: paths.preload,
    userDataFolder,
    isPackaged: app.isPackaged,
    dialogs: ports.dialogs,
    log,
  });
  current.window.on('closed', () => composed.windowClosed());
  // The rest is loaded while somebody looks at the library, so that opening a project need not wait for it.
  current.window.once('ready-to-show', () => setTimeout(() => composed.loadRest(), restAfter).unref());
  current.window.once('ready-to-show', () =>
    opened.begin((path) =>
      composed.openDossier(path).catch((error: unknown) => {
        log.error('dossier-not-shown', { error: error instanceof Error ? error.name : 'unknown' });
      }),
    ),
  );
  log.info('started', {
    version: app.getVersion(),
    commit: stamp?.commit ?? 'none',
    platform: process.platform,
  });
}

/** The last window leads out; open projects are closed before the process ends. */
function installQuit(composed: ComposedApp, log: Log): void {
  let isShutDown = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isShutDown) return;
    isShutDown = true;
    event.preventDefault();
    const limit = new Promise<void>((resolve) => setTimeout(resolve, shutdownLimit));
    void Promise.race([composed.shutdown(), limit])
      .catch((error: unknown) =>
        log.error('shutdown-failed', { error: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => app.exit(0));
  });
}
