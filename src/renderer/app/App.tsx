import { useEffect, useState } from 'react';
import { DossierScreen } from '../features/dossier/DossierScreen.tsx';
import { ImportScreen } from '../features/import/ImportScreen.tsx';
import { FileDrop } from '../features/import/FileDrop.tsx';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import { FindInLibrary } from '../features/search/FindInLibrary.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { useStore } from '../stores/store.ts';
import { useActions, useStores } from '../stores/stores.ts';
import { TitleBarSlotProvider } from '../ui/TitleBarSlot.tsx';
import { nextTextSize, showAppearance } from './appearance.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { KeyboardSheet } from './KeyboardSheet.tsx';
import { listenForActions } from './keyboard.ts';
import {
  createBlankProject,
  goToLibrary,
  importFile,
  importPaste,
  openSample,
  verifyDossier,
} from './navigation.ts';
import { Banners, Toasts } from './Notices.tsx';
import { focusPane } from './pane-cycle.ts';
import { ProjectScreen } from './ProjectScreen.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useScreenFocus } from './use-screen-focus.ts';

type Overlay = 'palette' | 'keyboard' | 'find' | null;

/** The window: title bar, banners, the open screen, and what can lie above all of them. */
export function App() {
  const stores = useStores();
  const { routes, project } = stores;
  const route = useStore(routes, (state) => state.route);
  const openedId = useStore(project, (state) =>
    state.kind === 'closed' ? null : state.kind === 'open' ? state.project.id : state.projectId,
  );
  const [overlay, setOverlay] = useState<Overlay>(null);
  const closeOverlay = () => {
    setOverlay(null);
  };

  useStartOfWindow();
  useWindowActions(setOverlay);
  const layer = useScreenFocus(
    route.screen,
    useStore(project, (state) => state.kind),
  );

  const leave = () => void goToLibrary(stores);
  return (
    <TitleBarSlotProvider>
      <div className="app">
        <TitleBar />
        <Banners />
        <div className="app-screen">
          {openedId === null ? null : (
            <div
              ref={layer}
              className="app-layer"
              hidden={route.screen !== 'project'}
              inert={route.screen !== 'project'}
            >
              <ErrorBoundary what="The project’s screen" resetKey={openedId} onLeave={leave}>
                <ProjectScreen />
              </ErrorBoundary>
            </div>
          )}
          {route.screen === 'project' ? null : (
            <ErrorBoundary what="This screen" resetKey={route.screen} onLeave={leave}>
              {route.screen === 'library' ? <LibraryScreen /> : null}
              {route.screen === 'import' ? <ImportScreen /> : null}
              {route.screen === 'dossier' ? <DossierScreen /> : null}
              {route.screen === 'settings' ? <SettingsScreen /> : null}
            </ErrorBoundary>
          )}
        </div>
        <FileDrop isActive={route.screen !== 'project'} />
        <Toasts />
        <CommandPalette isOpen={overlay === 'palette'} onClose={closeOverlay} />
        <FindInLibrary isOpen={overlay === 'find'} onClose={closeOverlay} />
        <KeyboardSheet isOpen={overlay === 'keyboard'} onClose={closeOverlay} />
      </div>
    </TitleBarSlotProvider>
  );
}

/** Reads settings and library, follows the theme, and marks the document ready for whoever waits for the first screen. */
function useStartOfWindow(): void {
  const stores = useStores();
  const settings = useStore(stores.settings, (state) => state);
  const isLibraryThere = useStore(stores.library, (state) => state.kind !== 'loading');
  useEffect(() => {
    void stores.settings.load();
    void stores.library.load();
    return listenForActions(stores, window);
  }, [stores]);
  useEffect(() => {
    if (settings !== null) showAppearance(document.documentElement, settings);
  }, [settings]);
  useEffect(() => {
    if (settings !== null && isLibraryThere) document.documentElement.dataset['ready'] = 'true';
  }, [isLibraryThere, settings]);
}

/** The actions that work on every screen. */
function useWindowActions(show: (overlay: Overlay) => void): void {
  const stores = useStores();
  const { routes, settings } = stores;
  const resize = (step: 1 | -1) => {
    const current = settings.get();
    if (current !== null) void settings.update({ textSize: nextTextSize(current.textSize, step) });
  };
  useActions({
    'new-blank': () => void createBlankProject(stores),
    'import-file': () => void importFile(stores),
    'import-paste': () => {
      importPaste(stores);
    },
    'verify-dossier': () => void verifyDossier(stores),
    'open-sample': () => void openSample(stores),
    'go-library': () => void goToLibrary(stores),
    settings: () => {
      if (routes.get().route.screen === 'settings') routes.back();
      else routes.go({ screen: 'settings' });
    },
    'text-larger': () => {
      resize(1);
    },
    'text-smaller': () => {
      resize(-1);
    },
    palette: () => {
      show('palette');
    },
    'find-in-library': () => {
      show('find');
    },
    keyboard: () => {
      show('keyboard');
    },
    'next-pane': () => {
      focusPane(document, document.activeElement, 1);
    },
    'previous-pane': () => {
      focusPane(document, document.activeElement, -1);
    },
  });
}
