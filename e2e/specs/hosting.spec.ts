import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chosenHost, launchApp } from '../fixtures/launch.ts';
import { expect, test } from '../fixtures/test.ts';

interface LogLine {
  readonly level: string;
  readonly event: string;
}
const readLog = (scratch: string): LogLine[] =>
  readFileSync(join(scratch, 'user-data', 'logs', 'stet.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);

test('closing the window asks it for its last edits and ends the program', async ({ app, scratch }) => {
  const ended = once(app.running.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toEqual([0, null]);
  // The question was answered: nothing timed out, nothing failed.
  expect(readLog(scratch).filter(({ level }) => level !== 'info')).toEqual([]);
});

test('the program starts again after it was killed', async ({ app }) => {
  await app.kill();
  await app.start();
  expect(await app.invoke('app:info', {})).toMatchObject({ ok: true, value: { host: app.running.host } });
});

test('the window comes back where it stood and as large as it was', async ({ app }) => {
  const bounds = { x: 40, y: 30, width: 1250, height: 780 };
  await app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await app.restart();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
    bounds,
  );
});

test('a second start shows the first window and ends', async ({ app, appFolder, scratch, library }) => {
  await app.evaluate(({ app: electronApp }) => {
    const scope = globalThis as { secondStarts?: number };
    scope.secondStarts = 0;
    electronApp.on('second-instance', () => (scope.secondStarts = (scope.secondStarts ?? 0) + 1));
  });
  const second = await launchApp({
    appFolder,
    userDataFolder: join(scratch, 'user-data'),
    libraryFolder: library,
  });
  await second.close();
  await expect.poll(() => app.evaluate(() => (globalThis as { secondStarts?: number }).secondStarts)).toBe(1);
  expect(await app.invoke('app:info', {})).toMatchObject({ ok: true });
});

test('after a crash of the window its user may open it again', async ({ app, dialogs }) => {
  test.skip(app.running.host === 'electron', 'Playwright cannot follow Electron to the page after a crash');
  await dialogs.answerMessage('Open again');
  const lost = app.page;
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => dialogs.asked()).toMatchObject([{ text: 'The window stopped working.' }]);
  await expect.poll(() => app.running.firstWindow()).not.toBe(lost);
  await app.reconnect();
  expect(await app.invoke('app:info', {})).toMatchObject({ ok: true });
});

test('a file dropped on the window is known to it by a token, never by its path', async ({
  app,
  page,
  scratch,
}) => {
  const path = join(scratch, 'draft.txt');
  writeFileSync(path, 'A sentence.');
  await page.evaluate(() => {
    const scope = window as unknown as {
      dropped?: Promise<unknown>;
      stet: { tokenForDroppedFile: (file: unknown) => Promise<unknown> };
    };
    // Before the window's own listeners, so that this test sees the answer as they do.
    window.addEventListener('dragover', (event) => event.preventDefault(), { capture: true });
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        scope.dropped = scope.stet.tokenForDroppedFile(event.dataTransfer?.files[0]);
      },
      { capture: true },
    );
  });
  await app.dropFile(path, { x: 300, y: 300 });
  const answer = await page.evaluate(() => (window as unknown as { dropped: Promise<unknown> }).dropped);
  expect(answer).toMatchObject({ ok: true, value: { fileName: 'draft.txt', size: 11 } });
  expect((answer as { value: { token: string } }).value.token).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.stringify(answer)).not.toContain(scratch);
});

test('a menu item reaches the window as an action, a key that the window uses does not', async ({
  app,
  page,
}) => {
  await page.evaluate(() => {
    const scope = window as unknown as {
      chosen: string[];
      stet: { on: (name: string, listener: (payload: { action: string }) => void) => void };
    };
    scope.chosen = [];
    scope.stet.on('app:action', ({ action }) => scope.chosen.push(action));
  });
  const chosen = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { chosen: string[] }).chosen);
  await app.chooseMenu('keyboard');
  await expect.poll(chosen).toEqual(['keyboard']);
  // A key that the page uses up stays in the page.
  await page.evaluate(() => {
    window.addEventListener('keydown', (event) => event.preventDefault());
  });
  await page.keyboard.press('Control+Shift+P');
  await app.chooseMenu('go-library');
  await expect.poll(chosen).toEqual(['keyboard', 'go-library']);
});

test.describe('dialogs of the stand-in', () => {
  test.skip(chosenHost() === 'electron', 'Electron shows the dialogs of the system');

  test('let a person choose a file and answer a question', async ({ appFolder, scratch, library }) => {
    writeFileSync(join(scratch, 'story.docx'), '');
    const app = await launchApp({
      appFolder,
      userDataFolder: join(scratch, 'other-user-data'),
      libraryFolder: library,
      isInteractive: true,
    });
    try {
      const page = await app.firstWindow();
      const firstPopup = page.context().waitForEvent('page');
      const chosen = app.evaluate(
        ({ dialog }, folder) => dialog.showOpenDialog({ title: 'Import an article', defaultPath: folder }),
        scratch,
      );
      const picker = await firstPopup;
      await expect(picker.getByRole('heading')).toHaveText('Import an article');
      await picker.getByRole('link', { name: 'story.docx' }).click();
      expect(await chosen).toEqual({ canceled: false, filePaths: [join(scratch, 'story.docx')] });

      const secondPopup = page.context().waitForEvent('page');
      const answered = app.evaluate(({ dialog }) =>
        dialog.showMessageBox({ message: 'Leave?', buttons: ['Open', 'Cancel'], cancelId: 1 }),
      );
      await (await secondPopup).getByRole('button', { name: 'Open' }).click();
      expect(await answered).toMatchObject({ response: 0 });
    } finally {
      await app.close();
    }
  });
});
