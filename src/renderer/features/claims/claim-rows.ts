import type { MarkState } from '../../../contract/settings.ts';
import type { Claim, ClaimFlag, ClaimType } from '../../../core/claims/claim.ts';
import { claimsInOrder, claimState, isOpen } from '../../../core/claims/staleness.ts';
import { memoise } from '../../../core/memo.ts';
import type { Project } from '../../../core/project/project.ts';

/** One line of the claims queue. */
export interface ClaimRow {
  readonly id: string;
  /** The claim's words, or the words last seen when it is detached. */
  readonly text: string;
  readonly type: ClaimType;
  /** What its glyph shows: stale goes before the status. */
  readonly mark: MarkState;
  readonly isOpen: boolean;
  readonly isStale: boolean;
  readonly isDetached: boolean;
  /** The sentence around unchanged words reads differently now. */
  readonly isContextChanged: boolean;
  /** Somebody owes an answer. */
  readonly isQueried: boolean;
  readonly owner: string | null;
  /** Number of citations. */
  readonly citations: number;
  readonly flags: readonly ClaimFlag[];
}

/** The queue's tabs, in their order. */
export const queueTabs = ['open', 'stale', 'queried', 'detached', 'all'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** What narrows a tab down. `owner: ''` means claims that nobody has; null means any. */
export interface QueueFilter {
  readonly text: string;
  readonly type: ClaimType | null;
  readonly owner: string | null;
}

export const noFilter: QueueFilter = { text: '', type: null, owner: null };

/** All rows in the order of the article, detached claims last. */
export const claimRows = memoise((project: Project): readonly ClaimRow[] => {
  const citations = new Map<string, number>();
  for (const { claimId } of Object.values(project.citations)) {
    citations.set(claimId, (citations.get(claimId) ?? 0) + 1);
  }
  const queried = new Set(
    Object.values(project.queries)
      .filter((query) => query.resolved === null)
      .map((query) => query.claimId),
  );
  return claimsInOrder(project).map((claim) => {
    const state = claimState(project, claim);
    return {
      id: claim.id,
      text: state.text.replace(/\s+/gu, ' ').trim(),
      type: claim.type,
      mark: markOf(claim, state.isStale),
      isOpen: isOpen(project, claim),
      isStale: state.isStale,
      isDetached: state.isDetached,
      isContextChanged: state.isContextChanged,
      isQueried: queried.has(claim.id),
      owner: claim.owner,
      citations: citations.get(claim.id) ?? 0,
      flags: claim.flags,
    };
  });
});

/** The mark a claim carries on the page and in lists. */
export function markOf(claim: Pick<Claim, 'status'>, isStale: boolean): MarkState {
  return isStale ? 'stale' : claim.status;
}

/** Whether a row stands in a tab. A claim that is cut and gone is no detached claim: somebody decided that. */
export function isInTab(row: ClaimRow, tab: QueueTab): boolean {
  switch (tab) {
    case 'open':
      return row.isOpen;
    case 'stale':
      return row.isStale;
    case 'queried':
      return row.isQueried;
    case 'detached':
      return row.isDetached && row.isOpen;
    case 'all':
      return true;
  }
}

/** How many rows each tab holds. */
export function tabCounts(rows: readonly ClaimRow[]): Readonly<Record<QueueTab, number>> {
  const counts: Record<QueueTab, number> = { open: 0, stale: 0, queried: 0, detached: 0, all: 0 };
  for (const row of rows) for (const tab of queueTabs) if (isInTab(row, tab)) counts[tab] += 1;
  return counts;
}

/** The rows of a tab that pass the filter. Every word typed has to occur somewhere in the words or the owner's name. */
export function filterRows(
  rows: readonly ClaimRow[],
  tab: QueueTab,
  filter: QueueFilter,
): readonly ClaimRow[] {
  const wanted = fold(filter.text).split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    if (!isInTab(row, tab)) return false;
    if (filter.type !== null && row.type !== filter.type) return false;
    if (filter.owner !== null && (row.owner ?? '') !== filter.owner) return false;
    if (wanted.length === 0) return true;
    const hay = fold(`${row.text} ${row.owner ?? ''}`);
    return wanted.every((word) => hay.includes(word));
  });
}

/** The names that own claims, in alphabetical order. */
export function ownersOf(rows: readonly ClaimRow[]): readonly string[] {
  const names = new Set(rows.flatMap((row) => (row.owner === null ? [] : [row.owner])));
  return [...names].sort((a, b) => a.localeCompare(b));
}

/**
 * The claim to go to from `currentId`. Moves stop at both ends; from nothing they start at the first or the last row.
 * @returns null when there is no row to go to.
 */
export function neighbour(rows: readonly ClaimRow[], currentId: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === currentId);
  if (at < 0) return (step === 1 ? rows[0] : rows.at(-1))?.id ?? null;
  return rows[at + step]?.id ?? null;
}

/** The next claim that still needs somebody, going round at the end of the article. Null when none does. */
export function nextOpen(rows: readonly ClaimRow[], currentId: string | null): string | null {
  const at = rows.findIndex((row) => row.id === currentId);
  const after = rows.slice(at + 1).find((row) => row.isOpen);
  return (after ?? rows.slice(0, Math.max(0, at)).find((row) => row.isOpen))?.id ?? null;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
