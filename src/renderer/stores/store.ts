import { useSyncExternalStore } from 'react';

/** A value that changes over time and says so. */
export interface ReadableStore<T> {
  readonly get: () => T;
  /** Calls `listener` after every change; the answer stops that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Store<T> extends ReadableStore<T> {
  readonly set: (next: T) => void;
}

/** A store that tells its listeners when it gets a value that is not the one it has. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The part of a store that `select` picks; the component draws again when that part is another value.
 * `select` must give the same value for the same state: pick, do not build.
 */
export function useStore<T, S>(store: ReadableStore<T>, select: (state: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
