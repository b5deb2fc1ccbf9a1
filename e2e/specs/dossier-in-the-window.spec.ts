import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { projectFolders } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import { chooseItem } from '../pages/controls.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';

async function faults(page: Page) {
  const judged = await new AxeBuilder({ page }).analyze();
  return judged.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

test('a dossier is verified in the window, and becomes a project only when it is intact', async ({
  app,
  page,
  scratch,
  library,
}, testInfo) => {
  test.setTimeout(600_000);
  const picture = async (name: string, width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await testInfo.attach(name, { body: await page.screenshot(), contentType: 'image/png' });
  };
  const dossier = join(scratch, 'ferry.stet.zip');
  const damaged = join(scratch, 'damaged.stet.zip');
  const found = new DossierPage(app);
  const start = new LibraryPage(app);
  let words = '';

  await test.step('one leaves; a copy of it is changed by one bit', async () => {
    const desk = await start.openSample();
    await (await desk.publish()).export('Dossier', dossier, 'draft');
    const whole = readFileSync(dossier);
    const parts = unzipSync(whole);
    const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString()) as {
      claims: { id: string; words: string }[];
      parts: { path: string; claims: string | string[] }[];
    };
    const cited = manifest.parts.find(
      ({ path, claims }) => path.startsWith('evidence/') && claims.length > 0,
    );
    words = manifest.claims.find(({ id }) => cited?.claims.includes(id))?.words ?? '';
    const changed = Buffer.from(whole);
    const at = changed.indexOf(Buffer.from(parts[cited?.path ?? ''] ?? []));
    changed[at + 3] = (changed[at + 3] ?? 0) ^ 1;
    writeFileSync(damaged, changed);
    await desk.goToLibrary();
  });

  await test.step('dropped on the library, the damaged one says what it bears on and is not imported', async () => {
    await app.dropFile(damaged, { x: 500, y: 400 });
    await found.says('Not intact: something was changed');
    await expect(found.section('Claims that this touches').getByText(words)).toHaveCount(1);
    await expect(found.section('Parts that are not as they were sealed')).toContainText('was changed.');
    await expect(found.importIt).toBeDisabled();
    expect(await faults(page)).toEqual([]);
    await picture('changed-light-1280', 1280, 800);
    await picture('changed-light-1100', 1100, 700);
    await page.keyboard.press('Escape');
    await expect(start.heading).toBeVisible();
  });

  await test.step('the same by the palette, by keyboard alone: intact, with who signed off', async () => {
    await app.dialogs.answerOpen(dossier);
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await page.keyboard.type('verify a dossier');
    await page.keyboard.press('Enter');
    await found.says('Intact: nothing was changed since it was sealed');
    await expect(
      found
        .section('Sign-offs')
        .getByText(/None were given\.|: /u)
        .first(),
    ).toBeVisible();
    await expect(found.section('What it holds')).toContainText('as a draft: not vetted');
    await expect(found.section('Key')).toContainText(/^Key(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/u);
  });

  await test.step('a project that is here already is not made twice', async () => {
    await found.importIt.click();
    await expect(page.getByRole('alert')).toContainText('in this library already');
    expect(projectFolders(library)).toHaveLength(1);
    const settings = await SettingsPage.open(app);
    await settings.chooseTheme('Dark');
    await settings.close();
  });

  await test.step('in another library it becomes the project, with its log', async () => {
    const other = join(scratch, 'another');
    mkdirSync(other);
    await app.dialogs.answerOpen(other);
    await page.keyboard.press('Escape');
    await app.invoke('library:choose-folder', {});
    await app.dialogs.answerOpen(dossier);
    await app.chooseMenu('import-file');
    await found.says('Intact: nothing was changed since it was sealed');
    expect(await faults(page)).toEqual([]);
    await picture('intact-dark-1280', 1280, 800);
    await picture('intact-dark-1100', 1100, 700);
    const desk = await found.import();
    await desk.goToLibrary();
    await expect(start.projects.getByRole('row')).toHaveCount(2);
    await app.dialogs.answerOpen(damaged);
    await chooseItem(page.getByRole('button', { name: 'New', exact: true }), 'From a dossier…');
    await found.says('Not intact: something was changed');
  });
});
