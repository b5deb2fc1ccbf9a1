import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Harness } from './harness/harness.ts';

/** Opens the editor alone in a real Chromium, under the content security policy of the packaged app. */

/** The page's policy in the packaged app (docs/architecture.md, "Security"). */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lexical stet-worker 'allow-duplicates'";

const candidates = [
  process.env['STET_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where an installed Chromium is; null when there is none. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface HarnessBrowser {
  readonly page: Page;
  /** Messages of the console and of the content security policy. */
  readonly problems: string[];
  readonly close: () => Promise<void>;
}

/** Builds the harness, starts Chromium and opens the page. */
export async function openHarness(): Promise<HarnessBrowser> {
  if (chromiumPath === null) throw new Error('No Chromium');
  const outDir = resolve('.cache/editor-harness');
  await build({
    root: join(import.meta.dirname, 'harness'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: false,
    },
  });
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    baseURL: 'http://editor.localhost',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(outDir, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: await readFile(file),
      contentType: types[extname(file)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': policy },
    });
  });
  await page.goto('/');
  await page.waitForFunction(() => 'harness' in window);
  return { page, problems, close: () => browser.close() };
}

declare global {
  interface Window {
    harness: Harness;
  }
}
