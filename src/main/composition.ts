import { join } from 'node:path';
import { channels, type EventName, type EventOf } from '../contract/channels.ts';
import type { Result } from '../core/result.ts';
import type { AcceptDrop } from './ipc/electron-ipc.ts';
import { createCaptureHandlers } from './ipc/handlers/capture-handlers.ts';
import { createDeskKeyHandlers } from './ipc/handlers/desk-key-handlers.ts';
import { createDossierHandlers } from './ipc/handlers/dossier-handlers.ts';
import { createEvidenceHandlers } from './ipc/handlers/evidence-handlers.ts';
import { createExportHandlers } from './ipc/handlers/export-handlers.ts';
import { createFileHandlers, sizeLimit } from './ipc/handlers/file-handlers.ts';
import { createHostHandlers, type HostFacts } from './ipc/handlers/host-handlers.ts';
import { createLibraryHandlers } from './ipc/handlers/library-handlers.ts';
import { createProjectHandlers } from './ipc/handlers/project-handlers.ts';
import type { AppServices } from './ipc/handlers/services.ts';
import { createSearchHandlers } from './ipc/handlers/search-handlers.ts';
import { createSettingsHandlers } from './ipc/handlers/settings-handlers.ts';
import { createSourceHandlers } from './ipc/handlers/source-handlers.ts';
import { createVaultHandlers } from './ipc/handlers/vault-handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { Log } from './log.ts';
import type { Ports } from './platform/ports.ts';
import { CaptureService } from './services/capture/capture-service.ts';
import { FileTokens } from './services/file-tokens.ts';
import { LibraryDesk } from './services/library-desk.ts';
import { OpenProjects } from './services/open-projects.ts';
import { DocumentParser } from './services/document-parser.ts';
import { RecordingCopies } from './services/recording-copies.ts';
import { ReferenceDesk } from './services/references/reference-desk.ts';
import { systemRuntime } from './services/runtime.ts';
import { SearchDesk } from './services/search/search-desk.ts';
import { SettingsService } from './services/settings-service.ts';
import { DeskKey } from './services/dossier/desk-key.ts';
import { VaultService } from './services/vault/vault-service.ts';
import { WorkspaceService } from './services/workspace-service.ts';

/** Everything services are built from. Electron stays behind `ports`. */
export interface AppContext {
  readonly ports: Ports;
  readonly log: Log;
  readonly host: HostFacts;
  /** Settings, library index and window state. */
  readonly userDataFolder: string;
  /** The library named on the command line; null: the one in the settings. */
  readonly libraryFolder: string | null;
  /** `resources/` of the repository or of the packaged app. */
  readonly resourcesFolder: string;
  /** Where a built thread lies, by the name of its entry. */
  readonly threadFile: (
    name: 'search-worker' | 'reference-worker' | 'parse-worker' | 'dossier-worker',
  ) => string;
  /** Sends an event to the window, if there is one. */
  readonly send: <E extends EventName>(name: E, payload: EventOf<E>) => void;
  /** The window says that its last edits have been sent. */
  readonly flushed: () => void;
}

/** What the lifecycle needs of the composed application. */
export interface ComposedApp {
  readonly router: Router;
  readonly acceptDrop: AcceptDrop;
  /** Shows what became of a dossier that the system handed over. */
  readonly openDossier: (path: string) => Promise<void>;
  /** The window has gone: nothing is captured for it any more, and no hidden window keeps the program alive. */
  readonly windowClosed: () => void;
  /** Closes every open project; called once, when the last window has gone. */
  readonly shutdown: () => Promise<void>;
}

/** MiB. */
const mebi = 1024 * 1024;

