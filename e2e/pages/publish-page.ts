import { basename } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

/** What stands between the article and its publication. */
export class PublishPage {
  readonly blockers: Locator;
  readonly signOffs: Locator;
  readonly exports: Locator;
  readonly exportAsVetted: Locator;
  readonly preview: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.blockers = app.page.getByRole('region', { name: 'Blockers', exact: true });
    this.signOffs = app.page.getByRole('region', { name: 'Sign-offs', exact: true });
    this.exports = app.page.getByRole('region', { name: 'Export', exact: true });
    this.exportAsVetted = this.exports.getByRole('button', { name: 'Export as vetted…' });
    this.preview = this.exports.getByLabel('Preview of the export');
  }

  static async opened(app: AppUnderTest): Promise<PublishPage> {
    const publish = new PublishPage(app);
    await expect(app.page.getByRole('heading', { name: 'Publish', level: 2 })).toBeVisible();
    return publish;
  }

  gate(words: string | RegExp): Locator {
    return this.#app.page.getByRole('main').getByText(words);
  }

  blocker(words: string | RegExp): Locator {
    return this.blockers.getByRole('button', { name: words });
  }

  async signOff(): Promise<void> {
    await this.signOffs.getByRole('button', { name: 'Sign off', exact: true }).click();
  }

  signOffOf(role: string): Locator {
    return this.signOffs.getByRole('listitem').filter({ hasText: role });
  }

  /** Chooses a format by its name. */
  async choose(format: string): Promise<void> {
    const formats = this.exports.getByRole('radiogroup', { name: 'Format' });
    const wanted = formats.getByText(format, { exact: true });
    // Groups that are folded are opened one after the other, as somebody does who looks for a format.
    const folded = await formats.getByRole('button', { expanded: false }).allTextContents();
    for (const group of folded) {
      if ((await wanted.count()) > 0) break;
      await formats.getByRole('button', { name: group, exact: true }).click();
      await expect(formats.getByRole('button', { name: group, expanded: true })).toBeVisible();
    }
    // The radio itself is drawn away; people press its name.
    await wanted.click();
    await expect(formats.getByRole('radio', { checked: true, name: format })).toHaveCount(1);
  }

  /** Writes a file and waits until the screen says that it is written. */
  async export(format: string, path: string, as: 'vetted' | 'draft'): Promise<void> {
    await this.#app.dialogs.answerSave(path);
    await this.choose(format);
    const button =
      as === 'vetted' ? this.exportAsVetted : this.exports.getByRole('button', { name: 'Export a draft…' });
    await button.click();
    if (format === 'Dossier') await this.#signWithoutTheKey(path);
    await this.isWritten(path);
  }

  async isWritten(path: string): Promise<void> {
    // A pass phrase is made expensive on purpose: a busy machine takes its time.
    await expect(this.#written(path)).toBeVisible({ timeout: 90_000 });
  }

  #written(path: string): Locator {
    return this.exports.getByRole('status').filter({ hasText: `${basename(path)} is written` });
  }

  /** Where there is no password service, the pass phrase of the desk’s key is asked for. */
  async #signWithoutTheKey(path: string): Promise<void> {
    const goOn = this.#app.page
      .getByRole('dialog', { name: /the desk’s key$/u })
      .getByRole('button', { name: 'Sign without it' });
    await expect(goOn.or(this.#written(path))).toBeVisible();
    if (await goOn.isVisible()) await goOn.click();
  }

  async backToTheDesk(): Promise<void> {
    await this.#app.page.getByRole('banner').getByRole('button', { name: 'Back to the desk' }).click();
    await expect(this.#app.page.getByRole('region', { name: 'Article' })).toBeVisible();
  }
}
