import { expect, type Locator } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { SettingsPage } from './settings-page.ts';

/** Captures a page of the web. */
export class CaptureDialog {
  readonly dialog: Locator;
  readonly address: Locator;
  readonly scripts: Locator;
  readonly alert: Locator;

  constructor(app: AppUnderTest) {
    this.dialog = app.page.getByRole('dialog', { name: 'Capture a page' });
    this.address = this.dialog.getByRole('textbox', { name: 'Address of the page' });
    this.scripts = this.dialog.getByRole('checkbox', { name: 'Run the page’s scripts' });
    this.alert = this.dialog.getByRole('alert');
  }

  /** Opens it from the menu, for a source that is chosen later. */
  static async open(app: AppUnderTest): Promise<CaptureDialog> {
    await app.chooseMenu('capture-page');
    const capture = new CaptureDialog(app);
    await expect(capture.dialog).toBeVisible();
    return capture;
  }

  /** Turns capturing on in the settings, as a person who reads the question. */
  static async allow(app: AppUnderTest): Promise<void> {
    await app.dialogs.answerMessage('Allow');
    const settings = await SettingsPage.open(app);
    await settings.main.getByText('Allow capturing pages').click();
    await expect(settings.main.getByRole('switch', { name: 'Allow capturing pages' })).toBeChecked();
    await settings.close();
  }

  async ask(url: string, withScripts = false): Promise<void> {
    await this.address.fill(url);
    if (withScripts) await this.dialog.getByText('Run the page’s scripts').click();
    await this.button('Capture').click();
  }

  /** Asks for a page on the own network and agrees to its host. */
  async askHere(url: string, withScripts = false): Promise<void> {
    await this.ask(url, withScripts);
    await this.button(`Capture from ${new URL(url).host}`).click();
  }

  /** The page that has come in, by its title. */
  async shows(title: string): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: title })).toBeVisible({ timeout: 30_000 });
  }

  async keep(): Promise<void> {
    await this.button('Keep as evidence').click();
    await expect(this.dialog).toBeHidden();
  }

  async cancel(): Promise<void> {
    await this.button('Cancel').click();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }
}