/** Builds the services in the order of their dependencies and gives every channel its handler. */
export async function composeApp(context: AppContext): Promise<ComposedApp> {
  const { ports, log, host, userDataFolder, send } = context;
  const runtime = systemRuntime({ onTrouble: ({ code }) => log.warn('housekeeping-failed', { code }) });
  const settings = orThrow(await SettingsService.open(userDataFolder, runtime));
  const workspace = orThrow(await WorkspaceService.open(userDataFolder, runtime));
  const desk = orThrow(await LibraryDesk.open(context.libraryFolder, runtime, settings, workspace));
  const tokens = new FileTokens(runtime.fs);
  const copies = new RecordingCopies((progress) => send('evidence:progress', progress));
  const projects = new OpenProjects(runtime, settings, workspace, {
    applied: (event) => send('project:applied', event),
    failed: (event) => send('project:failed', event),
  });
  const search = new SearchDesk(context.threadFile('search-worker'), () => desk.library.folder);
  const references = new ReferenceDesk(context.threadFile('reference-worker'));
  const parser = new DocumentParser(context.threadFile('parse-worker'));
  const vault = new VaultService({
    fs: runtime.fs,
    folder: () => desk.library.folder,
    keychain: ports.keychain,
    onChanged: () => send('vault:changed', {}),
  });
  const deskKey = new DeskKey({
    fs: runtime.fs,
    folder: () => desk.library.folder,
    keychain: ports.keychain,
    passphrase: () => null,
    givenIn: 'window',
  });
  settings.onChanged((changed) => send('settings:changed', changed));
  const captures = new CaptureService({
    open: ports.openCapturePage,
    settings,
    clock: runtime.clock,
    report: (progress) => send('capture:progress', progress),
  });
  const services: AppServices = {
    runtime,
    settings,
    desk,
    projects,
    tokens,
    copies,
    search,
    references,
    captures,
    vault,
    deskKey,
    parser,
    ports,
    stetVersion: host.version,
    sampleFolder: join(context.resourcesFolder, 'sample'),
    send,
  };
  const router = createRouter({
    channels,
    handlers: {
      ...createHostHandlers(context),
      ...createSettingsHandlers(services),
      ...createLibraryHandlers(services),
      ...createFileHandlers(services),
      ...createProjectHandlers(services),
      ...createEvidenceHandlers(services),
      ...createVaultHandlers(services),
      ...createDeskKeyHandlers(services),
      ...createDossierHandlers(services),
      ...createExportHandlers(services),
      ...createSearchHandlers(services),
      ...createSourceHandlers(services),
      ...createCaptureHandlers(services),
    },
    log,
    payloadLimits: {
      // A document brings its pictures; texts of evidence may hold 5 million characters.
      'import:create': 128 * mebi,
      'evidence:add-file': 24 * mebi,
      'evidence:add-pasted': 24 * mebi,
      'sources:import': 24 * mebi,
      'capture:keep': 24 * mebi,
    },
  });
  return {
    router,
    acceptDrop: (path, windowId) => tokens.issue(path, windowId, sizeLimit(path)),
    openDossier: async (path) => {
      // Loaded when somebody opens one: starting must be quick.
      const { showOpenedDossier } = await import('./services/dossier/opened-dossier.ts');
      const { examineInThread } = await import('./services/dossier/examine-in-thread.ts');
      await showOpenedDossier(path, {
        dialogs: ports.dialogs,
        examine: (file) =>
          examineInThread(context.threadFile('dossier-worker'), { path: file, stetVersion: host.version }),
        take: async (file) => {
          const { examineFile, importDossier } = await import('./services/dossier/dossier-reading.ts');
          const examined = await examineFile(runtime.fs, file, host.version);
          return examined.ok ? importDossier(desk.library, examined.value) : examined;
        },
        changed: () => send('library:changed', {}),
      });
    },
    windowClosed: () => captures.drop(),
    shutdown: async () => {
      vault.lock();
      deskKey.lock();
      await search.close();
      await projects.closeAll();
    },
  };
}

/** A place that cannot even be read leaves nothing to start with; the message names it. */
function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
