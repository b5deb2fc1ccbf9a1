import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import { pageRules, violations } from '../pages/axe.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { Suggestions } from '../pages/suggestions.ts';

const themes = ['Light', 'Dark'] as const;
/** Judging one screen takes a busy machine many seconds. */
const patience = 600_000;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1100, height: 700 },
] as const;

/** Nothing is cut off at either size; the light theme is judged at the wide one and the dark theme at the narrow one. */
async function isAccessible(page: Page, screen: string, without: readonly string[] = []): Promise<void> {
  const isDark = await page.evaluate(() => document.documentElement.dataset['theme'] === 'dark');
  const [wide, narrow] = sizes;
  // Where the mouse was left, another thing may lie now: its tooltip would open, and take the next Escape.
  await page.mouse.move(0, 0);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const name = `${screen} at ${size.width}x${size.height}`;
    if (size === (isDark ? narrow : wide)) expect.soft(await violations(page, { without }), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${name} is cut off`).toBeLessThanOrEqual(0);
  }
}

async function dress(app: AppUnderTest, theme: (typeof themes)[number]): Promise<void> {
  const settings = await SettingsPage.open(app);
  await settings.chooseTheme(theme);
  await settings.close();
}

for (const theme of themes) {
  test(`every screen can be used by everybody, ${theme.toLowerCase()} theme`, async ({ app, page }) => {
    test.setTimeout(patience);
    const start = new LibraryPage(app);
    await dress(app, theme);
    await isAccessible(page, 'the empty library');
    await start.introduce('Ada Quist');
    const desk = await start.openSample();
    await desk.switchTo('Draft');
    await isAccessible(page, 'the desk in Draft');
    await desk.switchTo('Check');
    await desk.showQueue('All');
    await desk.chooseFirstClaim();
    await isAccessible(page, 'the desk in Check with a claim');
    await desk.switchTo('Read');
    await isAccessible(page, 'the desk in Read');
    await desk.switchTo('Check');
    await desk.openEvidence();
    await isAccessible(page, 'the evidence');
    await desk.press('Escape');
    await app.chooseMenu('sources');
    await expect(page.getByRole('heading', { name: 'Sources', level: 2 })).toBeVisible();
    await isAccessible(page, 'the sources');
    await desk.press('Escape');
    await app.chooseMenu('people');
    await isAccessible(page, 'the people');
    await app.chooseMenu('right-of-reply');
    await isAccessible(page, 'the right of reply');
    await app.chooseMenu('call-sheets');
    await isAccessible(page, 'the call sheets');
    await desk.press('Escape');
    await desk.publish();
    await isAccessible(page, 'publication');
    await desk.goToLibrary();
    await isAccessible(page, 'the library');
    await SettingsPage.open(app);
    await isAccessible(page, 'the settings');
  });

  test(`every main dialog can be used by everybody, ${theme.toLowerCase()} theme`, async ({ app, page }) => {
    test.setTimeout(patience);
    const start = new LibraryPage(app);
    await dress(app, theme);
    await start.introduce('Ada Quist');
    const desk = await start.openSample();
    await desk.actAs('Checker');
    await desk.switchTo('Check');
    await desk.showQueue('All');
    await desk.chooseFirstClaim();
    for (const [name, open] of [
      ['Query', () => app.chooseMenu('open-query')],
      ['Propose a change', () => app.chooseMenu('propose-change')],
      ['Note', () => app.chooseMenu('note')],
      ['Keyboard', () => app.chooseMenu('keyboard')],
      ['Command palette', () => app.chooseMenu('palette')],
    ] as const) {
      await open();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      // The palette's list scrolls with the arrow keys pressed in its search field; axe looks for a tab stop.
      const without = name === 'Command palette' ? [...pageRules, 'scrollable-region-focusable'] : pageRules;
      await isAccessible(page, `the dialog “${name}”`, without);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    const citation = await desk.inspector.cite();
    await isAccessible(page, 'the dialog “Cite a source”', pageRules);
    await citation.dialog.getByRole('button', { name: 'New source…' }).click();
    await isAccessible(page, 'the dialog “New source”', pageRules);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'New source' })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await desk.article.selectFirstWords();
    await desk.markSelection();
    await isAccessible(page, 'the dialog “Mark claim”', pageRules);
    await page.keyboard.press('Escape');
  });

  test(`the coverage view can be used by everybody, ${theme.toLowerCase()} theme`, async ({ app, page }) => {
    test.setTimeout(patience);
    const start = new LibraryPage(app);
    await dress(app, theme);
    await start.introduce('Ada Quist');
    const desk = await start.openSample();
    await desk.actAs('Editor');
    await app.chooseMenu('coverage');
    await expect(page.getByRole('listbox', { name: 'Uncovered: sentences' })).toBeFocused();
    await desk.press('Space');
    await isAccessible(page, 'the uncovered sentences, one of them chosen');
    await page.getByRole('button', { name: 'Sign an exception…' }).click();
    await isAccessible(page, 'the dialog “Sign a coverage exception”', pageRules);
    await page.keyboard.type('Told from the quay.');
    await desk.press('Control+Enter');
    await page.getByText('Leaves out 2 passages').click();
    await page.getByRole('tab', { name: /^All sentences/u }).click();
    await isAccessible(page, 'all sentences, with an exception');
  });

  test(`suggestions can be used by everybody, ${theme.toLowerCase()} theme`, async ({ app, page }) => {
    test.setTimeout(patience);
    const start = new LibraryPage(app);
    await dress(app, theme);
    await start.introduce('Ada Quist');
    const shown = await start.importFile(ferry);
    await shown.isShown();
    const desk = await shown.confirm();
    await desk.actAs('Checker');
    await desk.switchTo('Check');
    const suggestions = new Suggestions(app);
    await expect.poll(async () => (await suggestions.underlined()).length).toBeGreaterThan(3);
    // Where the mouse rests, other things lie in a smaller window, and tell what they are.
    await page.mouse.move(640, 400);
    await isAccessible(page, 'the page with suggestions');
    for (const key of ['s', 't']) await desk.press(key);
    await expect(suggestions.panel).toContainText('split in two');
    await isAccessible(page, 'a suggestion, split in two');
    for (const key of ['t', 'i']) await desk.press(key);
    await expect(suggestions.bar.getByRole('button', { name: '1 ignored' })).toBeVisible();
    await isAccessible(page, 'a suggestion, with one ignored');
    await app.chooseMenu('accept-all-suggestions');
    await isAccessible(page, 'the dialog “Accept suggestions”', pageRules);
    await page.keyboard.press('Escape');
    await app.chooseMenu('ignored-suggestions');
    await isAccessible(page, 'the dialog “Ignored suggestions”', pageRules);
    await page.keyboard.press('Escape');
    await desk.switchTo('Draft');
    await isAccessible(page, 'suggestions in Draft');
  });

  test(`the import can be used by everybody, ${theme.toLowerCase()} theme`, async ({ app, page }) => {
    test.setTimeout(patience);
    const start = new LibraryPage(app);
    await dress(app, theme);
    const shown = await start.importFile(ferry);
    await shown.isShown();
    await isAccessible(page, 'the import preview');
    await shown.cancel();
    await start.pasteText();
    await isAccessible(page, 'the place for pasted text');
  });
}
