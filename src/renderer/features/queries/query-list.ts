import type { Query } from '../../../core/project/exchange.ts';
import type { Project } from '../../../core/project/project.ts';

/** The queries about a claim, or about the story (`null`): open ones first, then newest first. */
export function queriesOf(project: Pick<Project, 'queries'>, claimId: string | null): readonly Query[] {
  return Object.values(project.queries)
    .filter((query) => query.claimId === claimId)
    .sort((a, b) => {
      const byState = Number(a.resolved !== null) - Number(b.resolved !== null);
      return byState !== 0 ? byState : a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
    });
}
