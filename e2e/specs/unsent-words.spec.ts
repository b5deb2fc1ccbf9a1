import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { claimWith } from '../fixtures/stored-project.ts';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';

const fare = 'A single crossing is to cost 3.20 pounds.';
const repairs = 'The council has set aside 60,000 pounds for the work.';
const minutes = `Minutes of the council, 14 April. ${'The fare was agreed at 3.20 pounds.\n'.repeat(40)}`;

/** Imports the ferry story and marks two claims; the second one is chosen. */
async function twoClaims(app: AppUnderTest): Promise<DeskPage> {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const desk = await (await start.importFile(ferry)).confirm();
  await desk.markClaim(repairs, 'Number');
  await desk.markClaim(fare, 'Number');
  await desk.actAs('Checker');
  return desk;
}

test('text pasted as evidence is kept by Cite, and waits where it was pasted', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const desk = await twoClaims(app);
  const text = () => page.getByRole('dialog').getByRole('textbox', { name: 'Text' });

  await test.step('Escape and the closing button leave it for the next time', async () => {
    const { dialog } = await desk.inspector.cite();
    await expect(dialog.getByText('Choose a source first')).toBeVisible();
    await page.keyboard.press('Escape');
    const citation = await desk.inspector.cite();
    await citation.addSource({ kind: 'Document', title: 'Council minutes' });
    await dialog.getByRole('button', { name: 'Paste text…' }).click();
    await expect(dialog.getByText('Paste or type the text first.')).toBeVisible();
    await text().fill(minutes);
    await expect(dialog.getByRole('button', { name: 'Keep as evidence' })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await desk.inspector.cite();
    await expect(text()).toHaveValue(minutes);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('when it cannot be stored, the dialog stays with the text and says why', async () => {
    const store = join((await desk.stored()).folder, 'evidence');
    const { dialog } = await desk.inspector.cite();
    if (existsSync(store)) renameSync(store, `${store}.away`);
    writeFileSync(store, 'in the way');
    await dialog.getByRole('button', { name: 'Cite', exact: true }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expect(text()).toHaveValue(minutes);
    rmSync(store);
    if (existsSync(`${store}.away`)) renameSync(`${store}.away`, store);
  });

  await test.step('Cite keeps it under its first words', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cite', exact: true }).click();
    await expect(dialog).toBeHidden();
    const { project } = await desk.stored();
    const [citation] = Object.values(project.citations);
    const evidence = project.evidence[citation?.evidenceId ?? ''];
    expect(evidence).toMatchObject({ kind: 'pasted', fileName: 'Minutes of the council, 14 April. The …' });
    expect(evidence?.size).toBe(minutes.length);
  });
});

test('a reply and a note with the verdict stay with their claim until they are given', async ({
  app,
  page,
}) => {
  const desk = await twoClaims(app);
  const { inspector } = desk;
  const reply = inspector.queries.getByRole('textbox', { name: 'Reply' });
  const note = inspector.region.getByRole('textbox', { name: 'Note with the verdict' });
  await desk.article.focus();

  await test.step('a question waits in its dialog', async () => {
    const { dialog } = await desk.openQuery();
    const question = dialog.getByRole('textbox', { name: 'Question' });
    await question.fill('Is that');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const again = await desk.openQuery();
    await expect(question).toHaveValue('Is that');
    await again.ask('To the writer', 'Is that the fare for one way?');
    await desk.openQuery();
    await expect(question).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('another claim is looked at', async () => {
    await reply.fill('It is.');
    await note.fill('Asked the harbour master.');
    await expect(inspector.region.getByText('Not saved yet')).toBeVisible();
    await desk.showQueue('All');
    await desk.chooseClaim(repairs);
    await expect(note).toHaveValue('');
    await desk.chooseClaim(fare);
    await expect(reply).toHaveValue('It is.');
    await expect(note).toHaveValue('Asked the harbour master.');
    const stored = await desk.stored();
    expect(JSON.stringify(stored.project)).not.toContain('harbour master.');
  });

  await test.step('Ctrl+Enter sends, and Resolve sends what is in the box first', async () => {
    await reply.press('Control+Enter');
    await expect(reply).toHaveValue('');
    await reply.fill('Children pay half.');
    await inspector.queries.getByRole('button', { name: 'Reply and resolve' }).click();
    await expect(inspector.queries.getByRole('article', { name: /resolved$/u })).toBeVisible();
    const [query] = Object.values((await desk.stored()).project.queries);
    expect(query?.replies.map((each) => each.text)).toEqual(['It is.', 'Children pay half.']);
    expect(query?.resolved).not.toBeNull();
  });

  await test.step('the verdict takes its note, by a key on the page', async () => {
    await desk.switchTo('Check');
    await desk.press('1');
    await expect(note).toHaveValue('');
    await expect(page.getByText('Not saved yet')).toBeHidden();
    const { claim } = claimWith(await desk.stored(), fare);
    expect(claim.verdict?.note).toBe('Asked the harbour master.');
  });
});
