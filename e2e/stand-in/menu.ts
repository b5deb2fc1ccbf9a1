import { EventEmitter } from 'node:events';
import { reportedKeys } from './accelerators.ts';

export interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly MenuItemOptions[] | Menu;
  readonly click?: (item: MenuItem, window: unknown, event: object) => void;
}

/** Keys that Electron gives to roles by itself. Text roles are not listed: Chromium has their keys already. */
const roleKeys: Readonly<Record<string, string>> = {
  quit: 'CmdOrCtrl+Q',
  close: 'CmdOrCtrl+W',
  reload: 'CmdOrCtrl+R',
  togglefullscreen: 'F11',
  resetzoom: 'CmdOrCtrl+0',
  zoomin: 'CmdOrCtrl+Plus',
  zoomout: 'CmdOrCtrl+-',
};

type RoleAction = (role: string) => void;
let runRole: RoleAction = () => {};

/** Says what the roles that are not text editing do; wired by `electron.ts`. */
export function setRoleAction(action: RoleAction): void {
  runRole = action;
}

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: MenuItemOptions['click'];

  constructor(options: MenuItemOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? options.role ?? '';
    this.role = options.role?.toLowerCase();
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
    this.accelerator = options.accelerator ?? roleKeys[this.role ?? ''];
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu =
      options.submenu instanceof Menu || options.submenu === undefined
        ? options.submenu
        : Menu.buildFromTemplate(options.submenu);
    this.#click = options.click;
  }

  click(): void {
    if (!this.enabled) return;
    if (this.#click !== undefined) this.#click(this, null, {});
    else if (this.role !== undefined) runRole(this.role);
  }
}

/** Emits `changed` when the application sets another menu. */
export const menuEvents = new EventEmitter<{ changed: [] }>();

export class Menu {
  static #current: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    const menu = new Menu();
    menu.items.push(
      ...template.map((options) => (options instanceof MenuItem ? options : new MenuItem(options))),
    );
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#current = menu;
    menuEvents.emit('changed');
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#current;
  }

  getMenuItemById(id: string): MenuItem | null {
    return allItems(this).find((item) => item.id === id) ?? null;
  }

  /** Context menus are drawn by the application itself; Chromium has no way to show this one. */
  popup(): void {}
}

function allItems(menu: Menu): MenuItem[] {
  return menu.items.flatMap((item) => [item, ...(item.submenu === undefined ? [] : allItems(item.submenu))]);
}

/** Every key of the application menu, as the page reports it. */
export function menuKeys(): Map<string, MenuItem> {
  const keys = new Map<string, MenuItem>();
  const menu = Menu.getApplicationMenu();
  for (const item of menu === null ? [] : allItems(menu)) {
    if (item.accelerator === undefined || !item.visible) continue;
    for (const key of reportedKeys(item.accelerator, process.platform)) keys.set(key, item);
  }
  return keys;
}
