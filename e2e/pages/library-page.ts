import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { chooseItem } from './controls.ts';
import { DeskPage } from './desk-page.ts';
import { ImportPage } from './import-page.ts';
import { PastePage } from './paste-page.ts';
import { RestoreDialog } from './restore-dialog.ts';

/** The first screen: all projects, and the ways to a new one. */
export class LibraryPage {
  readonly heading: Locator;
  readonly projects: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.heading = this.#page.getByRole('heading', { name: 'Library', level: 1 });
    this.projects = this.#page.getByRole('grid', { name: 'Projects' });
  }

  get #page(): Page {
    return this.#app.page;
  }

  /** Gives the name that stands in the log. */
  async introduce(name: string): Promise<void> {
    const note = this.#page.getByRole('region', { name: 'Who is working here' });
    await note.getByLabel('Your name').fill(name);
    await note.getByRole('button', { name: 'Save' }).click();
    await expect(note).toBeHidden();
  }

  /** Chooses a file in the system's dialog; what follows is the preview or the reason why there is none. */
  async importFile(path: string): Promise<ImportPage> {
    await this.#app.dialogs.answerOpen(path);
    await this.#app.chooseMenu('import-file');
    return new ImportPage(this.#app);
  }

  async pasteText(): Promise<PastePage> {
    await this.#app.chooseMenu('import-paste');
    return new PastePage(this.#app);
  }

  async startBlank(): Promise<DeskPage> {
    await this.#app.chooseMenu('new-blank');
    return DeskPage.opened(this.#app);
  }

  async openSample(): Promise<DeskPage> {
    await this.#app.chooseMenu('open-sample');
    return DeskPage.opened(this.#app);
  }

  project(title: string | RegExp): Locator {
    return this.projects.getByRole('row', { name: title });
  }

  async open(title: string | RegExp): Promise<DeskPage> {
    await this.project(title).dblclick();
    return DeskPage.opened(this.#app);
  }

  async openRestore(title: string | RegExp): Promise<RestoreDialog> {
    const more = this.project(title).getByRole('button', { name: /More/u });
    await chooseItem(more, 'Restore a copy…');
    return RestoreDialog.opened(this.#app);
  }

  async moveToTrash(title: string | RegExp): Promise<void> {
    await chooseItem(this.project(title).getByRole('button', { name: /More/u }), 'Move to trash');
  }
}
