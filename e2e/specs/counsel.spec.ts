import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { playSteps } from '../../src/main/services/sample/play-steps.ts';
import { readFinish, readSample } from '../../src/main/services/sample/sample-files.ts';
import { projectFolders } from '../fixtures/stored-project.ts';
import { repository } from '../fixtures/launch.ts';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

const picture = /The Havørn leaving Skarv harbour in 1926/u;
const ground = 'Report of the harbour inquiry, 2 March, in public';
const advice = 'Counsel advises that the caption could be defended as accurate.';

test('what is for counsel is in the legal edition and in no other file', async ({
  app,
  scratch,
}, testInfo) => {
  test.setTimeout(300_000);
  const desk = await new LibraryPage(app).openSample();
  await desk.switchTo('Check');
  await desk.actAs('Legal');
  await desk.queue.getByRole('option').filter({ hasText: picture }).click();
  const { inspector } = desk;
  await inspector.markPrivileged(ground);
  await inspector.note(advice);
  await inspector.noteForCounsel();
  for (const scheme of ['light', 'dark'] as const) {
    await app.page.emulateMedia({ colorScheme: scheme });
    await testInfo.attach(scheme, { body: await app.page.screenshot(), contentType: 'image/png' });
  }
  const judged = await new AxeBuilder({ page: app.page }).include('.inspector').analyze();
  expect(judged.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  const { project } = await desk.stored();
  expect(
    Object.values(project.privileges)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['communication', 'qualified']);

  const publish = await desk.publish();
  const at = (name: string) => join(scratch, name);
  await publish.export('Legal edition', at('legal.html'), 'draft');
  await publish.export('Internal edition', at('internal.html'), 'draft');
  const legal = readFileSync(at('legal.html'), 'utf8');
  expect(legal).toContain(ground);
  expect(legal).toContain(advice);
  const internal = readFileSync(at('internal.html'), 'utf8');
  expect(internal).not.toContain(ground);
  expect(internal).not.toContain(advice);
  expect(internal).toContain('[privileged]');

  await app.dialogs.answerSave(at('ferry.stet.zip'));
  await publish.choose('Dossier');
  await publish.exports.getByRole('button', { name: 'Export a draft…' }).click();
  // Refused before anybody is asked for the pass phrase of the key that would sign it.
  await expect(publish.exports.getByText(/what passed between the desk and its lawyers/u)).toBeVisible();
  await expect(app.page.getByRole('dialog')).toBeHidden();
  expect(existsSync(at('ferry.stet.zip'))).toBe(false);
});

test('what a checker says of a picture with the verdict leaves as MediaReview', async ({
  app,
  scratch,
  library,
}) => {
  test.setTimeout(300_000);
  const shelf = new LibraryPage(app);
  const first = await shelf.openSample();
  await first.goToLibrary();
  await finish(projectFolders(library)[0] ?? '');
  const desk = await shelf.open(/ferr/iu);
  await desk.switchTo('Check');
  await desk.actAs('Checker');
  await desk.showQueue('All');
  await desk.queue
    .getByRole('option')
    .filter({ hasText: /leaving Skarv harbour/u })
    .click();
  await desk.inspector.attribute({ name: 'Halvik Town Archive', position: '', saidOn: '2026-01-05' });
  await desk.inspector.sayOfPicture('Out of context', 'https://archive.example/havorn');
  await desk.inspector.give('Confirmed');
  const { project } = await desk.stored();
  expect(project.claims['claim_picture']?.verdict?.media).toEqual({
    categories: ['DecontextualizedContent'],
    original: 'https://archive.example/havorn',
    context: '',
  });

  const publish = await desk.publish();
  await publish.signOff();
  await desk.actAs('Editor');
  await publish.signOff();
  await expect(publish.exportAsVetted).toBeEnabled();
  await publish.export('MediaReview', join(scratch, 'media.jsonld'), 'vetted');
  expect(JSON.parse(readFileSync(join(scratch, 'media.jsonld'), 'utf8'))).toMatchObject([
    {
      '@type': 'MediaReview',
      mediaAuthenticityCategory: ['DecontextualizedContent'],
      originalMediaLink: 'https://archive.example/havorn',
      itemReviewed: { '@type': 'ImageObject', author: { name: 'Halvik Town Archive' } },
    },
  ]);
});

/** Does the rest of the sample's work, as the demonstration does it. */
async function finish(path: string): Promise<void> {
  const folder = join(repository, 'resources/sample');
  const opened = await ProjectSession.open(path, 'write', systemRuntime({ idleAfter: null }).store);
  if (!opened.ok) throw new Error(opened.error.message);
  const session = opened.value;
  const { evidence } = await readSample(folder);
  const played = await playSteps(session, await readFinish(folder), { folder, evidence });
  await session.close();
  if (!played.ok) throw new Error(played.error.message);
}
