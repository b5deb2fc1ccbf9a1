import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../../src/core/project/commands.ts';
import type { Role } from '../../src/core/project/roles.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { makeStory } from '../fixtures/short-story.ts';
import { expect, test } from '../fixtures/test.ts';
import { chooseItem } from '../pages/controls.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { PeoplePage } from '../pages/people-page.ts';
import { SourcesPage } from '../pages/sources-page.ts';

const claim = 'the ferry carried 1,950 passengers';

/** A story under an embargo with a claim that somebody can confirm. */
async function embargoedStory(app: AppUnderTest): Promise<void> {
  const projectId = await makeStory(app, {
    title: 'A full ferry',
    text: `On its first day ${claim}.`,
    claim,
    source: { title: 'Log of departures', doi: '10.1000/LOG' },
    evidence: 'Carried 1,950 on 17 May 2025.',
    isConfirmed: false,
  });
  await app.invoke('project:open', { projectId });
  const give = async (role: Role, command: Command): Promise<void> => {
    await app.invoke('project:set-role', { projectId, role });
    const done = await app.invoke('project:execute', { projectId, command });
    if (!done.ok) throw new Error(`${command.kind}: ${done.error.message}`);
  };
  await give('checker', {
    kind: 'source.add',
    sourceId: 'source_purser',
    sourceKind: 'person',
    csl: { type: 'interview', title: '', author: [{ family: 'Marlow', given: 'Ines' }] },
    person: null,
    origin: '',
    note: '',
  });
  await give('checker', {
    kind: 'citation.add',
    citationId: 'cite_purser',
    claimId: 'claim_told',
    sourceId: 'source_purser',
    evidenceId: null,
    role: 'primary',
    stance: 'supports',
    locator: null,
    excerpt: null,
    note: '',
  });
  await give('editor', {
    kind: 'embargo.set',
    embargo: { until: '2999-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' },
  });
  await app.invoke('project:close', { projectId });
}

test('while an embargo lies ahead, a call sheet and a list of sources leave only when somebody confirms it', async ({
  app,
  scratch,
}) => {
  test.setTimeout(180_000);
  await embargoedStory(app);
  const { page } = app;
  await page.reload();
  await app.ready();
  await new LibraryPage(app).open(/A full ferry/u);
  const question = page.getByRole('alertdialog', { name: 'Export before the embargo ends?' });
  const written = () => readdirSync(scratch).filter((name) => /\.(?:txt|json)$/u.test(name));

  await test.step('a call sheet says so itself', async () => {
    const people = await PeoplePage.open(app);
    await people.show('Call sheets');
    const sheet = people.callSheet('Ines Marlow');
    const save = sheet.getByRole('button', { name: 'Save as text…' });
    const file = join(scratch, 'calls.txt');
    await app.dialogs.answerSave(file);
    await save.click();
    await expect(question).toContainText('embargoed until 12 March 2999, 06:00 (Europe/Vienna');
    await expect(question).toContainText('The file will say so at its top');
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(save).toBeFocused();
    expect(written()).toEqual([]);

    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(question).toBeHidden();
    expect(written()).toEqual([]);

    await save.click();
    await question.getByRole('button', { name: 'Export under embargo…' }).click();
    await expect.poll(written).toEqual(['calls.txt']);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('CALL SHEET: Ines Marlow');
    expect(text).toContain('The story is embargoed until 12 March 2999, 06:00 (Europe/Vienna');
    await page.keyboard.press('Escape');
  });

  await test.step('a list of sources has no place for it, which the question says', async () => {
    await SourcesPage.open(app);
    const file = join(scratch, 'sources.json');
    await app.dialogs.answerSave(file);
    const button = page.getByRole('region', { name: 'Sources' }).getByRole('button', { name: 'Export' });
    await chooseItem(button, 'CSL-JSON');
    await expect(question).toContainText('The file has no place to say so: tell whoever gets it.');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    expect(written()).toEqual(['calls.txt']);

    await chooseItem(button, 'CSL-JSON');
    await question.getByRole('button', { name: 'Export under embargo…' }).click();
    await expect.poll(written).toEqual(['calls.txt', 'sources.json']);
    const dois = (JSON.parse(readFileSync(file, 'utf8')) as { DOI?: string }[]).map(({ DOI }) => DOI);
    expect(dois).toContain('10.1000/log');
  });
});

test('the main process refuses both when nobody confirmed it', async ({ app, scratch }) => {
  await embargoedStory(app);
  const listed = await app.invoke('library:list', {});
  const projectId = listed.ok ? (listed.value.projects[0]?.id ?? '') : '';
  await app.invoke('project:open', { projectId });
  await app.dialogs.answerSave(join(scratch, 'leaked.txt'));
  const sheet = await app.invoke('export:call-sheet', { projectId, key: 'source_purser' });
  const list = await app.invoke('sources:export', { projectId, sourceIds: null, format: 'ris' });
  for (const refused of [sheet, list])
    expect(refused).toMatchObject({ ok: false, error: { code: 'embargoed' } });
  expect(readdirSync(scratch)).not.toContain('leaked.txt');
});
