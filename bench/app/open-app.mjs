import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppUnderTest } from '../../e2e/fixtures/app-under-test.ts';
import { provideBuild } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/process.mjs';

/**
 * Runs `work` with the built application on a library of its own, on the stand-in (Node and Chromium, the same bundles), so that
 * figures do not depend on whether Electron's binary is there. Folder and processes are gone afterwards.
 * @template T
 * @param {{ prepare?: (library: string, scratch: string) => Promise<void>, chromiumFlags?: readonly string[] }} options
 *   `prepare` fills the library before the start
 * @param {(app: AppUnderTest, scratch: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withApp({ prepare, chromiumFlags = [] }, work) {
  process.env['STET_HOST'] = 'stand-in';
  await provideBuild(['main', 'window']);
  const scratch = mkdtempSync(join(tmpdir(), 'stet-bench-'));
  const libraryFolder = join(scratch, 'library');
  mkdirSync(libraryFolder);
  await prepare?.(libraryFolder, scratch);
  const app = new AppUnderTest({
    appFolder: root,
    userDataFolder: join(scratch, 'user-data'),
    libraryFolder,
    chromiumFlags,
  });
  try {
    await app.start();
    return await work(app, scratch);
  } finally {
    await app.dispose();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
