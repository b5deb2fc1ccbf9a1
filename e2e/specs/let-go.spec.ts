import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

test('dialogs and bars that were closed are let go, with all that stood in them', async ({ app }) => {
  const library = new LibraryPage(app);
  await library.introduce('Ada Quist');
  const desk = await library.openSample();
  await desk.switchTo('Check');
  await desk.chooseFirstClaim();
  const openAndClose = async () => {
    const query = await desk.openQuery();
    // The button is still changing its colours when it goes.
    await query.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(query.dialog).toBeHidden();
    const find = await desk.openFind();
    await find.search('ferry');
    await desk.press('Escape');
    await expect(find.bar).toBeHidden();
  };
  for (let time = 0; time < 3; time += 1) await openAndClose();
  const before = await app.heldNodes();
  for (let time = 0; time < 10; time += 1) await openAndClose();
  expect(await app.heldNodes()).toBeLessThan(before + 100);
});
