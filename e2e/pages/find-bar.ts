import { expect, type Locator, type Page } from '@playwright/test';

/** Find in the article, and in Draft replace. */
export class FindBar {
  readonly bar: Locator;
  readonly count: Locator;
  readonly warning: Locator;

  constructor(page: Page) {
    this.bar = page.getByRole('search', { name: 'Find and replace' });
    this.count = this.bar.getByRole('status');
    this.warning = this.bar.getByRole('alert');
  }

  static async opened(page: Page): Promise<FindBar> {
    const find = new FindBar(page);
    await expect(find.bar).toBeVisible();
    return find;
  }

  async search(words: string): Promise<void> {
    await this.bar.getByRole('searchbox', { name: 'Find' }).fill(words);
  }

  async replaceAllWith(words: string): Promise<void> {
    await this.bar.getByRole('textbox', { name: 'Replace with' }).fill(words);
    await this.bar.getByRole('button', { name: 'Replace all' }).click();
  }

  async replaceAnyway(): Promise<void> {
    await this.warning.getByRole('button', { name: 'Replace anyway' }).click();
    await expect(this.warning).toBeHidden();
  }
}
