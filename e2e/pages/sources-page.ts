import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

/** The sources of the open project and, by a switch, of the library. */
export class SourcesPage {
  readonly heading: Locator;
  readonly table: Locator;
  readonly librarySources: Locator;
  readonly chosen: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    const { page } = app;
    this.heading = page.getByRole('heading', { name: 'Sources', level: 2 });
    this.table = page.getByRole('grid', { name: 'Sources' });
    this.librarySources = page.getByRole('listbox', { name: 'Sources of the library' });
    this.chosen = page.getByRole('complementary', { name: 'Chosen source' });
  }

  static async open(app: AppUnderTest): Promise<SourcesPage> {
    await app.chooseMenu('sources');
    const sources = new SourcesPage(app);
    await expect(sources.heading).toBeVisible();
    return sources;
  }

  get #page(): Page {
    return this.#app.page;
  }

  row(title: string | RegExp): Locator {
    return this.table.getByRole('row', { name: title });
  }

  async showLibrary(): Promise<void> {
    await this.#page.getByRole('radio', { name: 'Library' }).click();
  }

  libraryRow(text: string | RegExp): Locator {
    return this.librarySources.getByRole('option').filter({ hasText: text });
  }

  /** Pastes references and looks at what would come in. */
  async previewImport(text: string): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Import…' }).first().click();
    const dialog = this.#page.getByRole('dialog', { name: 'Import sources' });
    await dialog.getByLabel('Or paste it here').fill(text);
    await dialog.getByRole('button', { name: 'Look what is in it' }).click();
    await expect(dialog.getByRole('list', { name: 'What will come in' })).toBeVisible();
    return dialog;
  }

  async compareDuplicates(): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Compare…' }).click();
    return this.#page.getByRole('dialog', { name: 'Possible duplicates' });
  }
}
