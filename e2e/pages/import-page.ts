import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { DeskPage } from './desk-page.ts';

/** What was read of a document, before anything is kept. */
export class ImportPage {
  readonly preview: Locator;
  readonly summary: Locator;
  readonly importButton: Locator;
  /** Why there is nothing to import. */
  readonly failure: Locator;
  /** Says that nothing happened. */
  readonly nothingChanged: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    const { page } = app;
    this.preview = page.getByRole('region', { name: 'Preview' });
    this.summary = page.getByRole('complementary', { name: 'What was read' });
    this.importButton = page.getByRole('button', { name: 'Import', exact: true });
    this.failure = page.getByRole('alert');
    this.nothingChanged = page.getByRole('heading', { name: 'The library is as it was' });
  }

  async isShown(): Promise<void> {
    await expect(this.summary).toBeVisible();
  }

  /** The tick box of a line of page furniture: ticked means left out. */
  leaveOut(line: string): Locator {
    return this.preview.getByRole('checkbox', { name: `Leave out: ${line}` });
  }

  /** Every line that is proposed to be left out, with its reason, in the order of the page. */
  async furniture(): Promise<readonly { readonly text: string; readonly why: string }[]> {
    const boxes = this.preview.getByRole('checkbox', { name: /^Leave out: / });
    const names = await boxes.evaluateAll((all) =>
      all.map((box) => box.getAttribute('aria-label') ?? box.closest('label')?.textContent ?? ''),
    );
    const found = [];
    for (const name of names) {
      const text = name.replace(/^Leave out: /u, '');
      const button = this.summary.getByRole('button', { name: text });
      const whole = await button.innerText();
      found.push({ text, why: whole.slice(text.length).trim() });
    }
    return found;
  }

  /** What the summary says about one part of the article. */
  async fact(label: string): Promise<string> {
    return this.summary
      .getByRole('definition')
      .nth(await this.#termIndex(label))
      .innerText();
  }

  async #termIndex(label: string): Promise<number> {
    const terms = await this.summary.getByRole('term').allInnerTexts();
    const at = terms.indexOf(label);
    if (at < 0) throw new Error(`The summary has no line “${label}”, only: ${terms.join(', ')}.`);
    return at;
  }

  async confirm(): Promise<DeskPage> {
    await this.importButton.click();
    return DeskPage.opened(this.#app);
  }

  async cancel(): Promise<void> {
    await this.#app.page.getByRole('button', { name: 'Cancel' }).click();
  }

  async goBack(): Promise<void> {
    await this.#app.page.getByRole('button', { name: 'Back', exact: true }).click();
  }
}
