import { ferry } from '../../e2e/fixtures/stories.ts';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { SettingsPage } from '../../e2e/pages/settings-page.ts';

/** Goes through the application as a person would and takes a picture of each screen. */
export async function tourOfTheDesk(app, theme, take) {
  const { page } = app;
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
  await desk.article.text.focus();
  await desk.press('g');
  await page.getByRole('heading', { name: 'Coverage', level: 2 }).waitFor();
  await take('coverage');
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
  for (const [format, name] of [
    ['Internal edition', 'publish-internal'],
    ['Legal edition', 'publish-legal'],
  ]) {
    await publish.choose(format);
    await publish.preview.waitFor();
    await take(name);
  }
  await page.getByText('After publication', { exact: true }).click();
  await take('publish-after');
  await page.getByText('Gate and export', { exact: true }).click();
  await desk.actAs('Editor');
  await publish.signOffs.getByRole('button', { name: 'Override the gate…' }).click();
  await take('publish-override');
  await app.chooseMenu('policy');
  await take('settings-project-policy');
  await settings.close();
  await desk.goToLibrary();
  await take('library');
}
