import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

/** The panel that searches every project. */
export class FindInLibrary {
  readonly panel: Locator;
  readonly field: Locator;
  readonly hits: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.panel = app.page.getByRole('dialog', { name: 'Find in library' });
    this.field = this.panel.getByRole('combobox', { name: 'Find in library' });
    this.hits = this.panel.getByRole('option');
  }

  static async open(app: AppUnderTest): Promise<FindInLibrary> {
    await app.page.keyboard.press('ControlOrMeta+Shift+F');
    const find = new FindInLibrary(app);
    await expect(find.field).toBeFocused();
    return find;
  }

  async type(words: string): Promise<void> {
    await this.field.fill(words);
  }

  hit(text: string | RegExp): Locator {
    return this.hits.filter({ hasText: text });
  }

  /** Goes down to a hit with the arrow keys and opens it. */
  async openByKeyboard(text: string | RegExp): Promise<void> {
    const wanted = this.hit(text);
    await expect(wanted).toBeVisible();
    const count = await this.hits.count();
    for (let step = 0; step < count; step += 1) {
      if ((await wanted.getAttribute('aria-selected')) === 'true') break;
      await this.#app.page.keyboard.press('ArrowDown');
    }
    await this.#app.page.keyboard.press('Enter');
    await expect(this.panel).toBeHidden();
  }
}
