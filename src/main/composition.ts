import { channels, type EventName, type EventOf } from '../contract/channels.ts';
import { appError } from '../core/app-error.ts';
import { err } from '../core/result.ts';
import type { AcceptDrop } from './ipc/electron-ipc.ts';
import { createHostHandlers, type HostFacts } from './ipc/handlers/host-handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { Log } from './log.ts';
import type { Ports } from './platform/ports.ts';

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
  /** Sends an event to the window, if there is one. */
  readonly send: <E extends EventName>(name: E, payload: EventOf<E>) => void;
  /** The window says that its last edits have been sent. */
  readonly flushed: () => void;
}

/** What the lifecycle needs of the composed application. */
export interface ComposedApp {
  readonly router: Router;
  readonly acceptDrop: AcceptDrop;
  /** Closes every open project; called once, when the last window has gone. */
  readonly shutdown: () => Promise<void>;
}

/** Builds the services in the order of their dependencies and gives every channel its handler. */
export function composeApp(context: AppContext): Promise<ComposedApp> {
  const hostHandlers = createHostHandlers(context);
  const { 'app:info': info, 'app:flushed': flushed, 'links:open': links } = channels;
  const router = createRouter({
    channels: { 'app:info': info, 'app:flushed': flushed, 'links:open': links },
    handlers: hostHandlers,
    log: context.log,
  });
  return Promise.resolve({
    router,
    acceptDrop: () => Promise.resolve(err(appError('unsupported-type', 'Files cannot be dropped here.'))),
    shutdown: () => Promise.resolve(),
  });
}
