import type { StetBridge } from '../../contract/bridge.ts';
import type { FileToken } from '../../contract/views.ts';
import type { AppError } from '../../core/app-error.ts';
import type { ImportedDocument } from '../../core/documents-in/imported-document.ts';
import type { Result } from '../../core/result.ts';
import type { DocumentReader } from '../workers/document-reader.ts';
import { createStore, type ReadableStore } from './store.ts';

/** What was copied elsewhere: the clipboard's HTML, where there was any, and its plain text. */
export interface Pasted {
  readonly html: string | null;
  readonly text: string;
}

export type ImportState =
  | { readonly kind: 'idle' }
  /** The text of the paste dialog is being collected. */
  | { readonly kind: 'pasting' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly fileName: string; readonly error: AppError }
  | ImportPreview;

export interface ImportPreview {
  readonly kind: 'preview';
  readonly fileName: string;
  readonly isPaste: boolean;
  readonly document: ImportedDocument;
  /** Ids of the proposed removals the user agrees to; all of them until unticked. */
  readonly leaveOut: ReadonlySet<string>;
  readonly isCreating: boolean;
  /** Why the project could not be made; the preview stays. */
  readonly error: AppError | null;
}

export interface ImportStore extends ReadableStore<ImportState> {
  /** Opens the file dialog; null when the user chose nothing, so that the screen need not change. Reads nothing yet. */
  readonly pickFile: () => Promise<FileToken | 'failed' | null>;
  readonly readToken: (file: FileToken) => Promise<void>;
  readonly startPaste: () => void;
  readonly readPaste: (pasted: Pasted) => Promise<void>;
  readonly setLeftOut: (blockId: string, isLeftOut: boolean) => void;
  readonly setAllLeftOut: (areLeftOut: boolean) => void;
  /** Makes the project; its id, or null when it failed (the preview then holds the error). */
  readonly create: () => Promise<string | null>;
  /** Stops whatever goes on and forgets it. */
  readonly cancel: () => void;
}

/** One import at a time, from the choice of a file to the new project. Nothing is stored before {@link ImportStore.create}. */
export function createImportStore(bridge: StetBridge, reader: DocumentReader): ImportStore {
  const store = createStore<ImportState>({ kind: 'idle' });
  let running = new AbortController();

  const restart = (): AbortSignal => {
    running.abort();
    running = new AbortController();
    return running.signal;
  };
  const show = (
    read: Result<ImportedDocument>,
    from: { readonly fileName: string; readonly isPaste: boolean },
    signal: AbortSignal,
  ) => {
    if (signal.aborted) return;
    if (!read.ok) {
      store.set({ kind: 'failed', fileName: from.fileName, error: read.error });
      return;
    }
    const leaveOut = new Set(read.value.removals.map((removal) => removal.blockId));
    store.set({ kind: 'preview', ...from, document: read.value, leaveOut, isCreating: false, error: null });
  };
  const changePreview = (change: (preview: ImportPreview) => Partial<ImportPreview>) => {
    const state = store.get();
    if (state.kind === 'preview') store.set({ ...state, ...change(state) });
  };

  const readToken = async (file: FileToken): Promise<void> => {
    const signal = restart();
    const from = { fileName: file.fileName, isPaste: false };
    store.set({ kind: 'reading', fileName: file.fileName });
    const content = await bridge.invoke('files:read', { token: file.token });
    if (signal.aborted) return;
    show(
      content.ok ? await reader.readFile(content.value.bytes, file.fileName, signal) : content,
      from,
      signal,
    );
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    pickFile: async () => {
      const picked = await bridge.invoke('files:pick', { purpose: 'import' });
      if (!picked.ok) {
        restart();
        store.set({ kind: 'failed', fileName: '', error: picked.error });
        return 'failed';
      }
      return picked.value.file;
    },
    readToken,
    startPaste: () => {
      restart();
      store.set({ kind: 'pasting' });
    },
    readPaste: async (pasted) => {
      const signal = restart();
      const from = { fileName: 'Pasted text', isPaste: true };
      store.set({ kind: 'reading', fileName: from.fileName });
      show(await reader.readPaste(pasted, signal), from, signal);
    },
    setLeftOut: (blockId, isLeftOut) => {
      changePreview(({ leaveOut }) => {
        const next = new Set(leaveOut);
        if (isLeftOut) next.add(blockId);
        else next.delete(blockId);
        return { leaveOut: next };
      });
    },
    setAllLeftOut: (areLeftOut) => {
      changePreview(({ document }) => ({
        leaveOut: new Set(areLeftOut ? document.removals.map((removal) => removal.blockId) : []),
      }));
    },
    create: async () => {
      const state = store.get();
      if (state.kind !== 'preview' || state.isCreating) return null;
      const { signal } = running;
      changePreview(() => ({ isCreating: true, error: null }));
      const created = await bridge.invoke('import:create', {
        document: state.document,
        fileName: state.fileName,
        leaveOut: [...state.leaveOut],
        isPaste: state.isPaste,
      });
      if (created.ok) {
        if (!signal.aborted) store.set({ kind: 'idle' });
        return created.value.projectId;
      }
      if (!signal.aborted) changePreview(() => ({ isCreating: false, error: created.error }));
      return null;
    },
    cancel: () => {
      restart();
      store.set({ kind: 'idle' });
    },
  };
}
