import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStored, projectFolders } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import { choose } from '../pages/controls.ts';
import { CorrectionsPage } from '../pages/corrections-page.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { PublishPage } from '../pages/publish-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';

const figure = 'The ferry carried 1,950 passengers on 17 May 2025.';
const note = 'An earlier version of this article gave the wrong number of passengers.';

test('an editor corrects a published story, sees whom it reaches, and exports it under embargo', async ({
  app,
  page,
  scratch,
  library,
}, testInfo) => {
  test.setTimeout(300_000);
  let desk: DeskPage;
  let corrections: CorrectionsPage;
  const story = async (title: string, rest: string): Promise<DeskPage> => {
    const paste = await new LibraryPage(app).pasteText();
    await paste.paste({ text: `${title}\n\n${figure} ${rest}` });
    const made = await (await paste.preview()).confirm();
    await made.actAs('Editor');
    await made.switchTo('Check');
    await made.markClaim(figure, 'Number');
    return made;
  };

  await test.step('two stories say the same', async () => {
    await new LibraryPage(app).introduce('Ada Quist');
    desk = await story('The first year', 'Nobody complained.');
    await desk.goToLibrary();
    desk = await story('A full ferry', 'The crew was pleased.');
  });

  await test.step('before publication the ledger says what it is for', async () => {
    await desk.publish();
    corrections = await CorrectionsPage.open(app);
    await expect(corrections.ledger.getByRole('heading', { name: 'Nothing was corrected' })).toBeVisible();
    await expect(corrections.ledger.getByRole('button', { name: 'New entry…' })).toBeDisabled();
    await page.getByRole('radio', { name: 'Gate and export' }).click();
    const { signOffs } = await PublishPage.opened(app);
    await signOffs.getByRole('button', { name: 'Override the gate…' }).click();
    await signOffs.getByRole('textbox', { name: /^Why the article leaves/u }).fill('Trial');
    await signOffs.getByRole('button', { name: /^Override \d+/u }).click();
    await expect(signOffs.getByText(/overrode \d+ blocker/u)).toBeVisible();
    await choose(page.getByRole('banner').first(), 'Stage', 'Published');
  });

  await test.step('a correction is entered and names the other story', async () => {
    corrections = await CorrectionsPage.open(app);
    await corrections.enter({
      kind: 'Correction',
      note,
      cause: 'Two columns of the log were mixed up',
      foundBy: 'A reader',
      claim: figure,
    });
    await expect(corrections.ledger.getByText(note)).toBeVisible();
    await expect(corrections.blastRadius.getByRole('status')).toHaveText('1 claim in 1 other story.');
    await expect(corrections.blastRadius.getByRole('button', { name: /The first year/u })).toBeVisible();
  });

  await test.step('an embargo and a retention note are set', async () => {
    const { conditions } = corrections;
    await conditions.getByRole('button', { name: 'Set an embargo…' }).click();
    await conditions.getByLabel('Until', { exact: true }).fill('2999-03-12T06:00');
    await conditions.getByRole('combobox', { name: 'Time zone' }).fill('vienna');
    await expect(page.getByRole('option')).toHaveText(['Europe/Vienna']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(conditions.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Vienna');
    await conditions.getByRole('button', { name: 'Set the embargo' }).click();
    await expect(conditions.getByText(/^Until 12 March 2999, 06:00 \(Europe\/Vienna/u)).toBeVisible();
    await conditions.getByRole('button', { name: 'Write a note…' }).click();
    await conditions.getByRole('textbox', { name: 'What is kept' }).fill('Recordings');
    await conditions.getByRole('textbox', { name: 'Why' }).fill('Libel claims');
    await conditions.getByRole('button', { name: 'Save the note' }).click();
    await expect(conditions.getByText('Recordings, kept for good: Libel claims')).toBeVisible();
  });

  await test.step('everybody can use it', async () => {
    for (const theme of ['Light', 'Dark'] as const) {
      const settings = await SettingsPage.open(app);
      await settings.chooseTheme(theme);
      await settings.close();
      if (!(await corrections.ledger.isVisible())) await CorrectionsPage.open(app);
      await expect(corrections.blastRadius.getByRole('button', { name: /The first year/u })).toBeVisible();
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1100, height: 700 },
      ]) {
        await page.setViewportSize(size);
        await page.screenshot({ path: testInfo.outputPath(`${theme}-${size.width}.png`) });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
      ).toEqual([]);
    }
  });

  await test.step('the file says it, and leaves when somebody confirms it', async () => {
    await page.getByRole('radio', { name: 'Gate and export' }).click();
    const publish = await PublishPage.opened(app);
    const file = join(scratch, 'ferry.txt');
    await app.dialogs.answerSave(file);
    await publish.choose('Plain text');
    await publish.exportAsVetted.click();
    const question = page.getByRole('alertdialog', { name: 'Export before the embargo ends?' });
    await expect(question).toContainText('12 March 2999');
    await question.getByRole('button', { name: 'Export under embargo…' }).click();
    await expect(
      publish.exports.getByRole('status').filter({ hasText: 'ferry.txt is written' }),
    ).toBeVisible();
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^\*\*\* EMBARGOED UNTIL 12 MARCH 2999/u);
    expect(written).toContain(note);
    expect(written).not.toContain('mixed up');
  });

  await test.step('a mistaken entry is withdrawn and stays in the ledger', async () => {
    corrections = await CorrectionsPage.open(app);
    await corrections.ledger.getByRole('button', { name: 'Withdraw…' }).click();
    await corrections.ledger
      .getByRole('textbox', { name: 'Why the entry was a mistake' })
      .fill('Another story');
    await corrections.ledger.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(corrections.ledger.getByText(/^Withdrawn by Ada Quist/u)).toBeVisible();
    const stored = await Promise.all(projectFolders(library).map((folder) => readStored(library, folder)));
    const project = stored.map((each) => each.project).find(({ corrections: { length } }) => length > 0);
    expect(project?.story.stage).toBe('published');
    expect(project?.corrections).toMatchObject([{ note, withdrawn: { reason: 'Another story' } }]);
    expect(project?.retention).toMatchObject({ what: 'Recordings', until: null });
  });
});
