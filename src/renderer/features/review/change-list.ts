import type { Change } from '../../../core/project/exchange.ts';
import type { Project } from '../../../core/project/project.ts';

/** The proposed changes of a claim: open ones first, then newest first. */
export function changesOf(project: Pick<Project, 'changes'>, claimId: string): readonly Change[] {
  return Object.values(project.changes)
    .filter((change) => change.claimId === claimId)
    .sort((a, b) => {
      const byState = Number(a.outcome !== null) - Number(b.outcome !== null);
      return byState !== 0 ? byState : a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
    });
}

/** The change that the Accept key settles: the oldest open one of the claim. */
export function nextChange(project: Pick<Project, 'changes'>, claimId: string): Change | null {
  return changesOf(project, claimId).findLast((change) => change.outcome === null) ?? null;
}
