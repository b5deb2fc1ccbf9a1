import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ActionId } from '../../contract/actions.ts';
import { menuModel, type MenuEntry } from './menu-model.ts';

/** Sets the application menu. Choosing an action only names it; the window decides what it means there. */
export function installMenu(platform: NodeJS.Platform, choose: (action: ActionId) => void): void {
  const toItem = (entry: MenuEntry): MenuItemConstructorOptions => {
    if (entry.kind === 'line') return { type: 'separator' };
    if (entry.kind === 'role') return { role: entry.role };
    return {
      id: entry.id,
      label: entry.label,
      click: () => choose(entry.id),
      ...(entry.accelerator === null ? {} : { accelerator: entry.accelerator }),
      // With Alt, only the window tells AltGr from Ctrl and Alt: it hears these keys itself, the menu just shows them.
      ...(entry.accelerator?.includes('Alt') === true ? { registerAccelerator: false } : {}),
    };
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuModel(platform).map(({ label, entries }) => ({ label, submenu: entries.map(toItem) })),
    ),
  );
}
