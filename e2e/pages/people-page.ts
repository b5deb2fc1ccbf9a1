import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { choose, literally } from './controls.ts';

export interface ConfidentialSource {
  readonly pseudonym: string;
  readonly name: string;
  readonly contact: string;
}

/** Everybody the story speaks with and about. */
export class PeoplePage {
  readonly region: Locator;
  /** The person chosen in the table, with terms, identity and contacts. */
  readonly person: Locator;
  readonly replies: Locator;
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
    this.region = app.page.getByRole('region', { name: 'People', exact: true });
    this.person = app.page.getByRole('complementary', { name: 'Chosen person' });
    this.replies = app.page.getByRole('table', { name: 'Right of reply' });
  }

  get #page(): Page {
    return this.#app.page;
  }

  static async opened(app: AppUnderTest): Promise<PeoplePage> {
    const people = new PeoplePage(app);
    await expect(people.region).toBeVisible();
    return people;
  }

  static async open(app: AppUnderTest): Promise<PeoplePage> {
    await app.chooseMenu('people');
    return PeoplePage.opened(app);
  }

  async show(tab: 'People' | 'Right of reply' | 'Call sheets'): Promise<void> {
    await this.region.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
  }

  async choose(name: string): Promise<void> {
    await this.region.getByRole('button', { name, exact: true }).click();
    await expect(this.person.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  row(name: string): Locator {
    return this.#page.getByRole('row').filter({ has: this.#page.getByRole('rowheader', { name }) });
  }

  /** Logs a contact with the person who is chosen; Enter sends it. */
  async logContact(outcome: string, note: string): Promise<void> {
    const form = this.person.getByRole('form', { name: 'Log a contact' });
    await choose(form, 'Outcome', outcome);
    await form.getByRole('textbox', { name: 'Note on the contact' }).fill(note);
    await this.#page.keyboard.press('Enter');
    await expect(this.person.getByRole('list', { name: 'Attempts' })).toContainText(note);
  }

  /** Opens an allegation to change it. */
  async change(who: string): Promise<AllegationDialog> {
    await this.replies.getByRole('button', { name: `Change: ${who}` }).click();
    return AllegationDialog.opened(this.#page);
  }

  callSheet(name: string): Locator {
    return this.#page.getByRole('form', { name: `Call sheet: ${name}` });
  }

  /** Gives the open vault another pass phrase; a wrong one is tried first. */
  async changePassphrase(current: string, next: string): Promise<void> {
    await this.region.getByRole('button', { name: 'Pass phrase…' }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Change the pass phrase' });
    await dialog.getByLabel('New pass phrase').fill(next);
    await dialog.getByLabel('The same again').fill(next);
    await dialog.getByLabel('Pass phrase that holds now').fill(`${current}, not`);
    // One that comes right after another wrong one is not even tried: it is pressed again until it is.
    await expect(async () => {
      await dialog.getByRole('button', { name: 'Set the pass phrase' }).click({ timeout: 2_000 });
      await expect(dialog.getByRole('alert')).toContainText('does not open the vault', { timeout: 5_000 });
    }).toPass();
    // After a wrong try the vault keeps everybody waiting for a moment.
    await expect(async () => {
      if (await dialog.isHidden()) return;
      await dialog.getByLabel('Pass phrase that holds now').fill(current, { timeout: 2_000 });
      await dialog.getByRole('button', { name: 'Set the pass phrase' }).click({ timeout: 2_000 });
      await expect(dialog).toBeHidden({ timeout: 10_000 });
    }).toPass();
  }

  async lockVault(): Promise<void> {
    await this.region.getByRole('button', { name: 'Lock', exact: true }).click();
    await expect(this.region.getByText('Vault locked')).toBeVisible();
  }
}

/** Somebody who must not be named; the vault is made on the way where there is none. */
export async function addConfidentialSource(
  app: AppUnderTest,
  passphrase: string,
  { pseudonym, name, contact }: ConfidentialSource,
): Promise<PeoplePage> {
  await app.chooseMenu('new-confidential-source');
  const dialog = app.page.getByRole('dialog', { name: 'New confidential source' });
  await dialog.getByLabel('New pass phrase').fill(passphrase);
  await dialog.getByLabel('The same again').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make the vault' }).click();
  await dialog.getByRole('textbox', { name: 'Pseudonym' }).fill(pseudonym);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: 'Contact' }).fill(contact);
  await dialog.getByRole('button', { name: 'Add the source' }).click();
  await expect(dialog).toBeHidden();
  return PeoplePage.opened(app);
}

/** Opens the vault with its pass phrase, in whatever dialog asks for it. */
export async function unlockVault(page: Page, passphrase: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'The vault' });
  await dialog.getByLabel('Pass phrase of the vault').fill(passphrase);
  await dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
}

/** What the story says against somebody, and what they said to it. */
export class AllegationDialog {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: /^(This accuses somebody|Allegation)$/u });
  }

  static async opened(page: Page): Promise<AllegationDialog> {
    const allegation = new AllegationDialog(page);
    await expect(allegation.dialog).toBeVisible();
    return allegation;
  }

  async accuse(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.dialog.getByRole('button', { name: 'Record it' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async putToThem(): Promise<void> {
    await this.dialog.getByText('Put to them', { exact: true }).click();
    await expect(this.dialog.getByRole('checkbox', { name: 'Put to them' })).toBeChecked();
  }

  async answered(words: string, standsIn: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: 'They answered' }).click();
    await this.dialog.getByRole('textbox', { name: 'What they answered' }).fill(words);
    await choose(this.dialog, 'Where the text gives it', standsIn);
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  says(words: string): Locator {
    return this.#page.getByText(new RegExp(literally(words), 'u'));
  }
}
