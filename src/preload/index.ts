import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { StetBridge } from '../contract/bridge.ts';
import { isChannelName, isEventName } from '../contract/names.ts';

/**
 * Puts `window.stet` into the page: three functions, frozen by the context bridge, and nothing else. Names are checked
 * here already; senders, sizes and schemas are checked in main.
 */

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on('stet:event', (_event, name: unknown, payload: unknown) => {
  if (!isEventName(name)) return;
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge = {
  invoke: (channel: string, request: unknown): Promise<unknown> =>
    isChannelName(channel)
      ? ipcRenderer.invoke('stet:invoke', channel, request)
      : Promise.reject(new Error('There is no such channel.')),
  on: (event: string, listener: Listener): (() => void) => {
    if (!isEventName(event)) throw new Error('There is no such event.');
    const own: Listener = (payload) => listener(payload);
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(own));
    return () => void known.delete(own);
  },
  tokenForDroppedFile: async (file: unknown): Promise<unknown> =>
    ipcRenderer.invoke('stet:drop', webUtils.getPathForFile(file as File)),
} satisfies Record<keyof StetBridge, unknown>;

contextBridge.exposeInMainWorld('stet', bridge);
