import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { canSandbox, findChromium } from '../../scripts/lib/chromium.mjs';
import type { Page } from '@playwright/test';
import { buildDocx, paragraph } from '../../src/core/documents-in/testing/build-docx.ts';
import { buildScriptedPdf } from '../../src/core/documents-in/testing/build-pdf.ts';
import { naughtyTexts, payloadMark, scriptPayloads } from '../../src/core/testing/hostile-texts.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

/** Hostile documents in the whole built app: nothing of them runs, nothing is asked of the network, and the window goes on. */

const asXml = (text: string): string =>
  text.replace(/[<>&"]/gu, (character) => `&#${character.charCodeAt(0)};`);
const remote =
  '<img src="https://example.org/pixel.png"><link rel="stylesheet" href="https://example.org/x.css"><iframe src="https://example.org/"></iframe>';
const markup = scriptPayloads.map(
  (payload) =>
    `<p>One.</p>${payload}<p>Two.</p><!-- --></script></style></title></textarea></xmp></noscript></select></svg></math>`,
);
const words = naughtyTexts.filter(
  (text) => text.trim() !== '' && text.length < 400 && !/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/u.test(text),
);

const page = `<!doctype html><html><head><title>Hostile page</title></head><body><article><h1>Hostile page</h1>${markup.join('\n')}${remote}</article></body></html>`;
const documents: readonly { readonly name: string; readonly bytes: () => string | Uint8Array }[] = [
  { name: 'payloads.txt', bytes: () => `Hostile text\n\n${scriptPayloads.join('\n\n')}` },
  { name: 'payloads.md', bytes: () => `# Hostile Markdown\n\n${scriptPayloads.join('\n\n')}\n\n${remote}` },
  { name: 'payloads.html', bytes: () => page },
  { name: 'payloads.docx', bytes: () => buildDocx({ body: [...scriptPayloads, ...words].map((text) => paragraph(asXml(text).replace(/\n/gu, ' '))).join('') }) },
  { name: 'words.txt', bytes: () => `Naughty words\n\n${words.join('\n\n')}` },
]; // prettier-ignore

/** Counts what would betray that something of a document ran or loaded. */
function watch(app: AppUnderTest, page: Page): () => Promise<void> {
  const asked: string[] = [];
  const errors: string[] = [];
  const home = new URL(page.url()).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:') && new URL(request.url()).origin !== home)
      asked.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted type/iu.test(message.text())) errors.push(message.text());
  });
  const hasRun = () => page.evaluate((mark) => mark in globalThis, payloadMark);
  return async () => {
    expect(await hasRun()).toBe(false);
    expect(asked).toEqual([]);
    expect(errors).toEqual([]);
    expect(await app.refusedRequests()).toEqual([]);
    expect(page.isClosed()).toBe(false);
  };
}

/** Opens an exported page from disk in a browser of its own, without the app's policy: its own must hold. */
async function expectHarmlessPage(path: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    chromiumSandbox: canSandbox(),
  });
  try {
    const reader = await browser.newPage();
    const loaded: string[] = [];
    reader.on('request', (request) => loaded.push(request.url()));
    await reader.goto(`file://${path}`);
    await expect(reader.locator('article')).toBeVisible();
    expect(await reader.evaluate((mark) => mark in globalThis, payloadMark)).toBe(false);
    expect(loaded.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
    expect(await reader.locator('script, iframe, object, embed, form, svg').count()).toBe(0);
  } finally {
    await browser.close();
  }
}

for (const { name, bytes } of documents) {
  test(`nothing of ${name} runs: imported, shown, worked on and exported`, async ({ app, page, scratch }) => {
    const harmless = watch(app, page);
    const file = join(scratch, name);
    writeFileSync(file, bytes());
    const library = new LibraryPage(app);
    await library.introduce('Ada Quist');
    const preview = await library.importFile(file);
    await preview.isShown();
    await harmless();
    const desk = await preview.confirm();
    await expect(desk.title).not.toHaveText('');
    await desk.article.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await harmless();
    const publish = await desk.publish();
    await publish.export('HTML with source notes', join(scratch, 'notes.html'), 'draft');
    await harmless();

    await expectHarmlessPage(join(scratch, 'notes.html'));
  });
}

test('nothing of a hostile paste runs', async ({ app, page }) => {
  const harmless = watch(app, page);
  const library = new LibraryPage(app);
  await library.introduce('Ada Quist');
  const paste = await library.pasteText();
  await paste.paste({ html: markup.join('\n') + remote, text: scriptPayloads.join('\n\n') });
  const preview = await paste.preview();
  await preview.isShown();
  const desk = await preview.confirm();
  await harmless();
  // And into the article itself, as a person would.
  await desk.article.focus();
  await page.evaluate(
    (html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', 'plain');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    markup.join('\n') + remote,
  );
  await page.waitForTimeout(500);
  await harmless();
});

test('a project may be called anything: it is shown as words, and its folder stays in the library', async ({
  app,
  page,
  library,
}) => {
  const harmless = watch(app, page);
  const titles = [...scriptPayloads.slice(0, 12), '../../escape', 'CON', '\u202eevil', '=1+1', '.hidden'];
  for (const title of titles) {
    expect(await app.invoke('library:create', { kind: 'blank', title })).toMatchObject({ ok: true });
  }
  await page.reload();
  await app.ready();
  await expect(new LibraryPage(app).projects.getByRole('row')).toHaveCount(titles.length + 1);
  await harmless();
  // Beside the library's own files: one folder each, of plain letters.
  const folders = readdirSync(library).filter((entry) => /^[a-z0-9-]+-[a-z0-9]{6}$/u.test(entry));
  expect(folders).toHaveLength(titles.length);
});

test('bombs and damaged files are refused with a reason, and the next import works', async ({
  app,
  page,
  scratch,
}) => {
  const harmless = watch(app, page);
  const library = new LibraryPage(app);
  await library.introduce('Ada Quist');
  const relations = [{ id: 's', type: 'styles', target: 'styles.xml' }];
  const good = buildDocx({ body: paragraph('The council voted.') });
  const bad: Readonly<Record<string, Uint8Array | string>> = {
    'bomb.docx': buildDocx({
      body: paragraph('x'),
      relations,
      files: { 'word/styles.xml': new Uint8Array(40_000_000) },
    }),
    'cut.docx': good.slice(0, good.length >> 1),
    'entities.docx': buildDocx({ body: paragraph('x'), prolog: '<!DOCTYPE d [<!ENTITY a "ha">]>' }),
    'other.docx': zipSync({ 'a.txt': new Uint8Array(10) }),
    'scripted.pdf': buildScriptedPdf(['x']),
    'nested.html': '<div>'.repeat(200_000),
  };
  for (const [name, bytes] of Object.entries(bad)) {
    writeFileSync(join(scratch, name), bytes);
    const refused = await library.importFile(join(scratch, name));
    await expect(refused.nothingChanged).toBeVisible();
    await expect(refused.failure).toContainText(/\w/u);
    await harmless();
  }
  writeFileSync(join(scratch, 'good.docx'), good);
  const preview = await library.importFile(join(scratch, 'good.docx'));
  await preview.isShown();
});
