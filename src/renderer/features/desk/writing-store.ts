import type { SaveState, TextCounts } from '../../editor/article-editor-props.ts';
import { createStore, type Store } from '../../stores/store.ts';

/** What the editor says about the text while somebody types; a store, so that only the line that shows it is drawn again. */
export interface WritingState {
  readonly saveState: SaveState;
  readonly counts: TextCounts;
}

export type WritingStore = Store<WritingState>;

export function createWritingStore(): WritingStore {
  return createStore<WritingState>({
    saveState: { kind: 'saved' },
    counts: { words: 0, characters: 0, minutes: 1 },
  });
}
