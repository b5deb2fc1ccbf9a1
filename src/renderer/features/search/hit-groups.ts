import type { SearchHit } from '../../../contract/library-views.ts';
import { searchKinds, type SearchKind } from '../../../core/library/catalogue.ts';
import type { Place } from '../../stores/place-store.ts';

export const kindTitles: Readonly<Record<SearchKind, string>> = {
  article: 'Articles',
  claim: 'Claims',
  source: 'Sources',
  evidence: 'Evidence',
};

/** Hits of one kind, best first, and how many there are in all. */
export interface HitGroup {
  readonly kind: SearchKind;
  readonly title: string;
  readonly hits: readonly SearchHit[];
  readonly count: number;
}

/** Hits by kind, in the order of the work: claims first, then what they stand in and on. Kinds without hits are left out. */
export function hitGroups(
  hits: readonly SearchHit[],
  counts: Readonly<Record<SearchKind, number>>,
): readonly HitGroup[] {
  const order: readonly SearchKind[] = ['claim', 'article', 'source', 'evidence'];
  return order
    .map((kind) => ({
      kind,
      title: kindTitles[kind],
      hits: hits.filter((hit) => hit.kind === kind),
      count: counts[kind],
    }))
    .filter((group) => group.hits.length > 0);
}

export const hitKey = (hit: SearchHit): string => `${hit.projectId} ${hit.kind} ${hit.recordId}`;

/** Where a hit leads. */
export function placeOf(hit: SearchHit): Place {
  const { projectId, recordId, kind, passage } = hit;
  return { projectId, recordId, kind: kind === 'article' ? 'block' : kind, passage };
}

/** A text cut at the marks, for drawing. */
export function markedPieces(
  text: string,
  marks: SearchHit['marks'],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

/** Kinds in the order of the filter. */
export const kindChoices: readonly (SearchKind | 'all')[] = ['all', ...searchKinds];
