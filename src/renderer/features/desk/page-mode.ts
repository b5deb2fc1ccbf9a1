import type { Access } from '../../../contract/views.ts';
import { allowedRoles } from '../../../core/project/permissions.ts';
import type { Role } from '../../../core/project/roles.ts';
import type { EditorMode } from '../../editor/article-editor-props.ts';
import { roleNames } from './desk-words.ts';

/** How the page behaves, which in Draft is not always what the mode says. */
export interface PageMode {
  readonly mode: EditorMode;
  /** Why Draft does not type here, for screen readers; null where the mode holds. */
  readonly because: string | null;
}

/** Whether this role may change the article's text at all. */
export function mayEditText(role: Role): boolean {
  return allowedRoles['article.edit'].includes(role);
}

/** Whether this role proposes changes to the text where others type. */
export function proposesInstead(role: Role): boolean {
  return !mayEditText(role) && allowedRoles['change.propose'].includes(role);
}

/** Draft types only where what is typed can be saved: in a project that can be written, by a role that may edit. */
export function pageMode(mode: EditorMode, role: Role, access: Access): PageMode {
  if (mode !== 'draft') return { mode, because: null };
  if (access.kind === 'read-only') return { mode: 'check', because: `read-only: ${access.reason}` };
  if (mayEditText(role)) return { mode, because: null };
  return {
    mode: 'check',
    because: `read-only for the ${roleNames[role].toLowerCase()}, who proposes changes`,
  };
}
