import { actions, textKeys, type Action, type ActionId } from '../../contract/actions.ts';
import { matchesKey, type KeyPress } from './key-match.ts';
import { createStore, type ReadableStore } from './store.ts';

/** What a mounted screen does for an action. */
export interface ActionHandler {
  readonly run: () => void;
  /** Greys the action out where it would do nothing; absent means it can always run. */
  readonly isEnabled?: () => boolean;
}
export type ActionHandlers = Readonly<Partial<Record<ActionId, ActionHandler | (() => void)>>>;

/** The store's value counts changes of what is registered, so that menus and the palette can look again. */
export interface ActionRegistry extends ReadableStore<number> {
  /** Later registrations win while they last; the answer takes them back. */
  readonly register: (handlers: ActionHandlers) => () => void;
  readonly canRun: (id: ActionId) => boolean;
  /** Runs an action; false when no mounted screen handles it now. */
  readonly run: (id: ActionId) => boolean;
  /** Runs what a key stands for; true when the key is used up. */
  readonly onKey: (press: KeyPress, where: KeyPlace) => boolean;
}

/** Where a key was pressed. */
export interface KeyPlace {
  /** In a text field, a menu or a dialog: only keys with modifiers are ours there. */
  readonly isTyping: boolean;
  /** Where undo keys belong to the text that is typed, or to what covers the desk. */
  readonly hasOwnUndo: boolean;
  /** A project is open in Check mode: single keys are ours. */
  readonly isCheckMode: boolean;
}

/** The action of an id that came from outside; null for unknown ones. */
export function actionOf(id: string): (Action & { readonly id: ActionId }) | null {
  return actions.find((action) => action.id === id) ?? null;
}

/**
 * Joins the table of actions with the screens that carry them out.
 * @param isProjectShown whether the open project is on screen; hidden behind another one, its actions rest.
 */
export function createActionRegistry(isMac: boolean, isProjectShown: () => boolean): ActionRegistry {
  const changes = createStore(0);
  const layers: ActionHandlers[] = [];
  const find = (id: ActionId): ActionHandler | null => {
    if (actionOf(id)?.scope !== 'anywhere' && !isProjectShown()) return null;
    for (const layer of layers.toReversed()) {
      const handler = layer[id];
      if (handler !== undefined) return typeof handler === 'function' ? { run: handler } : handler;
    }
    return null;
  };
  const canRun = (id: ActionId) => {
    const handler = find(id);
    return handler !== null && (handler.isEnabled?.() ?? true);
  };
  const run = (id: ActionId) => {
    const handler = find(id);
    if (handler === null || !(handler.isEnabled?.() ?? true)) return false;
    handler.run();
    return true;
  };
  return {
    get: changes.get,
    subscribe: changes.subscribe,
    register: (handlers) => {
      layers.push(handlers);
      changes.set(changes.get() + 1);
      return () => {
        const at = layers.indexOf(handlers);
        if (at >= 0) layers.splice(at, 1);
        changes.set(changes.get() + 1);
      };
    },
    canRun,
    run,
    onKey: (press, { isTyping, hasOwnUndo, isCheckMode }) => {
      for (const action of actions) {
        if (action.key !== null && matchesKey(press, action.key, isMac)) {
          return !(hasOwnUndo && textKeys.has(action.key)) && run(action.id);
        }
        const singleKeyCounts = !isTyping && (action.scope === 'anywhere' || isCheckMode);
        if (action.checkKey !== null && singleKeyCounts && matchesKey(press, action.checkKey, isMac)) {
          return run(action.id);
        }
      }
      return false;
    },
  };
}
