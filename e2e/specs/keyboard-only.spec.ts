import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ferryNumbers as story } from '../fixtures/ferry-numbers.ts';
import { expect, test } from '../fixtures/test.ts';
import { CitationDialog } from '../pages/citation-dialog.ts';
import { DeskPage } from '../pages/desk-page.ts';
import { ImportPage } from '../pages/import-page.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { PublishPage } from '../pages/publish-page.ts';

test('from a file to a vetted export with the keyboard alone', async ({ app, page, scratch }) => {
  await new LibraryPage(app).introduce('Ada Quist');
  const keyboard = new Keyboard(page);
  const manuscript = join(scratch, 'numbers.txt');
  writeFileSync(manuscript, story.text);
  await app.dialogs.answerOpen(manuscript);
  await keyboard.press('Control+o');
  const preview = new ImportPage(app);
  await preview.isShown();
  await keyboard.tabTo(preview.importButton);
  await keyboard.press('Enter');
  const desk = await DeskPage.opened(app);

  await test.step('write in Draft', async () => {
    await keyboard.pressUntilFocused('F6', desk.article.text);
    await keyboard.press('Control+End');
    await keyboard.type(' It was a record.');
    await keyboard.press('Control+s');
    expect((await desk.stored()).text).toContain('in 2025. It was a record.');
  });

  await test.step('choose the role and the mode', async () => {
    await keyboard.chooseRole('Editor', 'Checker');
    await keyboard.press('Control+Shift+h');
    await expect(page.getByRole('radio', { name: 'Check' })).toBeChecked();
  });

  await test.step('select words, mark what is a claim and what is none', async () => {
    await keyboard.pressUntilFocused('F6', desk.article.text);
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+End');
    await expect(desk.article.selectionBar).toBeVisible();
    await keyboard.press('x');
    await expect(page.getByRole('dialog', { name: 'Mark not checkable' })).toContainText(story.headline);
    await keyboard.press('b');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.article.text).toBeFocused();
    await keyboard.press('Control+End');
    await keyboard.press('Shift+Home');
    await expect(desk.article.selectionBar).toBeVisible();
    await keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark claim' })).toContainText('48,312');
    await keyboard.press('n');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.article.text).toBeFocused();
    await expect(desk.coverage).toHaveText('100 %');
  });

  await test.step('cite a new source with its evidence', async () => {
    await keyboard.tabTo(desk.inspector.region.getByRole('button', { name: /^Cite…/u }));
    await keyboard.press('Enter');
    const { dialog } = await CitationDialog.opened(page);
    await keyboard.tabTo(dialog.getByRole('button', { name: 'New source…' }));
    await keyboard.press('Enter');
    const source = page.getByRole('dialog', { name: 'New source' });
    await keyboard.tabTo(source.getByRole('textbox', { name: 'Title', exact: true }));
    await keyboard.type(story.source);
    await keyboard.press('Control+Enter');
    await expect(source).toBeHidden();
    await keyboard.tabTo(dialog.getByRole('button', { name: 'Paste text…' }));
    await keyboard.press('Enter');
    await keyboard.tabTo(dialog.getByRole('textbox', { name: 'What it is' }));
    await keyboard.type('Table of passengers');
    await keyboard.tabTo(dialog.getByRole('textbox', { name: 'Text' }));
    await keyboard.type(story.evidence);
    await keyboard.tabTo(dialog.getByRole('button', { name: 'Keep as evidence' }));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Table of passengers Evidence' })).toBeVisible();
    await keyboard.arrowTo(dialog.getByRole('radiogroup'), dialog.getByRole('radio', { name: 'Primary' }));
    await keyboard.tabTo(dialog.getByRole('button', { name: 'Cite and select the passage' }));
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  });

  await test.step('make the passage the excerpt', async () => {
    const evidence = await desk.evidence();
    await keyboard.pressUntilFocused('F6', evidence.document);
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+End');
    await keyboard.tabTo(evidence.pane.getByRole('button', { name: 'Use as excerpt' }));
    await keyboard.press('Enter');
    await expect(evidence.pane.getByRole('button', { name: 'Clear the excerpt' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(desk.article.pane).toBeVisible();
  });

  await test.step('ask, answer and settle a query', async () => {
    await keyboard.pressUntilFocused('F6', desk.article.text);
    await keyboard.press('q');
    await expect(page.getByRole('dialog', { name: 'Query' })).toBeVisible();
    await keyboard.tabTo(page.getByRole('textbox', { name: 'Question' }));
    await keyboard.type('Does this count the winter boats?');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.article.text).toBeFocused();
    await keyboard.tabTo(desk.inspector.queries.getByRole('textbox', { name: 'Reply' }));
    await keyboard.type('It does.');
    await keyboard.tabTo(desk.inspector.queries.getByRole('button', { name: 'Reply', exact: true }));
    await keyboard.press('Enter');
    await keyboard.tabTo(desk.inspector.queries.getByRole('button', { name: 'Resolve' }));
    await keyboard.press('Enter');
    await expect(desk.inspector.queries.getByRole('article', { name: /resolved$/u })).toBeVisible();
  });

  await test.step('give the verdict', async () => {
    await keyboard.pressUntilFocused('F6', desk.article.text);
    await keyboard.press('1');
    await expect(desk.inspector.verdict('Confirmed')).toHaveAttribute('aria-pressed', 'true');
    const stored = await desk.stored();
    expect(stored.claims).toMatchObject([{ claim: { type: 'number', status: 'confirmed' } }]);
    expect(stored.blockers).toEqual(['sign-off-missing', 'sign-off-missing']);
  });

  await test.step('sign off in both roles', async () => {
    await keyboard.press('Control+Shift+p');
    await keyboard.type('publ');
    await expect(page.getByRole('menuitem', { name: /^Publish/u })).toBeVisible();
    await keyboard.press('Enter');
    const publish = await PublishPage.opened(app);
    for (const role of ['Checker', 'Editor'] as const) {
      if (role === 'Editor') await keyboard.chooseRole('Checker', 'Editor');
      await keyboard.tabTo(publish.signOffs.getByRole('button', { name: 'Sign off', exact: true }));
      await keyboard.press('Enter');
      await expect(publish.signOffOf(role)).toContainText('Stands for exactly this text');
    }
  });

  await test.step('choose a format and export as vetted', async () => {
    const publish = new PublishPage(app);
    const file = join(scratch, 'numbers-vetted.txt');
    await app.dialogs.answerSave(file);
    const formats = publish.exports.getByRole('radiogroup', { name: 'Format' });
    await keyboard.arrowTo(formats, formats.getByRole('radio', { name: 'Plain text' }));
    await keyboard.tabTo(publish.exportAsVetted);
    await keyboard.press('Enter');
    await expect(
      publish.exports.getByRole('status').filter({ hasText: 'numbers-vetted.txt is written' }),
    ).toBeVisible();
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('It was a record.');
    expect(written).not.toMatch(/not vetted/iu);
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
