import { createContext, use, useEffect, useRef } from 'react';
import type { StetBridge } from '../../contract/bridge.ts';
import { createIdSource, type IdSource } from '../../core/ids.ts';
import { createActionRegistry, type ActionHandlers, type ActionRegistry } from './action-registry.ts';
import type { DocumentReader } from '../workers/document-reader.ts';
import { createDossierStore, type DossierStore } from './dossier-store.ts';
import { createFactsStore, type FactsPort, type FactsStore } from './facts-store.ts';
import { createImportStore, type ImportStore } from './import-store.ts';
import { createLibraryStore, type LibraryStore } from './library-store.ts';
import { firstPublishing, type Publishing } from './publishing-store.ts';
import type { Place, PlaceStore } from './place-store.ts';
import { createNoticeStore, type NoticeStore } from './notice-store.ts';
import { createProjectStore, type ProjectStore } from './project-store.ts';
import { createRouteStore, type RouteStore } from './route-store.ts';
import { createSpottingStore, type SpottingPort, type SpottingStore } from './spotting-store.ts';
import { createStore, type Store } from './store.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';
import { createUnsentStore, type UnsentStore } from './unsent-words.ts';

/** Everything the screens share, made once for the window. */
export interface Stores {
  readonly bridge: StetBridge;
  readonly notices: NoticeStore;
  readonly routes: RouteStore;
  readonly settings: SettingsStore;
  readonly library: LibraryStore;
  readonly project: ProjectStore;
  readonly imports: ImportStore;
  readonly dossiers: DossierStore;
  readonly actions: ActionRegistry;
  /** Where in a project somebody wants to go; whoever gets there takes it out. */
  readonly places: PlaceStore;
  /** The format that was chosen last, and what was unfolded beside it. */
  readonly publishing: Store<Publishing>;
  /** Words typed and not given yet, in memory alone: they outlive the boxes they stand in. */
  readonly unsent: UnsentStore;
  /** Reads untrusted documents away from this thread: imports, and the text of evidence. */
  readonly reader: DocumentReader;
  /** Facts, quotations and names of the whole article, read away from this thread. */
  readonly facts: FactsStore;
  /** What the claim spotter proposes, read away from this thread. */
  readonly spotting: SpottingStore;
  /** Ids for new records. */
  readonly newId: IdSource;
}

/** Makes the stores and joins them to the bridge. */
export function createStores(
  bridge: StetBridge,
  reader: DocumentReader,
  isMac: boolean,
  facts: FactsPort,
  spotting: SpottingPort,
): Stores {
  const notices = createNoticeStore();
  const routes = createRouteStore();
  // Going elsewhere succeeds too: a refusal of the screen before has nothing to say on the next.
  routes.subscribe(notices.settleRefusals);
  return {
    bridge,
    notices,
    routes,
    settings: createSettingsStore(bridge, notices),
    library: createLibraryStore(bridge, notices),
    project: createProjectStore(bridge, notices, () => new Date().toISOString()),
    imports: createImportStore(bridge, reader),
    dossiers: createDossierStore(bridge),
    places: createStore<Place | null>(null),
    publishing: createStore<Publishing>(firstPublishing),
    unsent: createUnsentStore(),
    actions: createActionRegistry(isMac, () => routes.get().route.screen === 'project'),
    reader,
    facts: createFactsStore(facts),
    spotting: createSpottingStore(spotting),
    newId: createIdSource((count) => crypto.getRandomValues(new Uint8Array(count))),
  };
}

export const StoresContext = createContext<Stores | null>(null);

/** The stores of this window. */
export function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('useStores outside the window');
  return stores;
}

/**
 * Carries out actions while the component is mounted. The handlers may be new objects at every drawing; which actions
 * they are for must stay the same.
 */
export function useActions(handlers: ActionHandlers): void {
  const { actions } = useStores();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const entries = Object.keys(latest.current).map((id) => {
      const handler = () => latest.current[id];
      return [
        id,
        {
          run: () => {
            const current = handler();
            if (typeof current === 'function') current();
            else current?.run();
          },
          isEnabled: () => {
            const current = handler();
            return (
              current !== undefined && (typeof current === 'function' || (current.isEnabled?.() ?? true))
            );
          },
        },
      ];
    });
    return actions.register(Object.fromEntries(entries) as ActionHandlers);
  }, [actions]);
}
