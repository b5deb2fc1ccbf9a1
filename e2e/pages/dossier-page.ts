import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { DeskPage } from './desk-page.ts';

/** A dossier from outside and what was found in it. */
export class DossierPage {
  readonly findings: Locator;
  readonly importIt: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.findings = app.page.getByRole('region', { name: 'Findings' });
    this.importIt = app.page.getByRole('button', { name: 'Import as a project' });
  }

  /** The answer is the first thing that has the focus. */
  async says(answer: string | RegExp): Promise<void> {
    await expect(this.findings.getByRole('heading', { level: 2, name: answer })).toBeFocused();
  }

  section(title: string): Locator {
    return this.findings
      .locator('section')
      .filter({ has: this.#app.page.getByRole('heading', { level: 3, name: title }) });
  }

  async import(): Promise<DeskPage> {
    await this.importIt.click();
    return DeskPage.opened(this.#app);
  }
}
