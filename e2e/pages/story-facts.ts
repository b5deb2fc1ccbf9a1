import { expect, type Locator, type Page } from '@playwright/test';
import { literally } from './controls.ts';

/** What the machine finds in the whole article: parts of the story card. */
export class StoryFacts {
  readonly #page: Page;
  readonly #inspector: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#inspector = page.getByRole('region', { name: 'Inspector' });
  }

  async open(view: 'Story' | 'Quotations' | 'Facts' | 'Names'): Promise<void> {
    const tab = this.#inspector.getByRole('tab', { name: new RegExp(`^${view}`, 'u') });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  quotation(words: string): Locator {
    return this.#inspector.getByRole('article', {
      name: new RegExp(`^Quotation, .*${literally(words)}`, 'u'),
    });
  }

  contradiction(words: string | RegExp): Locator {
    return this.#inspector.getByRole('article', { name: words });
  }

  /** A fact that stands in several places, by its kind and words. */
  fact(kind: string, words: string): Locator {
    return this.#inspector.getByRole('article', {
      name: new RegExp(`^${kind} in \\d+ places: ${literally(words)}$`, 'u'),
    });
  }

  /** Registers the spelling that is selected on the page. */
  async registerSelection(): Promise<void> {
    await this.#inspector.getByRole('button', { name: 'Register the selection…' }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Register this spelling' });
    await dialog.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  name(spelling: string): Locator {
    return this.#inspector.getByRole('article', { name: new RegExp(`^${literally(spelling)}, `, 'u') });
  }
}
