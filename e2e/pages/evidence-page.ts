import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { selectText } from './text-selection.ts';

/** A claim beside the evidence it stands on. */
export class EvidencePage {
  readonly pane: Locator;
  readonly document: Locator;
  readonly locator: Locator;
  readonly claim: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.pane = app.page.getByRole('region', { name: 'Evidence', exact: true });
    this.document = this.pane.getByRole('textbox', { name: /^Evidence: / });
    this.locator = this.pane.getByRole('textbox', { name: 'Locator' });
    this.claim = app.page.getByRole('region', { name: 'Claim', exact: true });
  }

  static async opened(app: AppUnderTest): Promise<EvidencePage> {
    const evidence = new EvidencePage(app);
    await expect(evidence.pane).toBeVisible();
    return evidence;
  }

  /** Selects a passage and makes it the excerpt; the locator is the one given or, left out, the one proposed. */
  async useAsExcerpt(passage: string, locator?: string): Promise<void> {
    await selectText(this.document, passage);
    if (locator !== undefined) await this.locator.fill(locator);
    await expect(this.locator).not.toHaveValue('');
    await this.pane.getByRole('button', { name: 'Use as excerpt' }).click();
    await expect(this.pane.getByRole('button', { name: 'Clear the excerpt' })).toBeVisible();
  }

  async backToThePage(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Back to the page' }).click();
    await expect(this.#app.page.getByRole('region', { name: 'Article' })).toBeVisible();
  }
}
