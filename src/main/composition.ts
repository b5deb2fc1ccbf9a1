import type { ChannelName } from '../contract/channels.ts';
import { isChannelName } from '../contract/names.ts';
import { startChannels, startEvents } from '../contract/start-channels.ts';
import type { Result } from '../core/result.ts';
import type { AcceptDrop } from './ipc/electron-ipc.ts';
import { checkedSender, type Post } from './ipc/event-sender.ts';
import { createHostHandlers, type HostFacts } from './ipc/handlers/host-handlers.ts';
import { createListingHandlers } from './ipc/handlers/listing-handlers.ts';
import { createSettingsHandlers } from './ipc/handlers/settings-handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { Log } from './log.ts';
import type { Ports } from './platform/ports.ts';
import type { RestOfApp } from './rest-of-app.ts';
import { LibraryDesk } from './services/library-desk.ts';
import { systemRuntime } from './services/runtime.ts';
import { SettingsService } from './services/settings-service.ts';
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
    name: 'search-worker' | 'reference-worker' | 'parse-worker' | 'write-worker' | 'dossier-worker',
  ) => string;
  /** Hands a checked event to the window, if there is one. */
  readonly post: Post;
  /** The window says that its last edits have been sent. */
  readonly flushed: () => void;
}

/** What the lifecycle needs of the composed application. */
export interface ComposedApp {
  readonly router: Router;
  readonly acceptDrop: AcceptDrop;
  /** Shows what became of a dossier that the system handed over. */
  readonly openDossier: (path: string) => Promise<void>;
  /** Loads what the library's own screen does without; the first message that needs it does the same. */
  readonly loadRest: () => void;
  /** The window has gone: nothing is captured for it any more, and no hidden window keeps the program alive. */
  readonly windowClosed: () => void;
  /** Closes every open project; called once, when the last window has gone. */
  readonly shutdown: () => Promise<void>;
}

/** MiB. */
const mebi = 1024 * 1024;

/** Bytes that a message may have, where it carries documents. */
const payloadLimits = {
  // A document brings its pictures; texts of evidence may hold 5 million characters.
  'import:create': 128 * mebi,
  'evidence:add-file': 24 * mebi,
  'evidence:add-pasted': 24 * mebi,
  'sources:import': 24 * mebi,
  'capture:keep': 24 * mebi,
} as const satisfies Partial<Record<ChannelName, number>>;

/**
 * Builds what shows the library, and gives its channels their handlers. Everything else is built by `rest-of-app.ts`, which is loaded
 * with the first message that asks for it: starting must be quick.
 */
export async function composeApp(context: AppContext): Promise<ComposedApp> {
  const { ports, log, userDataFolder } = context;
  const runtime = systemRuntime({ onTrouble: ({ code }) => log.warn('housekeeping-failed', { code }) });
  const settings = orThrow(await SettingsService.open(userDataFolder, runtime));
  const workspace = orThrow(await WorkspaceService.open(userDataFolder, runtime));
  const desk = orThrow(await LibraryDesk.open(context.libraryFolder, runtime, settings, workspace));
  const send = checkedSender(startEvents, context.post);
  settings.onChanged((changed) => send('settings:changed', changed));

  let loading: Promise<RestOfApp> | null = null;
  const rest = (): Promise<RestOfApp> =>
    (loading ??= import('./rest-of-app.ts').then(({ composeRest }) =>
      composeRest(context, { runtime, settings, workspace, desk }),
    ));
  const router = createRouter({
    channels: startChannels,
    handlers: {
      ...createHostHandlers(context),
      ...createSettingsHandlers({ settings, ports }),
      ...createListingHandlers({ desk }),
    },
    later: { isKnown: isChannelName, load: rest },
    log,
    payloadLimits,
  });
  return {
    router,
    acceptDrop: async (path, windowId) => (await rest()).acceptDrop(path, windowId),
    openDossier: async (path) => (await rest()).openDossier(path),
    loadRest: () => {
      rest().catch((error: unknown) => {
        log.error('rest-not-loaded', { error: error instanceof Error ? error.name : 'unknown' });
      });
    },
    windowClosed: () => void loading?.then(({ windowClosed }) => windowClosed()),
    shutdown: async () => (await loading)?.shutdown(),
  };
}

/** A place that cannot even be read leaves nothing to start with; the message names it. */
function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
