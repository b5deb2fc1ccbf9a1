import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { DeskPage } from './desk-page.ts';

/** What a copy of a project can be made of. */
export class RestoreDialog {
  readonly dialog: Locator;
  readonly #app: AppUnderTest;

  private constructor(app: AppUnderTest) {
    this.#app = app;
    this.dialog = app.page.getByRole('dialog', { name: /^Restore a copy of/u });
  }

  static async opened(app: AppUnderTest): Promise<RestoreDialog> {
    const restore = new RestoreDialog(app);
    await expect(restore.dialog).toBeVisible();
    return restore;
  }

  /** The first choice, which is chosen already. */
  async offers(name: string, lack: string): Promise<void> {
    const first = this.dialog.getByRole('radio').first();
    await expect(first).toBeChecked();
    await expect(this.dialog.getByText(name).first()).toBeVisible();
    await expect(this.dialog.getByText(lack).first()).toBeVisible();
  }

  async make(): Promise<DeskPage> {
    await this.dialog.getByRole('button', { name: 'Make the copy and open it' }).click();
    return DeskPage.opened(this.#app);
  }

  /** From the choices on by the keyboard alone. */
  async makeByKeyboard(): Promise<DeskPage> {
    await this.dialog.getByRole('radio').first().focus();
    await this.#app.page.keyboard.press('Tab');
    await expect(this.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await this.#app.page.keyboard.press('Tab');
    await this.#app.page.keyboard.press('Enter');
    return DeskPage.opened(this.#app);
  }
}
