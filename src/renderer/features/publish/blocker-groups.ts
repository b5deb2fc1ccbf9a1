import type { Blocker, BlockerCode } from '../../../core/gate/gate.ts';

/** Blockers of one kind under one heading. */
export interface BlockerGroup {
  readonly code: BlockerCode;
  readonly heading: string;
  readonly blockers: readonly Blocker[];
}

const headings: Readonly<Record<BlockerCode, string>> = {
  'empty-article': 'The article is empty',
  'nothing-checked': 'Nothing has been checked',
  'claim-open': 'Claims without a verdict',
  'claim-stale': 'Words changed after the verdict',
  'claim-detached': 'Claims without a place in the text',
  'claim-not-accepted': 'Verdicts that cannot stand in print',
  'cut-still-present': 'Marked “cut” and still in the text',
  sourcing: 'Claims short of sources',
  'missing-locator': 'Citations that do not say where',
  'quote-differs': 'Quotations that differ from their evidence',
  'evidence-changed': 'Evidence that does not match its record',
  embargo: 'Sources under embargo',
  consent: 'Sources who refused to be quoted',
  'reply-missing': 'Allegations without their right of reply',
  'open-query': 'Open queries',
  'open-change': 'Proposed changes waiting for the editor',
  'not-checkable-changed': 'Words marked not checkable that changed',
  coverage: 'Passages in no claim',
  'checker-is-writer': 'Checked by the writer',
  'sign-off-missing': 'Sign-offs missing',
  'sign-off-void': 'Sign-offs void',
};

/** The blockers by kind, kinds in the order of their first blocker, so that the list stays put while it shrinks. */
export function groupBlockers(blockers: readonly Blocker[]): readonly BlockerGroup[] {
  const groups = new Map<BlockerCode, Blocker[]>();
  for (const blocker of blockers) {
    const group = groups.get(blocker.code);
    if (group) group.push(blocker);
    else groups.set(blocker.code, [blocker]);
  }
  return [...groups].map(([code, found]) => ({ code, heading: headings[code], blockers: found }));
}

/** Where a blocker is mended. */
export type BlockerPlace =
  | { readonly kind: 'claim'; readonly claimId: string; readonly citationId: string | null }
  | { readonly kind: 'block'; readonly blockId: string; readonly markingId: string | null }
  | { readonly kind: 'story-query'; readonly queryId: string }
  | { readonly kind: 'evidence'; readonly evidenceId: string }
  | { readonly kind: 'person'; readonly sourceId: string }
  | { readonly kind: 'allegation'; readonly allegationId: string }
  | { readonly kind: 'sign-offs' }
  | { readonly kind: 'article' };

/** The place of a blocker: the claim before anything inside it. */
export function placeOf(blocker: Blocker): BlockerPlace {
  if (blocker.claimId !== undefined) {
    return { kind: 'claim', claimId: blocker.claimId, citationId: blocker.citationId ?? null };
  }
  if (blocker.blockId !== undefined)
    return { kind: 'block', blockId: blocker.blockId, markingId: blocker.notCheckableId ?? null };
  if (blocker.queryId !== undefined) return { kind: 'story-query', queryId: blocker.queryId };
  if (blocker.allegationId !== undefined) return { kind: 'allegation', allegationId: blocker.allegationId };
  if (blocker.sourceId !== undefined) return { kind: 'person', sourceId: blocker.sourceId };
  if (blocker.evidenceId !== undefined) return { kind: 'evidence', evidenceId: blocker.evidenceId };
  return blocker.code === 'empty-article' ? { kind: 'article' } : { kind: 'sign-offs' };
}
