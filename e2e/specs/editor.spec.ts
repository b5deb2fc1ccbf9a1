import { claimWith } from '../fixtures/stored-project.ts';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';

const price = 'A single crossing is to cost 3.20 pounds.';

async function theFerry(app: AppUnderTest): Promise<DeskPage> {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  return (await start.importFile(ferry)).confirm();
}

/** A claim with a verdict that needs no source. */
async function aCheckedPrice(app: AppUnderTest): Promise<DeskPage> {
  const desk = await theFerry(app);
  await desk.actAs('Checker');
  await desk.markClaim(price, 'Number');
  await desk.inspector.give('On author');
  await desk.actAs('Editor');
  await desk.switchTo('Draft');
  return desk;
}

test('what is typed is on the page, in the counts and on disk', async ({ app }) => {
  const desk = await new LibraryPage(app).startBlank();
  await desk.article.focus();
  await desk.article.type('A Quiet Harbour');
  await desk.press('Enter');
  await desk.article.type('Nine words stand here, and every one is counted.');
  await expect(desk.status).toContainText('12 words');
  const stored = await desk.stored();
  expect(stored.text).toBe('A Quiet Harbour\n\nNine words stand here, and every one is counted.');
  expect(stored.project.article.blocks[0]?.kind).toBe('headline');
});

test('the saved line says “Saving” until the words are on disk', async ({ app }) => {
  const desk = await theFerry(app);
  await desk.article.clickBehind('a kind one.');
  await desk.press('x');
  await expect(desk.saved).toHaveText('Saving…');
  await expect(desk.saved).toHaveText(/^Saved/u);
  expect((await desk.stored()).text).toContain('a kind one.x');
});

test('undo and redo go back and forth over typing and marking alike', async ({ app }) => {
  const desk = await theFerry(app);
  await desk.article.typeBehind('a kind one.', ' Really.');
  await desk.isSaved();
  await desk.markClaim(price, 'Number');
  expect((await desk.stored()).claims).toHaveLength(1);
  await desk.article.focus();
  await desk.press('Control+z');
  await expect(desk.queueTab('All')).toHaveText(/0/u);
  await desk.press('Control+z');
  await expect(desk.article.text).not.toContainText('Really.');
  let stored = await desk.stored();
  expect(stored.claims).toHaveLength(0);
  expect(stored.text).not.toContain('Really.');
  await desk.press('Control+Shift+z');
  await desk.article.says('a kind one. Really.');
  await desk.press('Control+Shift+z');
  await expect(desk.queueTab('All')).toHaveText(/1/u);
  stored = await desk.stored();
  expect(stored.claims.map((each) => each.words)).toEqual([price]);
  expect(stored.text).toContain('Really.');
});

test('changing one character of checked words makes the claim stale, and only a person settles it', async ({
  app,
}) => {
  const desk = await aCheckedPrice(app);
  await desk.article.clickBehind('3.2');
  await desk.press('Backspace');
  await desk.article.type('3');
  await expect(desk.queueTab('Stale')).toHaveText(/1/u);
  let stored = await desk.stored();
  const changed = claimWith(stored, price.replace('3.20', '3.30'));
  expect(changed).toMatchObject({ isStale: true, isDetached: false });
  expect(stored.blockers).toContain('claim-stale');
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('Stale');
  await desk.chooseClaim(changed.words);
  await expect(desk.inspector.region.getByText('The words changed after the verdict')).toBeVisible();
  await desk.article.focus();
  await desk.press('3');
  await expect(desk.queueTab('Stale')).toHaveText(/0/u);
  stored = await desk.stored();
  expect(claimWith(stored, changed.words).isStale).toBe(false);
});

