import type { StetBridge } from '../../contract/bridge.ts';
import type { DossierView } from '../../contract/dossier-channels.ts';
import type { FileToken } from '../../contract/views.ts';
import type { AppError } from '../../core/app-error.ts';
import { createStore, type ReadableStore } from './store.ts';

export type DossierState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly fileName: string; readonly error: AppError }
  | {
      readonly kind: 'examined';
      readonly file: FileToken;
      readonly view: DossierView;
      readonly isImporting: boolean;
      /** Why no project could be made of it. */
      readonly error: AppError | null;
    };

export interface DossierStore extends ReadableStore<DossierState> {
  /** Opens the file dialog; false when the user chose nothing, so that the screen need not change. */
  readonly pickFile: () => Promise<boolean>;
  readonly examine: (file: FileToken) => Promise<void>;
  /** Makes a project of what was examined; its id, or null when it failed (the state then holds the error). */
  readonly importProject: () => Promise<string | null>;
  /** Forgets what was examined; the answer to a question still open is let go. */
  readonly forget: () => void;
}

/** One dossier at a time, from the choice of a file to what was found in it. */
export function createDossierStore(bridge: StetBridge): DossierStore {
  const store = createStore<DossierState>({ kind: 'idle' });
  let asked = 0;
  const examine = async (file: FileToken): Promise<void> => {
    asked += 1;
    const question = asked;
    store.set({ kind: 'reading', fileName: file.fileName });
    const found = await bridge.invoke('dossier:examine', { token: file.token });
    if (question !== asked) return;
    store.set(
      found.ok
        ? { kind: 'examined', file, view: found.value, isImporting: false, error: null }
        : { kind: 'failed', fileName: file.fileName, error: found.error },
    );
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    examine,
    pickFile: async () => {
      const picked = await bridge.invoke('files:pick', { purpose: 'dossier' });
      if (!picked.ok) {
        asked += 1;
        store.set({ kind: 'failed', fileName: '', error: picked.error });
        return true;
      }
      if (picked.value.file === null) return false;
      void examine(picked.value.file);
      return true;
    },
    importProject: async () => {
      const state = store.get();
      if (state.kind !== 'examined' || state.isImporting) return null;
      const question = asked;
      store.set({ ...state, isImporting: true, error: null });
      const made = await bridge.invoke('dossier:import', { token: state.file.token });
      if (question === asked) {
        store.set({ ...state, isImporting: false, error: made.ok ? null : made.error });
      }
      return made.ok ? made.value.projectId : null;
    },
    forget: () => {
      asked += 1;
      store.set({ kind: 'idle' });
    },
  };
}
