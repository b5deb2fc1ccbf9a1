import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../../scripts/lib/chromium.mjs';

/**
 * The page with the other editors, in a Chromium of its own, with the same switches as the application's.
 * @param {readonly string[]} flags
 */
export async function openPeers(flags) {
  const outDir = mkdtempSync(join(tmpdir(), 'stet-peers-'));
  const root = join(import.meta.dirname, 'peers');
  const common = { configFile: false, root, logLevel: 'error' };
  await build({ ...common, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: [...flags] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.resolvedUrls.local[0]);
  await page.waitForFunction(() => 'peers' in globalThis);
  return {
    page,
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
