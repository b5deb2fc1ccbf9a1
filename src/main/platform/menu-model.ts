import { actions, type Action, type ActionId } from '../../contract/actions.ts';

/** One line of the application menu. Roles are the system's own (undo, copy, full screen …). */
export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly id: ActionId;
      readonly label: string;
      readonly accelerator: string | null;
    }
  | { readonly kind: 'role'; readonly role: MenuRole }
  | { readonly kind: 'line' };
export type MenuRole =
  | 'about' | 'hide' | 'hideOthers' | 'unhide' | 'quit' | 'close' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'
  | 'togglefullscreen' | 'minimize'; // prettier-ignore
export interface MenuGroup {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const groups = ['File', 'Edit', 'View', 'Claim', 'Help'] as const satisfies readonly Exclude<
  Action['menu'],
  null
>[];
const line: MenuEntry = { kind: 'line' };
const roles = (...names: readonly MenuRole[]): MenuEntry[] => names.map((role) => ({ kind: 'role', role }));

/** The whole application menu, from the one table of actions; a Mac has a menu of its own in front. */
export function menuModel(platform: NodeJS.Platform): readonly MenuGroup[] {
  const isMac = platform === 'darwin';
  const around: Readonly<Record<(typeof groups)[number], { before: MenuEntry[]; after: MenuEntry[] }>> = {
    File: { before: [], after: isMac ? [line, ...roles('close')] : [line, ...roles('quit')] },
    Edit: {
      before: [...roles('undo', 'redo'), line, ...roles('cut', 'copy', 'paste', 'selectAll'), line],
      after: [],
    },
    View: { before: [], after: [line, ...roles('togglefullscreen', 'minimize')] },
    Claim: { before: [], after: [] },
    Help: { before: [], after: isMac ? [] : roles('about') },
  };
  const appMenu: MenuGroup = {
    label: 'Stet',
    entries: [...roles('about'), line, ...roles('hide', 'hideOthers', 'unhide'), line, ...roles('quit')],
  };
  const own = groups.map((label): MenuGroup => ({
    label,
    entries: [...around[label].before, ...actionsOf(label), ...around[label].after],
  }));
  return isMac ? [appMenu, ...own] : own;
}

function actionsOf(menu: (typeof groups)[number]): MenuEntry[] {
  return actions
    .filter((action) => action.menu === menu)
    .map(({ id, label, key }) => ({
      kind: 'action',
      id,
      label,
      accelerator: key === null ? null : acceleratorOf(key),
    }));
}

/** `Mod+Shift+P` of the table in Electron's words. */
export function acceleratorOf(key: string): string {
  return key.replace(/^Mod\b/, 'CmdOrCtrl');
}
