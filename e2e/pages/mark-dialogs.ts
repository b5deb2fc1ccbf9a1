import { expect, type Locator, type Page } from '@playwright/test';

/** Marks the selected words as a claim. */
export class MarkDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Mark claim' });
  }

  /** Waits for the dialog; where `words` are given, it must speak of them. */
  static async opened(page: Page, words = ''): Promise<MarkDialog> {
    const mark = new MarkDialog(page);
    await expect(mark.dialog).toContainText(words);
    return mark;
  }

  async choose(type: string): Promise<void> {
    await this.dialog
      .getByRole('group', { name: 'Claim type' })
      .getByRole('button', { name: type, exact: true })
      .click();
    await expect(this.dialog).toBeHidden();
  }
}

/** Marks the selected words as not checkable. */
export class NotCheckableDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Mark not checkable' });
  }

  /** Waits for the dialog; where `words` are given, it must speak of them. */
  static async opened(page: Page, words = ''): Promise<NotCheckableDialog> {
    const mark = new NotCheckableDialog(page);
    await expect(mark.dialog).toContainText(words);
    return mark;
  }

  async choose(reason: string, note: string): Promise<void> {
    if (note !== '') await this.dialog.getByRole('textbox').fill(note);
    await this.dialog.getByRole('group', { name: 'Reason' }).getByRole('button', { name: reason }).click();
    await expect(this.dialog).toBeHidden();
  }
}
