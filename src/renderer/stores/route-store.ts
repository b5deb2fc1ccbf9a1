import { createStore, type ReadableStore } from './store.ts';

export const projectViews = ['desk', 'evidence', 'sources', 'people', 'coverage', 'publish'] as const;
export type ProjectView = (typeof projectViews)[number];

export const settingsSections = [
  'person',
  'appearance',
  'project-policy',
  'policy',
  'legend',
  'keyboard',
  'library',
  'desk-key',
  'network',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** What the window shows. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'import' }
  /** A dossier from outside and what was found in it. */
  | { readonly screen: 'dossier' }
  | { readonly screen: 'project'; readonly projectId: string; readonly view: ProjectView }
  /** `section` is brought into view when the screen opens. */
  | { readonly screen: 'settings'; readonly section?: SettingsSection };

export interface RouteState {
  readonly route: Route;
  /** Where Escape in the settings leads back to. */
  readonly before: Route;
}

export interface RouteStore extends ReadableStore<RouteState> {
  readonly go: (route: Route) => void;
  readonly back: () => void;
  /** Changes the view of the open project; does nothing on other screens. */
  readonly setView: (view: ProjectView) => void;
}

/** Where the user is. Starts in the library. */
export function createRouteStore(): RouteStore {
  const library: Route = { screen: 'library' };
  const store = createStore<RouteState>({ route: library, before: library });
  const go = (route: Route) => {
    const { route: from, before } = store.get();
    // Import, dossier and settings are stopovers: back from them leads to where the work was.
    const isStopover = from.screen === 'settings' || from.screen === 'import' || from.screen === 'dossier';
    store.set({ route, before: isStopover ? before : from });
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    go,
    back: () => {
      go(store.get().before);
    },
    setView: (view) => {
      const { route, before } = store.get();
      if (route.screen === 'project' && route.view !== view) store.set({ route: { ...route, view }, before });
    },
  };
}
