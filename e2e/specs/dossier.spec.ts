import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { canSandbox, findChromium } from '../../scripts/lib/chromium.mjs';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

test('a dossier leaves through the app, and the page in it tells what was done to it', async ({
  app,
  scratch,
}, testInfo) => {
  const desk = await new LibraryPage(app).openSample();
  const publish = await desk.publish();
  const dossier = join(scratch, 'ferry.stet.zip');
  await publish.export('Dossier', dossier, 'draft');
  await expect(publish.exports.getByText('A dossier is internal')).toBeVisible();
  expect((await app.dialogs.asked()).at(-1)?.suggestedName).toMatch(/\.stet\.zip$/u);

  const whole = readFileSync(dossier);
  const parts = unzipSync(whole);
  const page = join(scratch, 'verify.html');
  writeFileSync(page, parts['verify.html'] ?? '');
  const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString()) as {
    claims: { id: string; words: string }[];
    parts: { path: string; claims: string | string[] }[];
  };
  const cited = manifest.parts.find(({ path, claims }) => path.startsWith('evidence/') && claims.length > 0);
  const words = manifest.claims.find(({ id }) => cited?.claims.includes(id))?.words ?? '';
  const changed = Buffer.from(whole);
  const at = changed.indexOf(Buffer.from(parts[cited?.path ?? ''] ?? []));
  changed[at + 3] = (changed[at + 3] ?? 0) ^ 1;
  const damaged = join(scratch, 'damaged.stet.zip');
  writeFileSync(damaged, changed);

  // The reader’s own browser, with the page opened from disk.
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    chromiumSandbox: canSandbox(),
  });
  try {
    const context = await browser.newContext({ offline: true, colorScheme: 'light' });
    const reader = await context.newPage();
    const complaints: string[] = [];
    reader.on('console', (message) => complaints.push(message.text()));
    reader.on('pageerror', (error) => complaints.push(error.message));
    await reader.goto(`file://${page}`);
    const input = reader.getByLabel(/Choose the dossier/u);
    await input.setInputFiles(dossier);
    await expect(reader.getByRole('heading', { name: 'Intact: nothing was changed' })).toBeFocused();
    await expect(reader.getByText('as a draft: not vetted')).toBeVisible();
    await expect(reader.getByRole('heading', { name: 'Key' })).toBeVisible();
    const judged = await new AxeBuilder({ page: reader }).analyze();
    expect(judged.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    await testInfo.attach('intact', {
      body: await reader.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });

    await input.setInputFiles(damaged);
    await expect(reader.getByRole('heading', { name: 'Not intact: something was changed' })).toBeFocused();
    await expect(reader.getByText(cited?.path ?? '')).toContainText('was changed.');
    const touched = reader.locator('section').filter({ hasText: 'Claims that this touches' });
    await expect(touched.getByRole('listitem').filter({ hasText: words })).toHaveCount(1);
    await reader.emulateMedia({ colorScheme: 'dark' });
    const dark = await new AxeBuilder({ page: reader }).analyze();
    expect(dark.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    await testInfo.attach('changed', {
      body: await reader.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });

    await input.setInputFiles(page);
    await expect(reader.getByRole('heading', { name: 'This cannot be verified' })).toBeFocused();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
