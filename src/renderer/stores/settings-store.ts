import type { StetBridge } from '../../contract/bridge.ts';
import type { Settings, SettingsChange } from '../../contract/settings.ts';
import { ok, type Result } from '../../core/result.ts';
import type { NoticeStore } from './notice-store.ts';
import { createStore, type ReadableStore } from './store.ts';

/** Null until they are read. */
export interface SettingsStore extends ReadableStore<Settings | null> {
  readonly load: () => Promise<Result<Settings>>;
  /** Shows the change at once and takes it back, with a notice, when it could not be kept. */
  readonly update: (change: SettingsChange) => Promise<Result<Settings>>;
  /** Stops listening to the main process. */
  readonly dispose: () => void;
}

/** What this person set up on this machine. */
export function createSettingsStore(bridge: StetBridge, notices: NoticeStore): SettingsStore {
  const store = createStore<Settings | null>(null);
  const stop = bridge.on('settings:changed', store.set);
  const load = async (): Promise<Result<Settings>> => {
    const read = await bridge.invoke('settings:get', {});
    if (read.ok) store.set(read.value);
    else notices.tellError(read.error);
    return read;
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    update: async (change) => {
      const before = store.get();
      if (before !== null) store.set(Object.assign({}, before, change));
      const kept = await bridge.invoke('settings:update', change);
      if (kept.ok) {
        store.set(kept.value);
        return ok(kept.value);
      }
      store.set(before);
      notices.tellError(kept.error);
      return kept;
    },
    dispose: stop,
  };
}
