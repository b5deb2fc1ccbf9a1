import { join } from 'node:path';
import { ferry } from '../fixtures/stories.ts';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';

test('during a whole session nothing is asked of the network', async ({ app, page, scratch }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const home = new URL(page.url()).origin;

  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const desk = await (await start.importFile(ferry)).confirm();
  await desk.actAs('Checker');
  await desk.markClaim('A single crossing is to cost 3.20 pounds.', 'Number');
  const citation = await desk.inspector.cite();
  await citation.addSource({
    kind: 'Web page',
    title: 'Fares',
    fields: { Address: 'https://fares.example/' },
  });
  await citation.pasteEvidence('Fares.txt', 'A crossing costs 3.20 pounds.');
  await citation.citeAndSelectThePassage();
  const evidence = await desk.evidence();
  await evidence.useAsExcerpt('A crossing costs 3.20 pounds.');
  await evidence.backToThePage();
  await desk.inspector.give('Confirmed');
  const publish = await desk.publish();
  await publish.export('HTML with source notes', join(scratch, 'notes.html'), 'draft');
  await publish.export('Checking report, PDF', join(scratch, 'report.pdf'), 'draft');
  await desk.goToLibrary();
  const sample = await start.openSample();
  await sample.article.focus();
  await sample.goToLibrary();
  await (await SettingsPage.open(app)).close();

  expect(asked.filter((url) => new URL(url).origin !== home && !url.startsWith('blob:'))).toEqual([]);
  expect(await app.refusedRequests()).toEqual([]);
});
