import { textBlocks } from '../../../core/article/block-tree.ts';
import { findExactPlace } from '../../../core/claims/anchor.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import type { CommandOf } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';

/** The claims that were removed, the last one first. */
export function removedClaims(project: Pick<Project, 'claims'>): readonly Claim[] {
  const at = (claim: Claim) => claim.removed?.at ?? '';
  return Object.values(project.claims)
    .filter((claim) => claim.removed !== null)
    .sort((a, b) => at(b).localeCompare(at(a)));
}

/**
 * The command that brings a removed claim back: at its own exact words in their own context, where they still stand; without
 * such a place it comes back detached, and a person attaches it.
 */
export function restoreCommand(
  { article }: Pick<Project, 'article'>,
  claim: Claim,
): CommandOf<'claim.restore'> {
  const leaves = textBlocks(article);
  const ranges = claim.spans.flatMap((span) => {
    const place = findExactPlace(span, leaves);
    return place === null ? [] : [{ spanId: span.id, ...place }];
  });
  return { kind: 'claim.restore', claimId: claim.id, ranges };
}
