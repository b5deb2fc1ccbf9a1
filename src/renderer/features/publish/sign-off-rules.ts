import { gate, type BlockerCode } from '../../../core/gate/gate.ts';
import { isSignOffValid } from '../../../core/gate/seal.ts';
import { isWriter, samePerson } from '../../../core/project/permissions.ts';
import type { Project } from '../../../core/project/project.ts';
import type { Role } from '../../../core/project/roles.ts';
import type { SignOff } from '../../../core/project/sign-off.ts';

/** What became of a role's sign-off: it stands, something changed after it, it was taken back, or nobody gave one. */
export type SignOffState = 'valid' | 'void' | 'withdrawn' | 'missing';

/** The state of a role's last sign-off. */
export function signOffState(project: Project, last: SignOff | undefined): SignOffState {
  if (last === undefined) return 'missing';
  if (last.withdrawn !== null) return 'withdrawn';
  return isSignOffValid(project, last) ? 'valid' : 'void';
}

/** Whether this person may take a sign-off back: their own, while it is not taken back already. */
export function mayWithdraw(signOff: SignOff, actor: string): boolean {
  return signOff.withdrawn === null && samePerson(signOff.by, actor);
}

const aboutSignOffs: ReadonlySet<BlockerCode> = new Set([
  'checker-is-writer',
  'sign-off-missing',
  'sign-off-void',
]);

/** How many points would still stand if everybody had signed off; whoever signs off now approves the article with them. */
export function openPoints(project: Project): number {
  return gate(project).filter(
    // Of a claim it is said, too, that a writer checked it: that stands whoever signs.
    ({ code, claimId }) => !aboutSignOffs.has(code) || claimId !== undefined,
  ).length;
}

/**
 * Why signing off in this role would do nothing or be refused; null when it can be done. What only `core` can say is left to it.
 */
export function signOffObstacle(project: Project, role: Role, actor: string): string | null {
  const standing = project.signOffs.find(
    (signOff) => signOff.role === role && isSignOffValid(project, signOff),
  );
  if (standing !== undefined) {
    const whose = samePerson(standing.by, actor) ? 'Your sign-off' : `The sign-off of ${standing.by}`;
    return `${whose} stands for exactly this text, so there is nothing to add. Any change of the content voids it.`;
  }
  if (role === 'checker' && !project.policy.onePersonDesk && isWriter(project, actor)) {
    return `${actor} wrote this story, so somebody else signs off as checker. The editor can declare a one-person desk in the policy; every report will say so.`;
  }
  return null;
}
