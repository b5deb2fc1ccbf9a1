import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../src/core/project/project.ts';
import { ferry } from '../fixtures/stories.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { html, WebServer } from '../fixtures/web-server.ts';
import { CaptureDialog } from '../pages/capture-dialog.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Fixtures {
  /** Another server on this machine, which nobody agrees to. */
  readonly other: WebServer;
  readonly web: WebServer;
  /** An open project in which capturing has been allowed. */
  readonly desk: DeskPage;
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  other: async ({}, use) => {
    const other = await WebServer.start({});
    await use(other);
    await other.stop();
  },
  web: async ({ other }, use) => {
    const web: WebServer = await WebServer.start({
      '/fares':
        html(`<!doctype html><title>Fares of the ferry</title><link rel="stylesheet" href="/style.css">
        <h1>Fares</h1><p>A single crossing costs 3.20 pounds.</p><p id="late"></p><noscript><p>Without scripts.</p></noscript>
        <img src="/boat.png" alt="The boat"><img src="${other.url('/tracker.png')}" alt="">
        <iframe src="${other.url('/frame')}"></iframe><video src="/film.mp4" autoplay></video>
        <script src="/app.js"></script><script>fetch('/inline-ran')</script>
        <div style="height: 3000px"></div><p>The foot of the page.</p>`),
      '/style.css': (response) =>
        response.writeHead(200, { 'content-type': 'text/css' }).end('h1 { color: navy }'),
      '/boat.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(png),
      '/app.js': (response) =>
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(
          `document.getElementById('late').textContent = 'Said by a script.'; fetch('/data'); fetch('${other.url('/spy')}').catch(() => 0);
             try { new WebSocket('${other.url('/socket').replace('http', 'ws')}') } catch {} window.open('${other.url('/popup')}');
             setTimeout(() => { location.href = '${other.url('/away')}' }, 50);`,
        ),
      '/old': (response) => response.writeHead(302, { location: '/middle' }).end(),
      '/middle': (response) => response.writeHead(301, { location: '/fares' }).end(),
      '/trap': (response) => response.writeHead(302, { location: other.url('/inside') }).end(),
      '/endless': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<title>Endless</title>');
        const timer = setInterval(() => response.write('<p>and on'), 20);
        response.on('close', () => clearInterval(timer));
      },
      '/huge': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        // A remark, which costs the browser no layout.
        response.write('<title>Huge</title><!-- ');
        const piece = Buffer.alloc(1024 * 1024, 'words in a remark ');
        const more = (): void => {
          while (!response.destroyed && response.write(piece));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
      '/paper.pdf': (response) =>
        response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
    });
    await use(web);
    await web.stop();
  },
  desk: async ({ app }, use) => {
    const start = new LibraryPage(app);
    await start.introduce('Ada Quist');
    const desk = await (await start.importFile(ferry)).confirm();
    await CaptureDialog.allow(app);
    await use(desk);
  },
});

const theOnly = (project: Project) => {
  const [evidence] = Object.values(project.evidence);
  const [source] = Object.values(project.sources);
  if (evidence === undefined || source === undefined) throw new Error('Nothing was kept.');
  return { evidence, source };
};
const storedFile = (folder: string, hash: string | null | undefined): Buffer =>
  readFileSync(join(folder, 'evidence', hash ?? ''));

test('a page is kept as one piece of evidence with snapshot, picture and text, and its scripts do not run', async ({
  app,
  desk,
  web,
  other,
}) => {
  const capture = await CaptureDialog.open(app);
  await capture.ask(web.url('/old'));
  await expect(capture.alert).toContainText('is on your own machine or network');
  expect(web.asked).toEqual([]);
  await capture.button(`Capture from ${new URL(web.url('/')).host}`).click();
  await capture.shows('Fares of the ferry');
  await expect(capture.dialog).toContainText(web.url('/fares'));
  await expect(capture.dialog).toContainText(web.url('/old'));
  await expect(capture.dialog.getByRole('region', { name: 'Left out' })).toContainText(
    'request to your own network',
  );
  await expect(capture.dialog.getByRole('img', { name: 'Picture of the captured page' })).toBeVisible();
  expect(Object.keys((await desk.stored()).project.evidence)).toEqual([]);
  await capture.keep();

  const { project, folder } = await desk.stored();
  const { evidence, source } = theOnly(project);
  expect(evidence).toMatchObject({
    kind: 'captured',
    fileName: 'Fares of the ferry.mhtml',
    mediaType: 'multipart/related',
    text: { kind: 'html' },
    picture: { mediaType: 'image/png' },
    custody: [{ action: 'collected', from: `${web.url('/fares')} (asked for: ${web.url('/old')})` }],
  });
  expect(source).toMatchObject({
    kind: 'web-page',
    csl: { title: 'Fares of the ferry', URL: web.url('/fares') },
  });
  expect(source.csl.accessed?.['date-parts']?.[0]).toHaveLength(3);
  const text = storedFile(folder, evidence.text.sha256).toString('utf8');
  expect(text).toContain('A single crossing costs 3.20 pounds.');
  expect(text).toContain('The foot of the page.');
  expect(text).not.toContain('Said by a script.');
  const picture = storedFile(folder, evidence.picture?.sha256);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(20)).toBeGreaterThan(3_000);
  expect(storedFile(folder, evidence.sha256).toString('latin1')).toContain(
    'Content-Location: ' + web.url('/boat.png'),
  );

  expect([...new Set(web.asked)].sort()).toEqual(['/boat.png', '/fares', '/middle', '/old', '/style.css']);
  expect(other.asked).toEqual([]);
  expect(await app.refusedRequests()).toEqual([]);
});

