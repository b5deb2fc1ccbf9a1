import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';

/** The coverage ledger, sentence by sentence. */
export class CoveragePage {
  readonly list: Locator;
  readonly sentences: Locator;
  /** The sentence that the keys act on. */
  readonly current: Locator;
  readonly sum: Locator;
  readonly ledger: Locator;
  readonly exceptions: Locator;

  constructor(app: AppUnderTest) {
    const pane = app.page.getByRole('region', { name: 'Coverage', exact: true });
    this.list = pane.getByRole('listbox');
    this.sentences = this.list.getByRole('option');
    this.current = this.list.locator('[role="option"][data-current]');
    this.sum = pane.getByRole('status');
    this.ledger = app.page.getByRole('complementary', { name: 'The ledger' });
    this.exceptions = app.page.getByRole('region', { name: 'Coverage exceptions' });
  }

  static async opened(app: AppUnderTest): Promise<CoveragePage> {
    await expect(app.page.getByRole('heading', { name: 'Coverage', level: 2 })).toBeVisible();
    return new CoveragePage(app);
  }

  /** The words of a part's row in the ledger: claims, not checkable, uncovered. */
  async counts(part: string): Promise<readonly string[]> {
    const row = this.ledger
      .getByRole('row')
      .filter({ has: this.ledger.page().getByRole('rowheader', { name: part, exact: true }) });
    return row.getByRole('cell').allTextContents();
  }
}
