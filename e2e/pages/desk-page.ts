import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { readStored, type StoredProject } from '../fixtures/stored-project.ts';
import { ArticlePage } from './article-page.ts';
import { ClaimInspector } from './claim-inspector.ts';
import { choose } from './controls.ts';
import { FindBar } from './find-bar.ts';
import { EvidencePage } from './evidence-page.ts';
import { MarkDialog, NotCheckableDialog } from './mark-dialogs.ts';
import { PublishPage } from './publish-page.ts';
import { QueryDialog } from './query-dialog.ts';

export type Mode = 'Draft' | 'Check' | 'Read';
export type Role = 'Writer' | 'Editor' | 'Checker' | 'Legal';
export type QueueTab = 'Open' | 'Stale' | 'Queried' | 'Detached' | 'All';

/** An open project: the page between the claims and the inspector. */
export class DeskPage {
  readonly article: ArticlePage;
  readonly inspector: ClaimInspector;
  readonly queue: Locator;
  readonly title: Locator;
  readonly status: Locator;
  readonly coverage: Locator;
  /** The line that says whether everything is on disk. */
  readonly saved: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    const page = app.page;
    this.article = new ArticlePage(app);
    this.inspector = new ClaimInspector(app);
    this.queue = page.getByRole('region', { name: 'Claims' });
    this.title = page.getByRole('banner').getByRole('heading', { level: 1 });
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.coverage = page.getByRole('banner').getByRole('meter', { name: 'Coverage' });
    this.saved = this.status.getByText(/^(Saved|Saving|Not saved|Read-only)/u);
  }

  static async opened(app: AppUnderTest): Promise<DeskPage> {
    const desk = new DeskPage(app);
    await expect(desk.status).toBeVisible();
    return desk;
  }

  get #page(): Page {
    return this.#app.page;
  }

  get #banner(): Locator {
    return this.#page.getByRole('banner');
  }

  async switchTo(mode: Mode): Promise<void> {
    await this.#banner.getByRole('radio', { name: mode }).click();
    await expect(this.#banner.getByRole('radio', { name: mode })).toBeChecked();
  }

  async actAs(role: Role): Promise<void> {
    await choose(this.#banner, 'Role', role);
    await expect(this.#banner.getByRole('button', { name: `${role} Role` })).toBeVisible();
  }

  /** Waits until nothing typed or done is on its way to the disk. */
  async isSaved(): Promise<void> {
    await expect(this.saved).toHaveText(/^Saved (?:\d{1,2} [A-Z][a-z]+ \d{4}, )?\d\d:\d\d$/u);
  }

  /** What the project's folder holds now. */
  async stored(): Promise<StoredProject> {
    await this.isSaved();
    return readStored(this.#app.libraryFolder);
  }

  async press(keys: string): Promise<void> {
    await this.#page.keyboard.press(keys);
  }

  /** Opens the dialog that marks the selected words as a claim. */
  async markSelection(words = ''): Promise<MarkDialog> {
    await this.press('Control+Shift+M');
    return MarkDialog.opened(this.#page, words);
  }

  /** Selects words and marks them as a claim of a type. */
  async markClaim(words: string, type: string): Promise<void> {
    await this.article.select(words);
    await (await this.markSelection(words)).choose(type);
    await expect(this.inspector.words).toHaveText(words);
  }

  /** Selects words and marks them not checkable for a reason. */
  async markNotCheckable(words: string, reason: string, note = ''): Promise<void> {
    await this.article.select(words);
    await this.press('Control+Shift+X');
    await (await NotCheckableDialog.opened(this.#page, words)).choose(reason, note);
  }

  async showQueue(tab: QueueTab): Promise<void> {
    await this.queue.getByRole('tab', { name: new RegExp(`^${tab} `, 'u') }).click();
  }

  queueTab(tab: QueueTab): Locator {
    return this.queue.getByRole('tab', { name: new RegExp(`^${tab} `, 'u') });
  }

  /** The row of the claim with exactly these words. */
  claimRow(words: string): Locator {
    const row = this.#page.getByText(words, { exact: true });
    return this.queue.getByRole('option').filter({ has: row });
  }

  async chooseFirstClaim(): Promise<void> {
    await this.queue.getByRole('option').first().click();
    await expect(this.inspector.verdicts).toBeVisible();
  }

  /** Chooses a claim in the queue. */
  async chooseClaim(words: string): Promise<void> {
    await this.claimRow(words).click();
    await expect(this.inspector.words).toHaveText(words);
  }

  /** The evidence that has just opened. */
  evidence(): Promise<EvidencePage> {
    return EvidencePage.opened(this.#app);
  }

  async openEvidence(): Promise<EvidencePage> {
    await this.article.focus();
    await this.press('e');
    return EvidencePage.opened(this.#app);
  }

  /** Leaves the chosen claim; the inspector then shows the story. */
  async showStory(): Promise<void> {
    await this.inspector.region.getByRole('button', { name: 'Back to the story' }).click();
    await expect(this.inspector.words).toHaveText('The story');
  }

  async openFind(): Promise<FindBar> {
    await this.article.focus();
    await this.press('Control+f');
    return FindBar.opened(this.#page);
  }

  async openQuery(): Promise<QueryDialog> {
    await this.press('Control+Alt+M');
    return QueryDialog.opened(this.#page);
  }

  async publish(): Promise<PublishPage> {
    await this.#banner.getByRole('button', { name: 'Publish', exact: true }).click();
    return PublishPage.opened(this.#app);
  }

  gateLight(words: string | RegExp): Locator {
    return this.#banner.getByRole('button', { name: words });
  }

  async goToLibrary(): Promise<void> {
    await this.#banner.getByRole('button', { name: /go to the library/u }).click();
    await expect(this.#page.getByRole('heading', { name: 'Library', level: 1 })).toBeVisible();
  }
}