test('with its scripts the page shows more, and still reaches nothing but its own host', async ({
  app,
  desk,
  web,
  other,
}) => {
  const capture = await CaptureDialog.open(app);
  await capture.askHere(web.url('/fares'), true);
  await capture.shows('Fares of the ferry');
  await capture.keep();
  const { project, folder } = await desk.stored();
  expect(storedFile(folder, theOnly(project).evidence.text.sha256).toString('utf8')).toContain(
    'Said by a script.',
  );
  expect(web.asked).toEqual(expect.arrayContaining(['/app.js', '/data', '/inline-ran']));
  expect(web.asked).not.toContain('/film.mp4');
  expect(other.asked).toEqual([]);
});

test('stopping leaves the project and the store as they were', async ({ app, desk, web }) => {
  const before = await desk.stored();
  const files = (folder: string) =>
    existsSync(join(folder, 'evidence')) ? readdirSync(join(folder, 'evidence')) : [];
  const kept = files(before.folder);
  const capture = await CaptureDialog.open(app);
  await capture.askHere(web.url('/endless'));
  await expect(capture.dialog).toContainText(/Loading from 127\.0\.0\.1/u);
  await capture.cancel();
  await expect(capture.address).toHaveValue(web.url('/endless'));

  await capture.askHere(web.url('/fares'));
  await capture.shows('Fares of the ferry');
  await capture.button('Drop it').click();
  await capture.cancel();
  const after = await desk.stored();
  expect(after.project).toEqual(before.project);
  expect(files(after.folder)).toEqual(kept);
});

test('a redirect into the own network is not followed unless its host is confirmed too', async ({
  app,
  desk,
  web,
  other,
}) => {
  await desk.isSaved();
  const capture = await CaptureDialog.open(app);
  await capture.askHere(web.url('/trap'));
  await expect(capture.alert).toContainText(new URL(other.url('/')).host);
  expect(other.asked).toEqual([]);
});

test('what is no page, too large or not there is refused or said in plain words', async ({
  app,
  desk,
  web,
}) => {
  await desk.isSaved();
  const capture = await CaptureDialog.open(app);
  await capture.askHere(web.url('/paper.pdf'));
  await expect(capture.alert).toContainText('gives a file (application/pdf) and no page');
  await capture.askHere(web.url('/huge'));
  await expect(capture.alert).toContainText('larger than 50 MB', { timeout: 45_000 });
  await capture.ask('file:///etc/passwd');
  await expect(capture.alert).toContainText('no address of a web page');
  await capture.askHere(web.url('/gone'));
  await capture.shows('Not here');
  await expect(capture.dialog).toContainText('The server answered with 404: there is no such page.');
});

test('while the setting is off nothing is loaded, whoever asks', async ({ app, web }) => {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  await (await start.importFile(ferry)).confirm();
  const { host } = new URL(web.url('/'));
  const refused = await app.invoke('capture:start', {
    url: web.url('/fares'),
    runScripts: false,
    confirmedHost: host,
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'capture-off' } });

  await app.dialogs.answerMessage('Cancel');
  const capture = await CaptureDialog.open(app);
  await expect(capture.dialog).toContainText('Stet uses no network.');
  await capture.button('Allow capturing pages…').click();
  await expect(capture.button('Allow capturing pages…')).toBeVisible();
  await expect(capture.address).toBeHidden();
  await app.dialogs.answerMessage('Allow');
  await capture.button('Allow capturing pages…').click();
  await expect(capture.address).toBeVisible();
  expect(web.asked).toEqual([]);
});
