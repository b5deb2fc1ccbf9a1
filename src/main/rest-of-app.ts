import { join } from 'node:path';
import { channels, events } from '../contract/channels.ts';
import type { startChannels } from '../contract/start-channels.ts';
import type { AppContext } from './composition.ts';
import type { AcceptDrop } from './ipc/electron-ipc.ts';
import { checkedSender } from './ipc/event-sender.ts';
import { createCaptureHandlers } from './ipc/handlers/capture-handlers.ts';
import { createDeskKeyHandlers } from './ipc/handlers/desk-key-handlers.ts';
import { createDossierHandlers } from './ipc/handlers/dossier-handlers.ts';
import { createEvidenceHandlers } from './ipc/handlers/evidence-handlers.ts';
import { createExportHandlers } from './ipc/handlers/export-handlers.ts';
import { createFileHandlers, sizeLimit } from './ipc/handlers/file-handlers.ts';
import { createLibraryHandlers } from './ipc/handlers/library-handlers.ts';
import { createProjectHandlers } from './ipc/handlers/project-handlers.ts';
import type { AppServices } from './ipc/handlers/services.ts';
import { createSearchHandlers } from './ipc/handlers/search-handlers.ts';
import { createSourceHandlers } from './ipc/handlers/source-handlers.ts';
import { createVaultHandlers } from './ipc/handlers/vault-handlers.ts';
import type { Answered, Handlers } from './ipc/router.ts';
import { CaptureService } from './services/capture/capture-service.ts';
import { FileTokens } from './services/file-tokens.ts';
import { OpenProjects } from './services/open-projects.ts';
import { DocumentParser } from './services/document-parser.ts';
import { DocumentWriter } from './services/document-writer.ts';
import { RecordingCopies } from './services/recording-copies.ts';
import { ReferenceDesk } from './services/references/reference-desk.ts';
import { SearchDesk } from './services/search/search-desk.ts';
import { DeskKey } from './services/dossier/desk-key.ts';
import { VaultService } from './services/vault/vault-service.ts';
import type { LibraryDesk } from './services/library-desk.ts';
import type { Runtime } from './services/runtime.ts';
import type { SettingsService } from './services/settings-service.ts';
import type { WorkspaceService } from './services/workspace-service.ts';

/** What was built for the start. */
export interface StartServices {
  readonly runtime: Runtime;
  readonly settings: SettingsService;
  readonly workspace: WorkspaceService;
  readonly desk: LibraryDesk;
}

type RestChannels = Omit<typeof channels, keyof typeof startChannels>;

/** Everything of the application that its first screen does without. */
export interface RestOfApp extends Answered<RestChannels> {
  readonly acceptDrop: AcceptDrop;
  readonly openDossier: (path: string) => Promise<void>;
  readonly windowClosed: () => void;
  readonly shutdown: () => Promise<void>;
}

/** Builds the other services in the order of their dependencies and gives every channel that is left its handler. */
export function composeRest(
  context: AppContext,
  { runtime, settings, workspace, desk }: StartServices,
): RestOfApp {
  const { ports, host } = context;
  const send = checkedSender(events, context.post);
  const tokens = new FileTokens(runtime.fs);
  const copies = new RecordingCopies((progress) => send('evidence:progress', progress));
  const projects = new OpenProjects(runtime, settings, workspace, {
    applied: (event) => send('project:applied', event),
    failed: (event) => send('project:failed', event),
  });
  const search = new SearchDesk(context.threadFile('search-worker'), () => desk.library.folder);
  const references = new ReferenceDesk(context.threadFile('reference-worker'));
  const parser = new DocumentParser(context.threadFile('parse-worker'));
  const writer = new DocumentWriter(context.threadFile('write-worker'));
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
    writer,
    sampleFolder: join(context.resourcesFolder, 'sample'),
    send,
  };
  const handlers: Handlers<RestChannels> = {
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
  };
  return {
    channels,
    handlers,
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
      await writer.close();
      await projects.closeAll();
    },
  };
}
