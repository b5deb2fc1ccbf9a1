import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from './store.ts';
import { useStores } from './stores.ts';
import type { UnsentKind, UnsentWords } from './unsent-words.ts';

export interface Unsent<T> {
  /** Null when there are none. */
  readonly words: T | null;
  readonly keep: (words: T | null) => void;
  /** Forgets these words once they were given; what was typed meanwhile stays. */
  readonly given: (words: T | null) => void;
}

/** The words in a box of the open project that are not given yet: like `useState`, but they outlive the component. */
export function useUnsentWords<K extends UnsentKind>(kind: K, id: string): Unsent<UnsentWords[K]> {
  const { unsent, project } = useStores();
  const projectId = useStore(project, (state) => (state.kind === 'open' ? state.project.id : ''));
  const place = useMemo(() => ({ projectId, kind, id }), [projectId, kind, id]);
  const words = useSyncExternalStore(unsent.subscribe, () => unsent.at(place));
  return useMemo(
    () => ({
      words,
      keep: (next) => {
        unsent.keep(place, next);
      },
      given: (gone) => {
        unsent.given(place, gone);
      },
    }),
    [unsent, place, words],
  );
}
