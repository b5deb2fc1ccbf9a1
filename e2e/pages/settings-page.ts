import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { choose } from './controls.ts';
import { RestoreDialog } from './restore-dialog.ts';

/** What a person sets up on this machine. */
export class SettingsPage {
  readonly main: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.main = app.page.getByRole('main');
  }

  static async open(app: AppUnderTest): Promise<SettingsPage> {
    await app.chooseMenu('settings');
    await expect(app.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    return new SettingsPage(app);
  }

  async chooseTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await this.main.getByRole('radio', { name: theme }).click();
    await expect(this.#app.page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  }

  /** The backups of one project, by keyboard from its choice on. */
  async openBackups(title: string | RegExp): Promise<RestoreDialog> {
    await choose(this.main, 'Project to look up backups of', title);
    await this.#app.page.keyboard.press('Tab');
    await expect(this.main.getByRole('button', { name: 'Open a backup as a copy…' })).toBeFocused();
    await this.#app.page.keyboard.press('Enter');
    return RestoreDialog.opened(this.#app);
  }

  async close(): Promise<void> {
    await this.main.getByRole('button', { name: 'Close settings' }).click();
    await expect(this.#app.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeHidden();
  }
}
