import { expect, type Locator, type Page } from '@playwright/test';

/** A user who has no mouse. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(keys: string): Promise<void> {
    await this.#page.keyboard.press(keys);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses Tab until something has the focus; gives up after one round of a large screen. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await this.#pressUntil('Tab', target, 120);
  }

  async pressUntilFocused(keys: string, target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await this.#pressUntil(keys, target, 8);
  }

  /** Acts in another role: the list of roles is typed ahead in. */
  async chooseRole(from: string, to: string): Promise<void> {
    await this.tabTo(this.#page.getByRole('button', { name: `${from} Role` }));
    await this.press('Enter');
    await expect(this.#page.getByRole('listbox', { name: /Role/u })).toBeVisible();
    await this.type(to.slice(0, 2));
    await this.press('Enter');
    await expect(this.#page.getByRole('button', { name: `${to} Role` })).toBeFocused();
  }

  /** Goes to the chosen one of a group of radio buttons and on with the arrow keys until another one is chosen. */
  async arrowTo(group: Locator, radio: Locator): Promise<void> {
    await this.tabTo(group.getByRole('radio', { checked: true }));
    for (let count = 0; count < 30 && !(await radio.isChecked()); count += 1) await this.press('ArrowDown');
    await expect(radio).toBeChecked();
  }

  /** The name of the pane that holds the focus. */
  async paneWithFocus(): Promise<string> {
    return this.#page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? '',
    );
  }

  async #pressUntil(keys: string, target: Locator, most: number): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(keys);
    }
    await expect(target).toBeFocused();
  }
}
