import type { StetBridge } from '../../contract/bridge.ts';
import type { ResponseOf } from '../../contract/channels.ts';
import type { RestoreSourceView } from '../../contract/views.ts';
import type { AppError } from '../../core/app-error.ts';
import type { Result } from '../../core/result.ts';
import type { NoticeStore } from './notice-store.ts';
import { createStore, type ReadableStore } from './store.ts';

export type LibraryContent = ResponseOf<'library:list'>;
export type LibraryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'ready'; readonly library: LibraryContent };

export interface LibraryStore extends ReadableStore<LibraryState> {
  readonly load: () => Promise<void>;
  /** The id of the new project, or null after telling the user why there is none. */
  readonly createBlank: (title: string) => Promise<string | null>;
  readonly createSample: () => Promise<string | null>;
  readonly trash: (projectId: string) => Promise<boolean>;
  readonly restore: (projectId: string) => Promise<boolean>;
  /** What copies can be made of a project. */
  readonly restorePoints: (projectId: string) => Promise<Result<ResponseOf<'project:restore-points'>>>;
  /** Makes a copy beside the project; answers it, or why there is none. */
  readonly restoreCopy: (
    projectId: string,
    source: RestoreSourceView,
  ) => Promise<Result<ResponseOf<'project:restore'>>>;
  readonly chooseFolder: () => Promise<void>;
  readonly showFolder: () => Promise<void>;
  readonly rebuildIndex: () => Promise<boolean>;
  readonly dispose: () => void;
}

/** The projects of the library folder. */
export function createLibraryStore(bridge: StetBridge, notices: NoticeStore): LibraryStore {
  const store = createStore<LibraryState>({ kind: 'loading' });
  // Lists may overtake each other; only the answer to the last question counts.
  let asked = 0;
  const load = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    const list = await bridge.invoke('library:list', {});
    if (question !== asked) return;
    store.set(list.ok ? { kind: 'ready', library: list.value } : { kind: 'failed', error: list.error });
  };
  const stop = bridge.on('library:changed', () => void load());
  const told = <T>(result: Result<T>): result is Extract<Result<T>, { ok: true }> => {
    if (!result.ok) notices.tellError(result.error);
    return result.ok;
  };
  const created = (result: Result<{ projectId: string }>) => (told(result) ? result.value.projectId : null);
  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    createBlank: async (title) => created(await bridge.invoke('library:create', { kind: 'blank', title })),
    createSample: async () => created(await bridge.invoke('library:create', { kind: 'sample' })),
    trash: async (projectId) => {
      const done = told(await bridge.invoke('library:trash', { projectId }));
      await load();
      return done;
    },
    restore: async (projectId) => {
      const done = told(await bridge.invoke('library:restore', { projectId }));
      await load();
      return done;
    },
    restorePoints: (projectId) => bridge.invoke('project:restore-points', { projectId }),
    restoreCopy: async (projectId, source) => {
      const restored = await bridge.invoke('project:restore', { projectId, source });
      if (restored.ok) await load();
      return restored;
    },
    chooseFolder: async () => {
      if (told(await bridge.invoke('library:choose-folder', {}))) await load();
    },
    showFolder: async () => {
      told(await bridge.invoke('library:show-folder', {}));
    },
    rebuildIndex: async () => {
      const done = told(await bridge.invoke('library:rebuild-index', {}));
      await load();
      return done;
    },
    dispose: stop,
  };
}