test('cut and paste inside the article keeps the claim; a copy gets none', async ({ app }) => {
  const desk = await aCheckedPrice(app);
  const { id } = claimWith(await desk.stored(), price).claim;
  await desk.article.select(price);
  await desk.press('Control+x');
  await expect(desk.article.text).not.toContainText(price);
  await desk.article.clickBehind('a kind one.');
  await desk.press('Enter');
  await desk.press('Control+v');
  await desk.article.says(price);
  let stored = await desk.stored();
  expect(claimWith(stored, price)).toMatchObject({ claim: { id }, isStale: false, isDetached: false });

  await desk.article.select(price);
  await desk.press('Control+c');
  await desk.article.clickBehind('bus shelter,”');
  await desk.press('Control+v');
  await expect.poll(async () => (await desk.article.text.innerText()).split(price).length - 1).toBe(2);
  stored = await desk.stored();
  expect(stored.claims).toHaveLength(1);
  expect(stored.text.split(price)).toHaveLength(3);
  expect(claimWith(stored, price).claim.id).toBe(id);
});

test('a claim whose paragraph is deleted is detached, and only a person attaches it again', async ({
  app,
}) => {
  const desk = await aCheckedPrice(app);
  await desk.article.select(price);
  await desk.press('Delete');
  await expect(desk.queueTab('Detached')).toHaveText(/1/u);
  let stored = await desk.stored();
  expect(stored.claims).toMatchObject([{ isDetached: true }]);
  await desk.article.typeBehind('a kind one.', ` ${price}`);
  await desk.isSaved();
  stored = await desk.stored();
  expect(stored.text).toContain(price);
  expect(stored.claims).toMatchObject([{ isDetached: true }]);
  await desk.showQueue('Detached');
  await desk.queue.getByRole('option').first().click();
  await desk.inspector.attachToFirstPlace();
  await expect(desk.queueTab('Detached')).toHaveText(/0/u);
  stored = await desk.stored();
  expect(claimWith(stored, price)).toMatchObject({ isDetached: false });
});

test('find and replace warns before it changes checked words', async ({ app }) => {
  const desk = await aCheckedPrice(app);
  const find = await desk.openFind();
  await find.search('pounds');
  await expect(find.count).toHaveText('1 of 3');
  await find.replaceAllWith('euros');
  await expect(find.warning).toContainText('1 of these places is inside checked words');
  expect((await desk.stored()).text).toContain('3.20 pounds');
  await find.replaceAnyway();
  await desk.article.says('3.20 euros');
  const stored = await desk.stored();
  expect(stored.text).not.toContain('pounds');
  expect(stored.claims).toMatchObject([{ isStale: true }]);
  await desk.press('Escape');
  await expect(find.bar).toBeHidden();
});

test('headings, quotes, lists, a footnote, a table and a divider come out as typed', async ({ app }) => {
  const desk = await theFerry(app);
  await desk.article.clickBehind('a kind one.');
  const lines: readonly (readonly [sign: string, text: string])[] = [
    ['## ', 'What is planned'],
    ['> ', 'A quiet boat.'],
    ['- ', 'The first point'],
  ];
  for (const [sign, text] of lines) {
    await desk.press('Enter');
    await desk.press('Control+Alt+0');
    await desk.article.type(sign);
    await desk.article.type(text);
  }
  await desk.article.clickBehind('What is planned');
  await desk.article.insert('Footnote');
  await desk.article.type('Minutes, page 3.');
  await desk.article.clickBehind('A quiet boat.');
  await desk.article.insert('Table');
  await desk.article.clickBehind('The boat will leave');
  await desk.article.insert('Divider');
  const { project, text } = await desk.stored();
  const kinds = project.article.blocks.map((block) => block.kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['heading', 'block-quote', 'list-item', 'footnote', 'table', 'divider', 'figure']),
  );
  for (const [, words] of lines) expect(text).toContain(words);
  expect(text).toContain('Minutes, page 3.');
  await app.restart();
  const again = await new LibraryPage(app).open(/Brackwell/u);
  for (const [, words] of lines) await again.article.says(words);
  expect((await again.stored()).project.article).toEqual(project.article);
});
