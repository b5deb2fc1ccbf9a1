import { expect, test } from '../fixtures/test.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { LibraryPage } from '../pages/library-page.ts';

/** The nodes that the page holds, those among them that stand nowhere any more and are not let go. */
async function nodesHeld(app: AppUnderTest): Promise<number> {
  const session = await app.page.context().newCDPSession(app.page);
  await session.send('HeapProfiler.collectGarbage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return nodes;
}

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
  const before = await nodesHeld(app);
  for (let time = 0; time < 10; time += 1) await openAndClose();
  expect(await nodesHeld(app)).toBeLessThan(before + 100);
});
