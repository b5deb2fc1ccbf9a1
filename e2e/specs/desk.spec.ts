import { ferry } from '../fixtures/stories.ts';
import { claimWith } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { MarkDialog } from '../pages/mark-dialogs.ts';
import { SettingsPage } from '../pages/settings-page.ts';

async function theFerry(app: AppUnderTest): Promise<DeskPage> {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  return (await start.importFile(ferry)).confirm();
}

test('words that were selected a moment ago are marked, in Draft and in Check', async ({ app, page }) => {
  const desk = await theFerry(app);
  for (const [mode, key] of [
    ['Draft', 'Control+Shift+M'],
    ['Check', 'm'],
  ] as const) {
    await desk.switchTo(mode);
    await desk.article.clickBehind('on Tuesday');
    await desk.press('Shift+ArrowDown');
    await desk.press('Shift+ArrowDown');
    await desk.press(key);
    await MarkDialog.opened(page, '');
    await desk.press('Escape');
    await expect(page.getByRole('region', { name: 'Notices' })).toBeEmpty();
  }
});

test('Escape closes the palette, whatever was typed', async ({ app, page }) => {
  await theFerry(app);
  await app.chooseMenu('palette');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('searchbox').fill('publ');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('the editor sets the policy of the project; everybody else reads it and why', async ({ app, page }) => {
  const desk = await theFerry(app);
  await desk.actAs('Checker');
  await app.chooseMenu('policy');
  const policy = page.getByRole('region', { name: 'Policy of this project' });
  await expect(policy).toContainText('Only the editor sets the policy; you act as checker.');
  await expect(policy).toContainText('Nobody checks what they wrote.');
  await expect(policy.getByRole('switch')).toHaveCount(0);
  await policy.getByRole('button', { name: 'Act as editor' }).click();
  await policy.getByText('One-person desk').click();
  await expect(policy.getByRole('switch', { name: 'One-person desk' })).toBeChecked();
  await policy.getByLabel('Number: days').fill('30');
  await policy.getByLabel('Number: days').press('Enter');
  await policy.getByRole('radio', { name: 'Is pointed out' }).click();
  const forNew = page.getByRole('region', { name: 'Policy for new projects' });
  await expect(forNew.getByRole('switch', { name: 'One-person desk' })).not.toBeChecked();
  await new SettingsPage(app).close();
  const { project } = await desk.stored();
  expect(project.policy).toMatchObject({ onePersonDesk: true, quotes: { blocks: false } });
  expect(project.policy.expiry.number).toBe(30);
});

test('a blank project is called by its headline, and has no coverage before it has words', async ({
  app,
  page,
}) => {
  const desk = await new LibraryPage(app).startBlank();
  await expect(page.getByRole('banner')).toContainText('No words yet');
  await expect(desk.coverage).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a dek' }).click();
  await desk.article.type('What the story says');
  await desk.article.text.getByRole('heading', { level: 1 }).click();
  await desk.article.type('Ferry full again');
  await expect(desk.title).toHaveText('Ferry full again');
  await expect(desk.coverage).toBeVisible();
  const stored = await desk.stored();
  expect(stored.project.story.title).toBe('Untitled');
  expect(stored.project.article.blocks.map((block) => block.kind)).toEqual(['headline', 'dek', 'paragraph']);
  await desk.goToLibrary();
  await expect(new LibraryPage(app).project('Ferry full again')).toBeVisible();
});

test('a removed claim comes back from the story card, at its own words', async ({ app, page }) => {
  const desk = await theFerry(app);
  await desk.actAs('Checker');
  const words = '212 people had signed a petition';
  await desk.markClaim(words, 'Number');
  const { id } = claimWith(await desk.stored(), words).claim;
  await desk.inspector.region.getByRole('button', { name: 'Remove the claim' }).click();
  await expect(desk.queueTab('All')).toHaveText(/0/u);
  await page.getByText('Removed claims').click();
  await desk.inspector.region.getByRole('button', { name: `Restore “${words}”` }).click();
  await expect(desk.inspector.words).toHaveText(words);
  const back = claimWith(await desk.stored(), words);
  expect(back).toMatchObject({ isDetached: false });
  expect(back.claim.id).toBe(id);
});

test('a refusal lies over nothing and goes when the next thing succeeds', async ({ app, page }) => {
  const desk = await theFerry(app);
  await desk.markClaim('212 people', 'Number');
  await desk.switchTo('Check');
  await desk.article.focus();
  await desk.press('1');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByRole('alert')).toBeVisible();
  const [notice, inspector, status] = await Promise.all([
    notices.boundingBox(),
    desk.inspector.region.boundingBox(),
    desk.status.boundingBox(),
  ]);
  expect(notice!.y).toBeGreaterThanOrEqual(inspector!.y + inspector!.height);
  expect(notice!.y).toBeGreaterThanOrEqual(status!.y + status!.height);
  await desk.actAs('Checker');
  await expect(notices).toBeEmpty();
});

test('Publish shows the article as its readers will, and its own keys', async ({ app, page }) => {
  const desk = await theFerry(app);
  const publish = await desk.publish();
  await expect(publish.preview.getByRole('heading', { level: 1 })).toHaveText(/Night Ferry/u);
  await expect(publish.preview).toContainText('Not vetted.');
  await expect(publish.preview).not.toContainText('<p>');
  await publish.exports.getByRole('radio', { name: 'Source', exact: true }).click();
  await expect(publish.preview).toContainText('<!DOCTYPE html>');
  await publish.choose('Word');
  await expect(publish.preview.getByRole('heading', { level: 1 })).toHaveText(/Night Ferry/u);
  await publish.choose('Checking report');
  await expect(publish.preview).toContainText('open points stand between this article');
  await publish.choose('Markdown');
  await expect(publish.preview).toContainText('# Brackwell Council');
  await expect(desk.status).toContainText('back to the page');
  await expect(desk.status).not.toContainText('unresolved');
  await page.keyboard.press('Escape');
  await expect(desk.article.text).toBeVisible();
});

test('in the narrowest window the article keeps its measure, and a wider queue takes nothing from it', async ({
  app,
  page,
}) => {
  const desk = await theFerry(app);
  await page.setViewportSize({ width: 1100, height: 700 });
  const width = async () => (await desk.article.text.boundingBox())!.width;
  await expect.poll(width).toBeGreaterThan(500);
  const edge = page.getByRole('separator', { name: 'Width of Claims' });
  await edge.press('End');
  await expect.poll(width).toBeGreaterThan(500);
  await edge.press('Enter');
  await expect.poll(width).toBeGreaterThan(560);
});

test('a day is typed year first, kept when one is done with it, and cleared', async ({ app, page }) => {
  const desk = await theFerry(app);
  const deadline = page.getByRole('group', { name: 'Deadline' });
  await deadline.getByRole('spinbutton', { name: /year/u }).click();
  await page.keyboard.type('20261224');
  await page.keyboard.press('Enter');
  expect((await desk.stored()).project.story.deadline).toBe('2026-12-24');
  await expect(deadline.getByRole('spinbutton', { name: /day/u })).toBeFocused();
  await deadline.getByRole('spinbutton', { name: /day/u }).press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('group', { name: 'Publication date' }).getByRole('spinbutton', { name: /year/u }),
  ).toBeFocused();
  await expect.poll(async () => (await desk.stored()).project.story.deadline).toBe('2026-12-25');
  await page.getByRole('button', { name: 'Clear deadline' }).click();
  await expect.poll(async () => (await desk.stored()).project.story.deadline).toBeNull();
});
