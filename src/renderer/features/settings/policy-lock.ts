import type { Access } from '../../../contract/views.ts';
import { allowedRoles } from '../../../core/project/permissions.ts';
import type { Role } from '../../../core/project/roles.ts';

/** Why a project's policy cannot be set here and now. */
export interface PolicyLock {
  readonly reason: string;
  /** Whether acting as editor would unlock it. */
  readonly canBecomeEditor: boolean;
}

/**
 * Whether the present role may set the policy of the open project; null when it may.
 * @param mine the roles that the user can switch between.
 */
export function policyLock(role: Role, access: Access, mine: readonly Role[]): PolicyLock | null {
  if (access.kind === 'read-only') {
    return { reason: `The project is read-only: ${access.reason}`, canBecomeEditor: false };
  }
  if (allowedRoles['policy.set'].includes(role)) return null;
  const canBecomeEditor = mine.includes('editor');
  const next = canBecomeEditor ? '' : ' Ask the editor to change it.';
  return { reason: `Only the editor sets the policy; you act as ${role}.${next}`, canBecomeEditor };
}
