/* global document -- runs in the page */
/**
 * Pictures of every screen in both themes at 1280x800 and 1100x700, into `test-results/screens/`:
 * `npm run build && node scripts/screenshots.mjs [FOLDER]`. The README's pictures are chosen from them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppUnderTest } from '../e2e/fixtures/app-under-test.ts';
import { ferry } from '../e2e/fixtures/stories.ts';
import { LibraryPage } from '../e2e/pages/library-page.ts';
import { SettingsPage } from '../e2e/pages/settings-page.ts';
import { twoFrames } from '../e2e/pages/text-selection.ts';
import { root, say } from './lib/process.mjs';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1100, height: 700 },
];
const folder = resolve(process.argv[2] ?? join(root, 'test-results', 'screens'));

/** Takes a picture in every size once nothing moves any more. */
async function picture(page, theme, name) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await twoFrames(page);
    await page.waitForFunction(() => document.querySelector('[data-entering], [data-exiting]') === null);
    const file = `${name}-${theme.toLowerCase()}-${size.width}x${size.height}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
  }
}

/** Goes through the application as a person would and takes a picture of each screen. */
async function tour(app, theme) {
  const { page } = app;
  const take = (name) => picture(page, theme, name);
  const start = new LibraryPage(app);
  const settings = await SettingsPage.open(app);
  await settings.chooseTheme(theme);
  await take('settings');
  await page.getByRole('button', { name: 'Policy for new projects' }).click();
  await take('settings-policy');
  await settings.close();
  await take('library-empty');
  await start.introduce('Ada Quist');
  const preview = await start.importFile(ferry);
  await preview.isShown();
  await take('import');
  await preview.cancel();
  const paste = await start.pasteText();
  await take('paste');
  await paste.paste({
    text: 'Ferry full\n\nThe ferry carried 48,312 passengers.\n\nNobody was turned away.',
  });
  await (await paste.preview()).isShown();
  await take('paste-preview');
  await app.chooseMenu('go-library');
  const blank = await start.startBlank();
  await take('desk-blank');
  await blank.goToLibrary();
  const desk = await start.openSample();
  await desk.switchTo('Draft');
  await take('desk-draft');
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await take('desk-story');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  await take('desk-claim');
  await desk.showQueue('Detached');
  await desk.chooseFirstClaim();
  await take('desk-detached');
  await desk.showQueue('Stale');
  await desk.chooseFirstClaim();
  await take('desk-stale');
  await desk.switchTo('Read');
  await take('desk-read');
  await desk.switchTo('Check');
  await page.getByPlaceholder('Filter').fill('nothing is called that');
  await take('desk-empty-queue');
  await page.getByPlaceholder('Filter').fill('');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const citation = await desk.inspector.cite();
  await take('dialog-citation');
  await citation.dialog.getByRole('button', { name: 'Cancel' }).click();
  await desk.article.selectFirstWords();
  await desk.markSelection();
  await take('dialog-mark');
  await desk.press('Escape');
  await desk.openEvidence();
  await page.getByText('Opening…').waitFor({ state: 'hidden' });
  await take('evidence');
  await desk.press('Escape');
  await app.chooseMenu('sources');
  await take('sources');
  await desk.press('Escape');
  await app.chooseMenu('keyboard');
  await take('keyboard');
  await desk.press('Escape');
  await app.chooseMenu('palette');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await take('palette');
  await desk.press('Escape');
  await app.chooseMenu('policy');
  await take('settings-project-policy-locked');
  await settings.close();
  const publish = await desk.publish();
  await publish.preview.waitFor();
  await take('publish');
  await publish.choose('Checking report');
  await take('publish-report');
  await publish.choose('Markdown');
  await take('publish-markdown');
  await desk.actAs('Editor');
  await publish.signOffs.getByRole('button', { name: 'Override the gate…' }).click();
  await take('publish-override');
  await app.chooseMenu('policy');
  await take('settings-project-policy');
  await settings.close();
  await desk.goToLibrary();
  await take('library');
}

mkdirSync(folder, { recursive: true });
for (const theme of ['Light', 'Dark']) {
  const scratch = mkdtempSync(join(tmpdir(), 'stet-screens-'));
  const libraryFolder = join(scratch, 'library');
  mkdirSync(libraryFolder);
  const app = new AppUnderTest({
    appFolder: process.env['STET_APP_FOLDER'] ?? root,
    userDataFolder: join(scratch, 'user-data'),
    libraryFolder,
  });
  try {
    await app.start();
    await tour(app, theme);
  } finally {
    await app.dispose();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
say(`The pictures are in ${folder}.`);
