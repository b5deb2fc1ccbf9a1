import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

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

  async close(): Promise<void> {
    await this.main.getByRole('button', { name: 'Close settings' }).click();
    await expect(this.#app.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeHidden();
  }
}
