import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { choose } from './controls.ts';

export interface NewSource {
  readonly kind: string;
  readonly title: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Cites a source for a claim. */
export class CitationDialog {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: /^(Cite a source|Citation)$/u });
  }

  static async opened(page: Page): Promise<CitationDialog> {
    const citation = new CitationDialog(page);
    await expect(citation.dialog).toBeVisible();
    return citation;
  }

  /** Adds a source that the project does not know yet and chooses it. */
  async addSource({ kind, title, fields = {} }: NewSource): Promise<void> {
    await this.dialog.getByRole('button', { name: 'New source…' }).click();
    const source = this.#page.getByRole('dialog', { name: 'New source' });
    await choose(source, 'Kind', kind);
    await source.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
    for (const [label, value] of Object.entries(fields)) {
      await source.getByRole('textbox', { name: label, exact: true }).fill(value);
    }
    await source.getByRole('button', { name: 'Add the source' }).click();
    await expect(source).toBeHidden();
  }

  async chooseSource(title: string): Promise<void> {
    await this.dialog.getByRole('button', { name: /(^|\s)Source$/u }).click();
    const sources = this.#page.getByRole('listbox', { name: /Source/u });
    // Below the title stands the kind.
    await sources.getByRole('option').filter({ hasText: title }).click();
  }

  async pasteEvidence(name: string, text: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Paste text…' }).click();
    await this.dialog.getByRole('textbox', { name: 'What it is' }).fill(name);
    await this.dialog.getByRole('textbox', { name: 'Text' }).fill(text);
    await this.dialog.getByRole('button', { name: 'Keep as evidence' }).click();
    await expect(this.dialog.getByRole('button', { name: `${name} Evidence` })).toBeVisible();
  }

  /** Chooses a file in the system's dialog and waits until it is the citation's evidence. */
  async attachFile(app: AppUnderTest, path: string): Promise<void> {
    await app.dialogs.answerOpen(path);
    await this.dialog.getByRole('button', { name: 'Attach a file…' }).click();
    await expect(this.dialog.getByRole('button', { name: `${basename(path)} Evidence` })).toBeVisible();
  }

  async say(what: {
    readonly role?: 'Primary' | 'Secondary';
    readonly stance?: string;
    readonly locator?: string;
  }): Promise<void> {
    if (what.role !== undefined) await this.dialog.getByRole('radio', { name: what.role }).click();
    if (what.stance !== undefined) await choose(this.dialog, 'What it says of the claim', what.stance);
    if (what.locator !== undefined)
      await this.dialog.getByRole('textbox', { name: 'Locator' }).fill(what.locator);
  }

  async cite(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cite', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  async citeAndSelectThePassage(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cite and select the passage' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
