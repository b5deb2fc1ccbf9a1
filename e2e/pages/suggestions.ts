import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

/** What the claim spotter proposes: the bar above the page, the underlines on it, the panel of the one that is chosen. */
export class Suggestions {
  readonly bar: Locator;
  readonly slider: Locator;
  readonly switch: Locator;
  /** The words of the chosen suggestion; of a split one, of both halves. */
  readonly words: Locator;
  readonly panel: Locator;
  readonly #page: Page;

  constructor(app: AppUnderTest) {
    this.#page = app.page;
    this.bar = this.#page.getByRole('region', { name: 'Suggestions' });
    this.slider = this.bar.getByRole('slider', { name: 'How much is suggested' });
    this.switch = this.bar.getByRole('switch', { name: 'Suggestions' });
    this.panel = this.#page.getByRole('region', { name: 'Inspector' });
    this.words = this.panel.getByRole('heading', { level: 2 });
  }

  /** Presses the switch with the mouse: on its words, since its control is drawn. */
  async toggle(): Promise<void> {
    await this.bar.getByText('Suggestions', { exact: true }).click();
  }

  /** The words that are underlined as suggestions, in the order of the page, where it is in sight. */
  underlined(): Promise<readonly string[]> {
    return this.#page
      .locator('.suggestion-lines [data-words]')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-words') ?? ''));
  }

  /** The words that would be accepted. */
  chosen(): Promise<readonly string[]> {
    return this.#page.evaluate(() =>
      [...(CSS.highlights.get('suggestion-chosen') ?? [])]
        .map((each) => each as Range)
        .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map((range) => range.toString()),
    );
  }

  async areUnderlined(words: readonly string[]): Promise<void> {
    await expect.poll(() => this.underlined()).toEqual(words);
  }

  /** What a screen reader hears of the block that holds these words. */
  async toldOf(words: string): Promise<string> {
    const block = this.#page.locator('[data-block]').filter({ hasText: words });
    return (await block.getAttribute('aria-description')) ?? '';
  }
}
