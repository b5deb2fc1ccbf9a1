import type { PrivilegeKind } from '../../../core/privilege/privilege.ts';

/** The desk's words for each kind of privilege. */
export const privilegeNames: Readonly<Record<PrivilegeKind, string>> = {
  absolute: 'Absolute privilege',
  qualified: 'Qualified privilege, fair report',
  communication: 'For counsel only',
};
