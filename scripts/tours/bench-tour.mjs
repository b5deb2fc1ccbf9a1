import { EvidenceFiles } from '../../e2e/fixtures/evidence-files.ts';
import { html, WebServer } from '../../e2e/fixtures/web-server.ts';
import { CaptureDialog } from '../../e2e/pages/capture-dialog.ts';
import { PdfViewerPage } from '../../e2e/pages/evidence-viewers.ts';
import { FindInLibrary } from '../../e2e/pages/find-in-library.ts';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { addConfidentialSource, AllegationDialog } from '../../e2e/pages/people-page.ts';
import { SettingsPage } from '../../e2e/pages/settings-page.ts';
import { SourcesPage } from '../../e2e/pages/sources-page.ts';
import { StoryFacts } from '../../e2e/pages/story-facts.ts';

const figure = 'The ferry carried 43,812 people in 2025';
const accusation = 'the council sat on the survey for a year';
const text = `A year at the harbour\n\n${figure}, harbour master Ingrid Strandh said.\n\nStrandh says ${accusation}. “We never saw it,” said Per Ohlin, the mayor.\n`;

/** The evidence bench: viewers, people, the vault, capture, the facts of a story, search. */
export async function tourOfTheBench(app, theme, take, scratch) {
  const files = new EvidenceFiles(scratch);
  const start = new LibraryPage(app);
  const settings = await SettingsPage.open(app);
  await settings.chooseTheme(theme);
  await settings.close();
  await start.introduce('Ada Quist');
  const preview = await start.importFile(files.write('article.txt', text));
  await preview.isShown();
  const desk = await preview.confirm();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.markClaim(figure, 'Number');

  await tourOfTheViewers(app, desk, files, take);
  await tourOfThePeople(app, desk, take);
  await tourOfTheFacts(app, desk, take);
  await tourOfCapture(app, desk, take);

  await SourcesPage.open(app);
  await take('sources-filled');
  await desk.press('Escape');
  const find = await FindInLibrary.open(app);
  await take('search-empty');
  await find.type('43,812');
  await find
    .hit(/43,812/u)
    .first()
    .waitFor();
  await take('search');
  await desk.press('Escape');
}

async function tourOfTheViewers(app, desk, files, take) {
  const { page } = app;
  let isKnown = false;
  const open = async (path, name) => {
    const citation = await desk.inspector.cite();
    if (isKnown) await citation.chooseSource('Harbour papers');
    else await citation.addSource({ kind: 'Transcript', title: 'Harbour papers' });
    isKnown = true;
    await citation.attachFile(app, path);
    await citation.citeAndSelectThePassage();
    await desk.evidence();
    await page.getByText('Opening…').waitFor({ state: 'hidden' });
    if (name === 'viewer-pdf') await new PdfViewerPage(app).isReadable(1);
    await take(name);
    await desk.press('Escape');
  };
  await open(files.report(), 'viewer-pdf');
  await open(files.page(), 'viewer-page');
  await open(files.table(), 'viewer-table');
  await open(files.picture(), 'viewer-picture');
  await open(files.subtitles(), 'viewer-transcript');
  await open(files.recording(), 'viewer-recording');
}

async function tourOfThePeople(app, desk, take) {
  const { page } = app;
  await app.chooseMenu('new-confidential-source');
  await page.getByRole('dialog', { name: 'New confidential source' }).waitFor();
  await take('vault-new');
  await desk.press('Escape');
  await desk.markClaim(accusation, 'Fact');
  await desk.inspector.region.getByRole('button', { name: 'This accuses…' }).click();
  const allegation = await AllegationDialog.opened(page);
  await take('dialog-allegation');
  await allegation.accuse('Brackwell Council');
  const people = await addConfidentialSource(app, 'seven slow ferries', {
    pseudonym: 'Heron',
    name: 'Greta Quill',
    contact: 'greta@hidden.example',
  });
  await people.logContact('Left a message', 'asked to call back');
  await take('people');
  await people.show('Right of reply');
  await take('people-reply');
  await people.show('Call sheets');
  await page.getByRole('list', { name: 'Call sheets' }).getByRole('button').first().click();
  await take('people-calls');
  await people.show('People');
  await people.region.getByRole('button', { name: 'Pass phrase…' }).click();
  await page.getByRole('dialog', { name: 'Change the pass phrase' }).waitFor();
  await take('vault-passphrase');
  await desk.press('Escape');
  await people.lockVault();
  await people.choose('Heron');
  await take('vault-locked');
  await desk.press('Escape');
}

async function tourOfTheFacts(app, desk, take) {
  await desk.showStory();
  const facts = new StoryFacts(app.page);
  for (const view of ['Quotations', 'Facts', 'Names']) {
    await facts.open(view);
    await take(`story-${view.toLowerCase()}`);
  }
}

async function tourOfCapture(app, desk, take) {
  const web = await WebServer.start({
    '/fares': html(
      '<!doctype html><title>Fares of the ferry</title><h1>Fares</h1><p>A single crossing costs 3.20.</p>',
    ),
  });
  try {
    await CaptureDialog.allow(app);
    const capture = await CaptureDialog.open(app);
    await take('capture');
    await capture.ask(web.url('/fares'));
    await take('capture-own-network');
    await capture.button(`Capture from ${new URL(web.url('/fares')).host}`).click();
    await capture.shows('Fares of the ferry');
    await take('capture-shown');
    await desk.press('Escape');
  } finally {
    await web.stop();
  }
}
