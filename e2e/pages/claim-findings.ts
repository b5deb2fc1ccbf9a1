import { expect, type Locator, type Page } from '@playwright/test';
import { literally } from './controls.ts';

/** What the machine found about the chosen claim, and its calculation. */
export class ClaimFindings {
  readonly region: Locator;
  readonly calculation: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    const inspector = page.getByRole('region', { name: 'Inspector' });
    this.region = inspector.getByRole('region', { name: /^What the machine found/u });
    this.calculation = inspector.getByRole('region', { name: 'Calculation', exact: true });
  }

  /** A concern in full view, by what it says and the words of the draft. */
  concern(title: string, words: string): Locator {
    return this.region.getByRole('list', { name: 'Concerns' }).getByRole('article', {
      name: new RegExp(`^Concern\\. ${literally(title)}: ${literally(words)}`, 'u'),
    });
  }

  get aside(): Locator {
    return this.region.getByRole('list', { name: 'Put aside' }).getByRole('article');
  }

  /** Puts a concern aside with a reason. */
  async putAside(concern: Locator, reason: string): Promise<void> {
    await concern.getByRole('button', { name: 'Put aside…' }).click();
    await this.giveReason(reason);
    await expect(concern).toBeHidden();
  }

  /** Answers the dialog that asks for the reason. */
  async giveReason(reason: string): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Put the finding aside' });
    await dialog.getByRole('textbox', { name: 'Why it does not matter' }).fill(reason);
    await dialog.getByRole('button', { name: 'Put aside' }).click();
    await expect(dialog).toBeHidden();
  }

  async takeBack(): Promise<void> {
    await this.aside.getByRole('button', { name: 'Take back' }).click();
    await expect(this.aside).toBeHidden();
  }

  /** Opens the form of the calculation and fills it. */
  async workOut(formula: string, values: readonly (readonly [name: string, value: string])[]): Promise<void> {
    await this.calculation.getByRole('button', { name: /^(Work it out|Edit)…$/u }).click();
    await this.calculation.getByRole('textbox', { name: 'Formula' }).fill(formula);
    for (const [at, [name, value]] of values.entries()) {
      const field = this.calculation.getByRole('group', { name: `Value ${at + 1}` });
      await field.getByRole('textbox', { name: 'Name' }).fill(name);
      await field.getByRole('textbox', { name: 'Value' }).fill(value);
    }
  }

  async saveCalculation(): Promise<void> {
    await this.calculation.getByRole('button', { name: 'Save' }).click();
    await expect(this.calculation.getByRole('form')).toBeHidden();
  }
}
