import type { Store } from './store.ts';

/** A place in a project that can be gone to from anywhere. */
export interface Place {
  readonly projectId: string;
  readonly kind: 'block' | 'claim' | 'source' | 'evidence';
  readonly recordId: string;
  /** Of evidence: the passage, in UTF-16 units of its text; null for its beginning. */
  readonly passage: { readonly start: number; readonly end: number } | null;
}

export type PlaceStore = Store<Place | null>;
