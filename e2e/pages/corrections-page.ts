import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { choose } from './controls.ts';

/** What follows once a story is out. */
export class CorrectionsPage {
  readonly ledger: Locator;
  readonly blastRadius: Locator;
  readonly conditions: Locator;
  readonly #app: AppUnderTest;

  private constructor(app: AppUnderTest) {
    this.#app = app;
    this.ledger = app.page.getByRole('region', { name: 'Corrections', exact: true });
    this.blastRadius = app.page.getByRole('region', { name: 'Blast radius', exact: true });
    this.conditions = app.page.getByRole('region', { name: 'Conditions', exact: true });
  }

  /** From the Publish screen. */
  static async open(app: AppUnderTest): Promise<CorrectionsPage> {
    await app.page.getByRole('radio', { name: 'After publication' }).click();
    const corrections = new CorrectionsPage(app);
    await expect(corrections.ledger).toBeVisible();
    return corrections;
  }

  async enter(entry: {
    readonly kind: 'Correction' | 'Clarification' | 'Update' | 'Retraction';
    readonly note: string;
    readonly cause: string;
    readonly foundBy?: string;
    readonly claim?: string;
  }): Promise<void> {
    await this.ledger.getByRole('button', { name: 'New entry…' }).click();
    const dialog = this.#app.page.getByRole('dialog', { name: 'New entry in the ledger' });
    await dialog.getByRole('radio', { name: entry.kind }).click();
    await dialog.getByRole('textbox', { name: 'What readers are told' }).fill(entry.note);
    await dialog.getByRole('textbox', { name: 'How it came about' }).fill(entry.cause);
    await dialog.getByRole('textbox', { name: 'Who found it' }).fill(entry.foundBy ?? '');
    if (entry.claim !== undefined) await choose(dialog, 'A claim that it concerns', entry.claim);
    await dialog.getByRole('button', { name: /^(?:Enter it|Retract the story)$/u }).click();
    await expect(dialog).toBeHidden();
  }
}
