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
  /** Where leaving a stopover leads back to, step by step from its end; empty in the library and in a project. */
  readonly trail: readonly Route[];
}

export interface RouteStore extends ReadableStore<RouteState> {
  readonly go: (route: Route) => void;
  readonly back: () => void;
  /** Changes the view of the open project; does nothing on other screens. */
  readonly setView: (view: ProjectView) => void;
}

/** Stopovers: back from them leads to where the work was. */
function isStopover({ screen }: Route): boolean {
  return screen === 'settings' || screen === 'import' || screen === 'dossier';
}

/**
 * The way back from a screen. From the settings it leads to an import or a dossier that was being looked at, and from there to the work;
 * an import or a dossier that is asked for in the settings leads to the work at once.
 */
function trailTo(next: Route, { route, trail }: RouteState): readonly Route[] {
  if (!isStopover(next)) return [];
  if (next.screen === route.screen) return trail;
  const work = isStopover(route) ? trail.filter((each) => !isStopover(each)) : [route];
  return next.screen === 'settings' && isStopover(route) ? [...work, route] : work;
}

/** Where the user is. Starts in the library. */
export function createRouteStore(): RouteStore {
  const library: Route = { screen: 'library' };
  const store = createStore<RouteState>({ route: library, trail: [] });
  return {
    get: store.get,
    subscribe: store.subscribe,
    go: (route) => {
      store.set({ route, trail: trailTo(route, store.get()) });
    },
    back: () => {
      const { trail } = store.get();
      store.set({ route: trail.at(-1) ?? library, trail: trail.slice(0, -1) });
    },
    setView: (view) => {
      const { route, trail } = store.get();
      if (route.screen === 'project' && route.view !== view) store.set({ route: { ...route, view }, trail });
    },
  };
}
