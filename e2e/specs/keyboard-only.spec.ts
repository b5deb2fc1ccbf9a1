import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import { DeskPage } from '../pages/desk-page.ts';
import { ImportPage } from '../pages/import-page.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { PublishPage } from '../pages/publish-page.ts';

test('import, mark, give a verdict and export with the keyboard alone', async ({ app, page, scratch }) => {
  await new LibraryPage(app).introduce('Ada Quist');
  const keyboard = new Keyboard(page);
  await app.dialogs.answerOpen(ferry);
  await keyboard.press('Control+o');
  const preview = new ImportPage(app);
  await preview.isShown();
  await keyboard.tabTo(preview.importButton);
  await keyboard.press('Enter');
  const desk = await DeskPage.opened(app);

  await test.step('choose the role and the mode', async () => {
    await keyboard.tabTo(page.getByRole('button', { name: 'Editor Role' }));
    await keyboard.press('Enter');
    await keyboard.type('Ch');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Checker Role' })).toBeFocused();
    await keyboard.press('Control+Shift+h');
    await expect(page.getByRole('radio', { name: 'Check' })).toBeChecked();
  });

  await test.step('select words, mark them and give a verdict', async () => {
    await keyboard.pressUntilFocused('F6', desk.article.text);
    await keyboard.press('Control+Home');
    for (const _word of ['Brackwell', 'Council']) await keyboard.press('Control+Shift+ArrowRight');
    await expect(desk.article.selectionBar).toBeVisible();
    await keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark claim' })).toContainText('Brackwell Council');
    await keyboard.press('f');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.article.text).toBeFocused();
    await keyboard.press('3');
    await expect(desk.inspector.verdict('On author')).toHaveAttribute('aria-pressed', 'true');
    const stored = await desk.stored();
    expect(stored.claims).toMatchObject([{ claim: { type: 'fact', status: 'on-author' } }]);
    expect(stored.claims[0]?.words.trim()).toBe('Brackwell Council');
  });

  await test.step('publish from the palette and write a draft', async () => {
    await keyboard.press('Control+Shift+p');
    await keyboard.type('publ');
    await expect(page.getByRole('menuitem', { name: /^Publish/u })).toBeVisible();
    await keyboard.press('Enter');
    const publish = await PublishPage.opened(app);
    const file = join(scratch, 'draft.html');
    await app.dialogs.answerSave(file);
    await keyboard.tabTo(publish.exports.getByRole('button', { name: 'Export a draft…' }));
    await keyboard.press('Enter');
    await expect(
      publish.exports.getByRole('status').filter({ hasText: 'draft.html is written' }),
    ).toBeVisible();
    expect(readFileSync(file, 'utf8')).toMatch(/not vetted/iu);
    await keyboard.press('Escape');
    await expect(desk.article.text).toBeFocused();
  });
});

test('Escape leads out of everything, and the focus comes back', async ({ app, page }) => {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const keyboard = new Keyboard(page);
  const desk = await start.openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await keyboard.pressUntilFocused('F6', desk.article.text);
  await keyboard.press('j');
  await expect(desk.inspector.verdicts).toBeVisible();
  for (const [key, name] of [
    ['?', 'Keyboard'],
    ['q', 'Query'],
    ['n', 'Note'],
    ['p', 'Propose a change'],
    ['Control+Shift+p', 'Command palette'],
  ] as const) {
    await keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.article.text).toBeFocused();
  }
  await keyboard.press('e');
  await expect(page.getByRole('region', { name: 'Evidence', exact: true })).toBeVisible();
  await keyboard.press('Escape');
  await expect(desk.article.text).toBeFocused();
  await keyboard.press('Escape');
  await expect(desk.inspector.words).toHaveText('The story');
});

test('F6 goes round the panes and back to the first', async ({ app, page }) => {
  const keyboard = new Keyboard(page);
  const desk = await new LibraryPage(app).openSample();
  await keyboard.pressUntilFocused('F6', desk.article.text);
  const seen: string[] = [];
  for (let step = 0; step < 3; step += 1) {
    seen.push(await keyboard.paneWithFocus());
    await keyboard.press('F6');
  }
  expect(new Set(seen).size).toBe(3);
  expect(await keyboard.paneWithFocus()).toBe(seen[0]);
  await keyboard.press('Shift+F6');
  expect(await keyboard.paneWithFocus()).toBe(seen[2]);
});
