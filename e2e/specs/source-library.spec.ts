import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeStory, type ShortStory } from '../fixtures/short-story.ts';
import { projectFolders, readStored, type StoredProject } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import { DeskPage } from '../pages/desk-page.ts';
import { FindInLibrary } from '../pages/find-in-library.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SourcesPage } from '../pages/sources-page.ts';

const ferries: ShortStory = {
  title: 'The ferry runs late',
  text: 'The ferry between Halvik and Skarv was late on 17 days in October.',
  claim: 'was late on 17 days in October',
  source: { title: 'Timetable of the northern line', doi: '10.1000/line' },
  evidence: 'Seventeen late departures in October, because of the herring fleet.',
  isConfirmed: true,
};
const waiting: ShortStory = {
  ...ferries,
  title: 'A year of waiting',
  text: 'The boat was late on 17 days in October, says the board.',
  source: { title: 'Minutes of the harbour board', doi: '10.1000/minutes' },
  isConfirmed: false,
};

/** One project of several, as its folder proves it. */
async function storedOf(library: string, projectId: string): Promise<StoredProject> {
  for (const folder of projectFolders(library)) {
    const stored = await readStored(library, folder);
    if (stored.project.id === projectId) return stored;
  }
  throw new Error(`No project ${projectId} in the library.`);
}

test('a hit in another project opens at its place', async ({ app }) => {
  await makeStory(app, ferries);
  await makeStory(app, waiting);
  await app.page.reload();
  await app.ready();
  await expect(new LibraryPage(app).heading).toBeVisible();
  const find = await FindInLibrary.open(app);
  await expect(find.panel.getByText('Search every project at once')).toBeVisible();
  await find.type('17 days octo');
  await expect(find.panel.getByRole('group', { name: 'Claims' }).getByRole('option')).toHaveCount(2);
  await expect(
    find
      .hit(/says the board/u)
      .locator('mark')
      .first(),
  ).toHaveText('17');
  await find.type('herring fle');
  await expect(find.hits).toHaveCount(2);
  await find.openByKeyboard(/A year of waiting/u);
  const desk = await DeskPage.opened(app);
  await expect(desk.title).toHaveText(/A year of waiting/u);
  await expect(app.page.getByRole('region', { name: 'Evidence', exact: true })).toContainText(
    'herring fleet',
  );
});

test('a passage leads to every claim that stands on it, in this project and in others', async ({ app }) => {
  await makeStory(app, ferries);
  const waitingId = await makeStory(app, { ...waiting, evidence: ferries.evidence });
  await app.page.reload();
  await app.ready();
  const desk = await new LibraryPage(app).open(ferries.title);
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const evidence = await desk.openEvidence();
  const here = evidence.claim.getByRole('region', { name: 'Claims on this passage' });
  await expect(here.getByRole('button')).toHaveCount(2);
  await expect(here.getByText('This project')).toBeVisible();
  await here.getByRole('button', { name: /A year of waiting/u }).click();
  const other = await DeskPage.opened(app);
  await expect(other.title).toHaveText(/A year of waiting/u);
  await expect(other.inspector.words).toHaveText(waiting.claim);
  expect((await storedOf(app.libraryFolder, waitingId)).project.claims['claim_told']?.verdict).toBeNull();
});

test('an earlier check is offered with its sources, and gives no verdict', async ({ app }) => {
  await makeStory(app, ferries);
  const waitingId = await makeStory(app, waiting);
  await app.page.reload();
  await app.ready();
  const desk = await new LibraryPage(app).open(/A year of waiting/u);
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const offer = app.page.getByRole('article', { name: 'Checked in The ferry runs late' });
  await expect(offer).toContainText('Confirmed, checked as of');
  await expect(offer).toContainText('Timetable of the northern line');
  await offer.getByRole('button', { name: 'Use its sources' }).click();
  await expect(
    app.page.getByText('1 citation taken over. The claim still needs its own verdict.'),
  ).toBeVisible();
  await expect(
    app.page.getByRole('article', { name: 'Citation: Timetable of the northern line' }),
  ).toBeVisible();
  const { project, folder } = await storedOf(app.libraryFolder, waitingId);
  expect(project.claims['claim_told']?.verdict).toBeNull();
  const brought = Object.values(project.evidence).find(({ custody }) =>
    custody[0]?.from.includes(ferries.title),
  );
  expect(readFileSync(join(folder, 'evidence', brought?.sha256 ?? ''), 'utf8')).toBe(ferries.evidence);
});

test('references are looked at before they come in, duplicates are merged by hand, sources are brought over', async ({
  app,
}) => {
  await makeStory(app, ferries);
  const waitingId = await makeStory(app, waiting);
  await app.page.reload();
  await app.ready();
  await new LibraryPage(app).open(/A year of waiting/u);
  const sources = await SourcesPage.open(app);

  const dialog = await sources.previewImport(
    '@report{a, title={Counts of the quay}, author={Lund, Mia}, year={2025}, odd={x}}\n' +
      '@report{b, title={Minutes of the harbour board}, doi={10.1000/MINUTES}}\n@article{broken, title={No\n',
  );
  await expect(dialog).toContainText('1 new, 1 already here, 1 that cannot be read');
  await expect(dialog).toContainText('Left behind: odd');
  await expect(dialog).toContainText('Same DOI as “Minutes of the harbour board”');
  // A person may take a duplicate all the same.
  await dialog.getByText('Minutes of the harbour board', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add 2 sources' }).click();
  await expect(sources.row(/Counts of the quay/u)).toBeVisible();

  const pairs = await sources.compareDuplicates();
  await expect(pairs.getByRole('heading', { name: 'Same DOI' })).toBeVisible();
  await pairs.getByRole('button', { name: 'Keep this one' }).first().click();
  await expect(pairs.getByText('No duplicates left')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(sources.row(/Minutes of the harbour board/u)).toHaveCount(1);

  await sources.showLibrary();
  await sources.libraryRow(/Timetable of the northern line/u).click();
  await expect(sources.chosen).toContainText('was late on 17 days in October');
  await sources.chosen.getByRole('button', { name: 'Bring into this project' }).click();
  await sources.chosen.getByRole('button', { name: 'Show it in this project' }).click();
  await expect(sources.row(/Timetable of the northern line/u)).toBeVisible();
  await expect(sources.chosen).toContainText('Log of departures');

  const { project } = await storedOf(app.libraryFolder, waitingId);
  expect(
    Object.values(project.sources)
      .map(({ csl }) => csl.title)
      .sort(),
  ).toEqual(['Counts of the quay', 'Minutes of the harbour board', 'Timetable of the northern line']);
});
