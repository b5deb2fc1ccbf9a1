import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { chooseItem } from './controls.ts';
import { clickBehind, selectText } from './text-selection.ts';

/** The article itself: typed in Draft, marked in Check, read in Read. */
export class ArticlePage {
  readonly pane: Locator;
  readonly text: Locator;
  /** What the selected words can become; floats at them. */
  readonly selectionBar: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.pane = app.page.getByRole('region', { name: 'Article' });
    this.selectionBar = this.pane.getByRole('toolbar', { name: 'Selected words' });
    this.text = this.pane.getByRole('textbox', { name: /article/iu });
  }

  get #page(): Page {
    return this.#app.page;
  }

  async focus(): Promise<void> {
    await this.text.focus();
  }

  /** Selects words with the mouse. */
  async select(words: string, occurrence = 0): Promise<void> {
    await selectText(this.text, words, occurrence);
    await expect(this.selectionBar).toBeVisible();
  }

  /** Selects the headline's first words, whatever they are. */
  async selectFirstWords(): Promise<void> {
    const headline = await this.text.getByRole('heading', { level: 1 }).textContent();
    await this.select((headline ?? '').split(' ').slice(0, 3).join(' '));
  }

  async clickBehind(words: string): Promise<void> {
    await clickBehind(this.text, words);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async typeBehind(words: string, text: string): Promise<void> {
    await this.clickBehind(words);
    await this.type(text);
  }

  /** The marks of claims and of passages marked not checkable. */
  mark(words: string): Locator {
    // A role of ARIA 1.3 that the role locators do not know yet.
    return this.text.locator('[role="mark"]').filter({ hasText: words });
  }

  /** Inserts something at the caret, from the bar above the page. */
  async insert(what: 'Footnote' | 'Table' | 'Divider'): Promise<void> {
    await chooseItem(
      this.pane.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Insert' }),
      what,
    );
  }

  async says(words: string): Promise<void> {
    await expect(this.text).toContainText(words);
  }
}
