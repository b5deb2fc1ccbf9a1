import { expect, type Locator, type Page } from '@playwright/test';

/** Asks the writer, the editor or a source. */
export class QueryDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^Query/u });
  }

  static async opened(page: Page): Promise<QueryDialog> {
    const query = new QueryDialog(page);
    await expect(query.dialog).toBeVisible();
    return query;
  }

  async ask(whom: 'To the writer' | 'To the editor' | 'To a source', question: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: whom }).click();
    await this.dialog.getByRole('textbox', { name: 'Question' }).fill(question);
    await this.dialog.getByRole('button', { name: 'Open the query' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
