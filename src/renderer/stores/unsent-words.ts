import type { MediaStatement } from '../../core/claims/media-statement.ts';
import { createStore, type ReadableStore } from './store.ts';

/** Text pasted as evidence that is not kept yet, for the source that was chosen with it. */
export interface UnsentPaste {
  readonly sourceId: string;
  /** What it is; may be empty. */
  readonly name: string;
  readonly text: string;
}

/** What can be typed and not given yet, by the kind of box it stands in. */
export interface UnsentWords {
  /** A reply, by the id of its query. */
  readonly reply: string;
  /** The note with the next verdict, by the id of its claim. */
  readonly 'verdict-note': string;
  /** What goes with the next verdict on a picture, by the id of its claim. */
  readonly 'verdict-media': MediaStatement;
  /** What a dialog with one box asks for, by what it asks and about what. */
  readonly asked: string;
  /** By the id of the citation it is pasted for, of the claim that is cited for, or of the source. */
  readonly paste: UnsentPaste;
}

export type UnsentKind = keyof UnsentWords;

/** One box to type in; ids are those of records, so the project's id goes with them. */
export interface UnsentPlace<K extends UnsentKind = UnsentKind> {
  readonly projectId: string;
  readonly kind: K;
  readonly id: string;
}

/** Words that were typed and not given yet. They outlive the boxes they stand in, and the window keeps them in memory alone. */
export interface UnsentStore extends Pick<ReadableStore<unknown>, 'subscribe'> {
  /** The words in this place; null when there are none. The same value until they change. */
  readonly at: <K extends UnsentKind>(place: UnsentPlace<K>) => UnsentWords[K] | null;
  /** Keeps words in the place of those before; null and the empty string forget them. */
  readonly keep: <K extends UnsentKind>(place: UnsentPlace<K>, words: UnsentWords[K] | null) => void;
  /** Forgets words that were given; what was typed since is kept. */
  readonly given: <K extends UnsentKind>(place: UnsentPlace<K>, words: UnsentWords[K] | null) => void;
}

const keyOf = ({ projectId, kind, id }: UnsentPlace): string => `${projectId} ${kind} ${id}`;

export function createUnsentStore(): UnsentStore {
  const store = createStore<ReadonlyMap<string, unknown>>(new Map());
  const at: UnsentStore['at'] = <K extends UnsentKind>(place: UnsentPlace<K>) =>
    // Only `keep` writes, and it writes under this key what belongs to this kind.
    (store.get().get(keyOf(place)) ?? null) as UnsentWords[K] | null;
  const keep: UnsentStore['keep'] = (place, words) => {
    if (Object.is(at(place), words)) return;
    const next = new Map(store.get());
    if (words === null || words === '') next.delete(keyOf(place));
    else next.set(keyOf(place), words);
    store.set(next);
  };
  return {
    subscribe: store.subscribe,
    at,
    keep,
    given: (place, words) => {
      if (Object.is(at(place), words)) keep(place, null);
    },
  };
}
