import { diffArrays } from 'diff';

/** A stretch that both wordings share, or that only one has. */
export interface DiffStretch {
  readonly kind: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** A word, a figure with its separators (48,312), white space, or one sign. A changed digit changes the whole figure. */
const token = /[\p{L}\p{N}\p{M}]+(?:[.,:’'-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

/** The difference of two wordings, word by word. Equal and deleted parts joined are `before`, equal and inserted `after`. */
export function wordStretches(before: string, after: string): readonly DiffStretch[] {
  return diffArrays(before.match(token) ?? [], after.match(token) ?? []).map((part) => ({
    kind: part.added ? 'insert' : part.removed ? 'delete' : 'equal',
    text: part.value.join(''),
  }));
}
