import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';

const price = 'A single crossing is to cost 3.20 pounds.';

/** The ferry, imported, with a claim on its price that a checker stands for. */
async function aCheckedPrice(app: AppUnderTest): Promise<DeskPage> {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const desk = await (await start.importFile(ferry)).confirm();
  await desk.actAs('Checker');
  await desk.markClaim(price, 'Number');
  await desk.inspector.give('On author');
  return desk;
}

test('a checker cannot change the text in Draft either, is told what to do instead, and is never stuck', async ({
  app,
}) => {
  const desk = await aCheckedPrice(app);
  const before = await desk.stored();
  await desk.switchTo('Draft');
  await expect(
    desk.article.pane.getByText('As checker you do not edit the text, you propose changes'),
  ).toBeVisible();
  await expect(desk.article.pane.getByRole('toolbar', { name: 'Text' })).toBeHidden();

  await test.step('neither typing, nor pasting, nor formatting, nor replacing changes a letter', async () => {
    await desk.article.clickBehind('3.2');
    for (const keys of ['Backspace', '3', 'Enter', 'Delete']) await desk.press(keys);
    await desk.article.select('Harbour master');
    for (const keys of ['Control+c', 'Control+v', 'Control+x', 'Control+b']) await desk.press(keys);
    const find = await desk.openFind();
    await find.search('pounds');
    await expect(find.count).toHaveText('2 of 3');
    await expect(find.bar.getByRole('button', { name: 'Replace all' })).toBeHidden();
    await desk.press('Escape');
    await desk.article.says('Harbour master');
    const after = await desk.stored();
    expect(after.text).toBe(before.text);
    expect(after.project.revision).toBe(before.project.revision);
  });

  await test.step('the way it offers leads to a proposal', async () => {
    await desk.showQueue('All');
    await desk.chooseClaim(price);
    await app.page.getByRole('button', { name: 'Propose a change…' }).click();
    await expect(app.page.getByRole('dialog', { name: 'Propose a change' })).toBeVisible();
    await desk.press('Escape');
  });

  await desk.actAs('Editor');
  await desk.article.clickBehind('3.2');
  await desk.press('Backspace');
  await desk.article.type('3');
  expect((await desk.stored()).text).toContain('to cost 3.30 pounds');
  await desk.actAs('Checker');
  await desk.goToLibrary();
});

test('undo names what it takes back, and stops at what cannot be taken back', async ({ app }) => {
  const desk = await aCheckedPrice(app);
  const notices = app.page.getByRole('region', { name: 'Notices' });

  await test.step('from the queue, a verdict is taken back, and done again nowhere by a key', async () => {
    await desk.showQueue('All');
    await desk.chooseClaim(price);
    await desk.press('Control+z');
    await expect(notices).toContainText('Undone: a verdict.');
    expect((await desk.stored()).claims[0]?.claim.status).toBe('to-check');
    await desk.press('Control+Shift+z');
    await expect(notices).toContainText('Next comes a verdict. That is not done again by a key');
    expect((await desk.stored()).claims[0]?.claim.status).toBe('to-check');
  });

  await test.step('an accepted change stays, and so does what is older', async () => {
    await desk.inspector.propose('A single crossing is to cost 3.30 pounds.', 'The tariff says so.');
    await desk.actAs('Editor');
    await desk.switchTo('Check');
    await desk.inspector.acceptChange();
    const before = await desk.stored();
    expect(before.text).toContain('to cost 3.30 pounds');
    await desk.article.focus();
    await desk.press('z');
    const stopped = notices.getByText('The newest act was accepting a proposed change.');
    await expect(stopped).toBeVisible();
    await desk.chooseFirstClaim();
    await desk.press('Control+z');
    await expect(stopped).toBeVisible();
    expect((await desk.stored()).project.revision).toBe(before.project.revision);
  });
});
