import type { Codec } from './wire.ts';

/** What the stand-in tells the page when it installs itself. */
export interface PageConfig {
  /** Name of the binding that reaches Node; taken off `window` before any script of the page runs. */
  readonly binding: string;
  /** Hidden name under which Node reaches the page. */
  readonly receiver: string;
  /** How an answer begins that is the address of the answer, see `parcels.ts`. */
  readonly parcels: string;
  readonly platform: string;
  /** A person may close the window: ask main first. */
  readonly isInteractive: boolean;
}

/** Messages from the page to Node; one string each, written by the codec. */
export type PageMessage =
  | { readonly kind: 'invoke' | 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'accelerator'; readonly keys: string }
  | { readonly kind: 'window-open'; readonly url: string }
  | {
      readonly kind: 'bounds';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

/** What Node may ask of the page through the hidden receiver. */
export interface PageReceiver {
  readonly deliver: (channel: string, args: string) => void;
  readonly setAccelerators: (keys: readonly string[]) => void;
  readonly open: (url: string, features: string) => void;
  /** Files handed to `webUtils.getPathForFile`; Node asks Chromium for their paths. */
  readonly files: readonly File[];
}

export type RunPreload = (
  require: (name: string) => unknown,
  module: { exports: object },
  process: object,
) => void;

/** Marks an argument that stands for the path of a file; only Chromium knows the path, and only Node can ask. */
export const fileMark = 'stand-in-file:';

/**
 * Installs the preload's `electron` in a page and runs the preload. Its source text is run inside the page, before any
 * script of the page, so it uses nothing but its arguments.
 */
export function installPageSide(
  config: PageConfig,
  codec: Codec,
  runPreload: RunPreload | null,
  mark: string,
): void {
  const scope = window as unknown as Record<string, unknown>;
  const bound = scope[config.binding] as (text: string) => Promise<string>;
  Reflect.deleteProperty(scope, config.binding);
  const fetchPage = window.fetch.bind(window);
  const call = async (text: string): Promise<string> => {
    const answer = await bound(text);
    return answer.startsWith(config.parcels)
      ? (await fetchPage(new URL(answer, location.origin))).text()
      : answer;
  };
  const post = (message: PageMessage): Promise<string> => call(codec.encode(message));
  const tell = (message: PageMessage): void => {
    post(message).catch((error: unknown) => {
      console.error('stand-in:', error);
    });
  };

  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  const files: File[] = [];
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const answer = codec.decode(await post({ kind: 'invoke', channel, args })) as {
        value?: unknown;
        refusal?: string;
      };
      if (answer.refusal !== undefined) {
        throw new Error(`Error invoking remote method '${channel}': ${answer.refusal}`);
      }
      return answer.value;
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
      ipcRenderer.removeListener(channel, listener),
  };
  const webUtils = {
    getPathForFile: (file: File): string => `${mark}${files.push(file) - 1}`,
  };

  /** Copies a value as the context bridge does: data by structured clone, functions as wrappers, all frozen. */
  const crossing = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, undefined, args.map(crossing));
        return result instanceof Promise ? result.then(crossing) : crossing(result);
      };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(crossing);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, crossing(item)]));
  };
  const deepFreeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
    return value;
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      Object.defineProperty(window, name, { value: deepFreeze(crossing(api)), enumerable: true });
    },
  };

  let accelerators = new Set<string>();
  const receiver: PageReceiver = {
    deliver: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...(codec.decode(args) as unknown[]));
    },
    setAccelerators: (keys) => {
      accelerators = new Set(keys);
    },
    open: ((open) => (url: string, features: string) => {
      open.call(window, url, '', features);
    })(window.open.bind(window)),
    files,
  };
  Object.defineProperty(window, config.receiver, { value: receiver });

  window.open = (url?: string | URL) => {
    tell({ kind: 'window-open', url: String(url ?? 'about:blank') });
    return null;
  };
  // Chromium opens a window for such links by itself; Electron asks the application first.
  const openLink = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (event.defaultPrevented || link === undefined || link.href === '') return;
    const isElsewhere = !['', '_self', '_parent', '_top'].includes(link.target);
    if (!isElsewhere && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) return;
    event.preventDefault();
    tell({ kind: 'window-open', url: link.href });
  };
  window.addEventListener('click', openLink);
  window.addEventListener('auxclick', openLink);
  const handToMenu = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    // AltGr is no Ctrl and Alt to the menu, though Windows reports both.
    if (event.getModifierState('AltGraph')) return;
    const parts = [
      event.ctrlKey && 'Ctrl',
      event.metaKey && 'Meta',
      event.altKey && 'Alt',
      event.shiftKey && 'Shift',
    ];
    const named = /^(?:Digit|Key)(.)$/.exec(event.code)?.[1] ?? event.key;
    for (const key of new Set([named, event.key])) {
      const keys = [
        ...parts.filter((part) => part !== false),
        key.length === 1 ? key.toUpperCase() : key,
      ].join('+');
      if (!accelerators.has(keys)) continue;
      event.preventDefault();
      tell({ kind: 'accelerator', keys });
      return;
    }
  };
  // What the page handles itself never reaches the menu, as in Electron: so this listener is added anew for each key
  // while the event is on its way down, and is then the last of all on its way up.
  window.addEventListener(
    'keydown',
    () => {
      window.removeEventListener('keydown', handToMenu);
      window.addEventListener('keydown', handToMenu);
    },
    { capture: true },
  );
  if (config.isInteractive) {
    const report = (): void =>
      tell({ kind: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight });
    window.addEventListener('resize', report);
    window.addEventListener('beforeunload', (event) => event.preventDefault());
  }

  runPreload?.(
    (name) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return { contextBridge, ipcRenderer, webUtils };
    },
    { exports: {} },
    {
      platform: config.platform,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      versions: {},
      env: {},
    },
  );
}
