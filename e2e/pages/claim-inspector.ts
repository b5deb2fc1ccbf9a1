import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { CitationDialog } from './citation-dialog.ts';

/** Everything about the chosen claim; the story card where none is chosen. */
export class ClaimInspector {
  readonly region: Locator;
  /** The exact words of the chosen claim. */
  readonly words: Locator;
  readonly verdicts: Locator;
  readonly queries: Locator;
  readonly changes: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.region = app.page.getByRole('region', { name: 'Inspector' });
    this.words = this.region.getByRole('heading', { level: 2 });
    this.verdicts = this.region.getByRole('group', { name: 'Verdict', exact: true });
    this.queries = this.#section('Queries');
    this.changes = this.#section('Proposed changes');
  }

  get #page(): Page {
    return this.#app.page;
  }

  #section(title: string): Locator {
    return this.region.getByRole('region', { name: new RegExp(`^${title}( \\d+)?$`, 'u') });
  }

  verdict(label: string): Locator {
    return this.verdicts.getByRole('button', { name: label, exact: true });
  }

  async give(label: string): Promise<void> {
    await this.verdict(label).click();
    await expect(this.verdict(label)).toHaveAttribute('aria-pressed', 'true');
  }

  async cite(): Promise<CitationDialog> {
    await this.#section('Citations')
      .getByRole('button', { name: /^Cite…/u })
      .click();
    return CitationDialog.opened(this.#page);
  }

  citation(source: string): Locator {
    return this.region.getByRole('article', { name: `Citation: ${source}` });
  }

  async reply(text: string): Promise<void> {
    await this.queries.getByRole('textbox', { name: 'Reply' }).fill(text);
    await this.queries.getByRole('button', { name: 'Reply', exact: true }).click();
    await expect(this.queries.getByRole('paragraph').filter({ hasText: text })).toBeVisible();
  }

  async resolveQuery(): Promise<void> {
    await this.queries.getByRole('button', { name: 'Resolve' }).click();
    await expect(this.queries.getByRole('article', { name: /resolved$/u })).toBeVisible();
  }

  /** Proposes other words for the chosen claim. */
  async propose(words: string, why: string): Promise<void> {
    await this.changes.getByRole('button', { name: /^Propose…/u }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Propose a change' });
    await dialog.getByRole('textbox', { name: 'New words' }).fill(words);
    await dialog.getByRole('textbox', { name: 'Why' }).fill(why);
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await expect(dialog).toBeHidden();
  }

  async acceptChange(): Promise<void> {
    await this.changes.getByRole('button', { name: 'Accept' }).click();
    await expect(this.changes.getByRole('article', { name: 'Proposed change, accepted' })).toBeVisible();
  }

  async attribute(who: {
    readonly name: string;
    readonly position: string;
    readonly saidOn: string;
  }): Promise<void> {
    const section = this.#section('Said by');
    await section.getByRole('button', { name: 'Attribute…' }).click();
    await section.getByRole('textbox', { name: 'Name' }).fill(who.name);
    await section.getByRole('textbox', { name: 'Position' }).fill(who.position);
    await this.#typeDay(section.getByRole('group', { name: 'Said on' }), who.saidOn);
    await section.getByRole('button', { name: 'Save' }).click();
    await expect(section.getByText(who.name)).toBeVisible();
  }

  /** Says what was done to the picture; goes with the next verdict. */
  async sayOfPicture(category: string, original: string): Promise<void> {
    const fields = this.region.getByRole('group', { name: 'Picture or recording' });
    await fields.getByRole('checkbox', { name: category }).focus();
    await this.#page.keyboard.press('Space');
    await fields.getByRole('textbox', { name: 'Address of the original' }).fill(original);
  }

  /** Marks the claim as a privileged statement, by keyboard alone. */
  async markPrivileged(ground: string): Promise<void> {
    const section = this.#section('Privilege');
    await section.getByRole('button', { name: 'Mark…' }).focus();
    await this.#page.keyboard.press('Enter');
    await expect(section.getByRole('textbox', { name: 'Ground' })).toBeFocused();
    await this.#page.keyboard.type(ground);
    await section.getByRole('button', { name: 'Mark', exact: true }).focus();
    await this.#page.keyboard.press('Enter');
    await expect(section.getByRole('list', { name: 'Privilege marks' })).toContainText(ground);
  }

  async note(text: string): Promise<void> {
    await this.#section('Notes')
      .getByRole('button', { name: /^Note…/u })
      .click();
    const dialog = this.#page.getByRole('dialog', { name: 'Note' });
    await dialog.getByRole('textbox', { name: 'Note' }).fill(text);
    await dialog.getByRole('button', { name: 'Keep the note' }).click();
    await expect(this.#section('Notes').getByText(text)).toBeVisible();
  }

  /** Marks the only note of the claim as passed between desk and lawyers. */
  async noteForCounsel(): Promise<void> {
    const notes = this.#section('Notes');
    await notes.getByRole('button', { name: /^Keep for counsel: /u }).press('Enter');
    await expect(notes.getByText('For counsel only', { exact: true })).toBeVisible();
  }

  /** Attaches a detached claim to the first place where exactly its words stand. */
  async attachToFirstPlace(): Promise<void> {
    await this.region.getByRole('button', { name: 'Attach here' }).first().click();
  }

  /** A day about the publication, on the story card: `2026-04-15`. */
  async setStoryDay(field: string, day: string): Promise<void> {
    const group = this.#section('Publication').getByRole('group', { name: field });
    await this.#typeDay(group, day);
    await this.#page.keyboard.press('Enter');
    await expect(group.getByRole('spinbutton', { name: /year/u })).toHaveText(day.slice(0, 4));
    await expect(group.getByRole('spinbutton', { name: /day/u })).toHaveText(day.slice(-2));
  }

  async #typeDay(group: Locator, day: string): Promise<void> {
    await group.getByRole('spinbutton', { name: /year/u }).click();
    await this.#page.keyboard.type(day.replaceAll('-', ''));
  }

  /** Fields about the publication, on the story card. */
  async setStory(field: string, value: string): Promise<void> {
    const input = this.#section('Publication').getByLabel(field, { exact: true });
    await input.fill(value);
    await input.press('Enter');
    await expect(input).toHaveValue(value);
  }
}
