import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { addConfidentialSource, PeoplePage, unlockVault } from '../pages/people-page.ts';

const first = 'one idle harbour';
const second = 'seven slow ferries';

test('the vault’s pass phrase is changed by keyboard; the old one opens nothing any more', async ({
  app,
  library,
}, testInfo) => {
  // A pass phrase is made expensive on purpose: a busy machine takes its time.
  test.setTimeout(400_000);
  const patience = { timeout: 60_000 };
  await new LibraryPage(app).openSample();
  const people = await addConfidentialSource(app, first, {
    pseudonym: 'Heron',
    name: 'Greta Quill',
    contact: 'greta@hidden.example',
  });
  const vault = () => readFileSync(join(library, 'vault.stet'));
  const { page } = app;
  const before = vault();
  const opener = people.region.getByRole('button', { name: 'Pass phrase…' });
  const dialog = page.getByRole('dialog', { name: 'Change the pass phrase' });
  const current = dialog.getByLabel('Pass phrase that holds now');
  const set = dialog.getByRole('button', { name: 'Set the pass phrase' });

  await test.step('it asks for the one that holds, and for another twice', async () => {
    await opener.press('Enter');
    await expect(current).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await expect(dialog.getByText('At least 12 characters.')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(second);
    await page.keyboard.press('Tab');
    await page.keyboard.type(`${second}!`);
    await expect(dialog.getByText('It differs from the first.')).toBeVisible();
    await page.keyboard.press('Backspace');
    // The one that holds is still missing.
    await expect(set).toBeDisabled();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction(() => document.querySelector('[data-entering], [data-exiting]') === null);
      await page.screenshot({ path: testInfo.outputPath(`dialog-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
  });

  await test.step('a wrong one changes nothing', async () => {
    await current.fill('one idle harbor');
    await set.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('does not open the vault', patience);
    expect(vault()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('the right one sets it, and everything is encrypted anew', async () => {
    await people.changePassphrase(first, second);
    expect(vault().equals(before)).toBe(false);
    await expect(opener).toBeFocused();
  });

  await test.step('after a restart only the new one opens it', async () => {
    await app.restart();
    await new LibraryPage(app).open(/ferry/iu);
    const again = await PeoplePage.open(app);
    await expect(again.region.getByText('Vault locked')).toBeVisible();
    await again.region.getByRole('button', { name: 'Unlock…' }).click();
    await unlockVault(app.page, first);
    await expect(app.page.getByText('That pass phrase does not open the vault.')).toBeVisible(patience);
    const told = app.page.getByText('The vault is open.');
    // After a wrong try the vault keeps everybody waiting for a moment.
    await expect(async () => {
      if (!(await told.isVisible())) await unlockVault(app.page, second);
      await expect(told).toBeVisible({ timeout: 10_000 });
    }).toPass();
    await app.page.getByRole('dialog', { name: 'The vault' }).getByRole('button', { name: 'Done' }).click();
    await again.choose('Heron');
    await again.person.getByRole('button', { name: 'Show who it is' }).click();
    await expect(again.person.getByText('Greta Quill')).toBeVisible();
  });
});
