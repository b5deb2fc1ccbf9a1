import { failingQuotations } from '../claims/claim-findings.ts';
import type { Claim } from '../claims/claim.ts';
import { claimState } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import type { Blocker } from './gate.ts';

/**
 * Claims with a quotation that fails the desk's policy against every excerpt given for it, until the words are mended, the
 * right passage is cited, or a person puts the finding aside with a reason. One blocker per claim. None where the policy
 * does not say that quotations block. A claim that is cut or detached has a blocker of its own.
 *
 * @param quoted puts words in quotation marks, shortened for lists
 */
export function quoteBlockers(
  project: Project,
  claims: readonly Claim[],
  quoted: (words: string) => string,
): readonly Blocker[] {
  if (project.policy.quotes?.blocks !== true) return [];
  return claims.flatMap((claim) => {
    if (claim.status === 'cut') return [];
    const [first, ...others] = failingQuotations(project, claim);
    if (first === undefined || claimState(project, claim).isDetached) return [];
    const more = others.length === 0 ? '' : ` So do ${others.length} more in the same claim.`;
    return [
      {
        code: 'quote-differs' as const,
        message:
          first.evidence === null
            ? `${quoted(first.draft.text)} is not in the excerpt cited for it.${more.replace('So do', 'Nor are')}`
            : `${quoted(first.draft.text)} differs from the evidence, which has ${quoted(first.evidence.text)}.${more}`,
        claimId: claim.id,
      },
    ];
  });
}
