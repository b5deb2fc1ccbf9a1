/* global document -- runs in the page */
/**
 * Pictures of every screen in both themes at 1280x800 and 1100x700, into `test-results/screens/`:
 * `npm run build && node scripts/screenshots.mjs [FOLDER]`. The README's pictures are chosen from them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppUnderTest } from '../e2e/fixtures/app-under-test.ts';
import { twoFrames } from '../e2e/pages/text-selection.ts';
import { root, say } from './lib/process.mjs';
import { tourOfTheBench } from './tours/bench-tour.mjs';
import { tourOfTheDesk } from './tours/desk-tour.mjs';

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

mkdirSync(folder, { recursive: true });
for (const theme of ['Light', 'Dark']) {
  for (const tour of [tourOfTheDesk, tourOfTheBench]) {
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
      await tour(app, theme, (name) => picture(app.page, theme, name), scratch);
    } finally {
      await app.dispose();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
}
say(`The pictures are in ${folder}.`);
