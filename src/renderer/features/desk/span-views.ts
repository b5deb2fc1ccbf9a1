import type { MarkState } from '../../../contract/settings.ts';
import { spanIndex } from '../../../core/article/spans.ts';
import { memoisePair } from '../../../core/memo.ts';
import type { Project } from '../../../core/project/project.ts';
import type { SpanView } from '../../editor/article-editor-props.ts';
import { markLegend } from '../../ui/mark-legend.ts';
import { claimRows } from '../claims/claim-rows.ts';
import { counted, reasonNames } from '../claims/claim-words.ts';

/**
 * How every span of the article is shown: its claim's mark, or the not-checkable dimming. Spans of removed claims have no
 * view.
 */
export function spanViews(
  project: Project,
  glyphOf: (state: MarkState) => string,
): ReadonlyMap<string, SpanView> {
  const views = new Map<string, SpanView>();
  for (const row of claimRows(project)) {
    const view: SpanView = {
      state: row.mark,
      glyph: glyphOf(row.mark),
      description: `claim, ${markLegend[row.mark].label.toLowerCase()}, ${counted(row.citations, 'citation')}`,
      ownerId: row.id,
    };
    for (const span of project.claims[row.id]?.spans ?? []) views.set(span.id, view);
  }
  for (const mark of Object.values(project.notCheckable)) {
    const view: SpanView = {
      state: 'not-checkable',
      glyph: glyphOf('not-checkable'),
      description: `not checkable, ${reasonNames[mark.reason].toLowerCase()}`,
      ownerId: mark.id,
    };
    for (const span of mark.spans) views.set(span.id, view);
  }
  return views;
}

/** Whether a span still counts, so that undo or paste may bring its mark back even when its words are gone. */
export function isKnownSpan({ claims, notCheckable }: Project, spanId: string): boolean {
  return standingSpans(claims, notCheckable).has(spanId);
}

/** Asked for every span of the article after every edit, so it must not look through all claims each time. */
const standingSpans = memoisePair(
  (claims: Project['claims'], notCheckable: Project['notCheckable']): ReadonlySet<string> => {
    const standing = Object.values(claims).filter((claim) => claim.removed === null);
    return new Set(
      [...standing, ...Object.values(notCheckable)].flatMap(({ spans }) => spans.map(({ id }) => id)),
    );
  },
);

/** The claims and not-checkable marks that own these spans, in the order given, each once. */
export function ownersOfSpans(
  project: Project,
  spanIds: readonly string[],
): { readonly claimIds: readonly string[]; readonly notCheckableIds: readonly string[] } {
  const claimIds = new Set<string>();
  const notCheckableIds = new Set<string>();
  for (const spanId of spanIds) {
    for (const claim of Object.values(project.claims)) {
      if (claim.removed === null && claim.spans.some((span) => span.id === spanId)) claimIds.add(claim.id);
    }
    for (const mark of Object.values(project.notCheckable)) {
      if (mark.spans.some((span) => span.id === spanId)) notCheckableIds.add(mark.id);
    }
  }
  return { claimIds: [...claimIds], notCheckableIds: [...notCheckableIds] };
}

/** The other claims that share words with this one, in the order of the queue. */
export function overlappingClaims(project: Project, claimId: string): readonly string[] {
  const index = spanIndex(project.article);
  const placesOf = (id: string) =>
    (project.claims[id]?.spans ?? []).flatMap((span) => index.get(span.id) ?? []);
  const own = placesOf(claimId);
  return claimRows(project)
    .filter((row) => row.id !== claimId)
    .filter((row) =>
      placesOf(row.id).some((place) =>
        own.some(
          (mine) => mine.blockId === place.blockId && mine.start < place.end && place.start < mine.end,
        ),
      ),
    )
    .map((row) => row.id);
}
