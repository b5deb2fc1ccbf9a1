import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { ImportPage } from './import-page.ts';

/** What another program puts on the clipboard. */
export interface Copied {
  readonly html?: string;
  readonly text: string;
}

/** The place for pasted text. */
export class PastePage {
  readonly field: Locator;
  readonly previewButton: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.field = app.page.getByRole('textbox', { name: 'The article' });
    this.previewButton = app.page.getByRole('button', { name: 'Preview' });
  }

  /** Pastes what another program copied: a paste event with a clipboard of its own, not the machine's. */
  async paste({ html, text }: Copied): Promise<void> {
    if (html === undefined) {
      await this.field.fill(text);
      return;
    }
    await this.field.evaluate(
      (field, data) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', data.text);
        clipboardData.setData('text/html', data.html);
        field.focus();
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      { html, text },
    );
    await expect(this.field).not.toHaveValue('');
  }

  async preview(): Promise<ImportPage> {
    await this.previewButton.click();
    return new ImportPage(this.#app);
  }
}
