import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as asar from '@electron/asar';
import { expect, test } from '@playwright/test';
import { appFiles, archiveBudget, layOutApp } from '../../scripts/packaging/app-contents.mjs';
import { archiveFiles, examineArchive, stampIn } from '../../scripts/packaging/packed-app.mjs';
import { smokeStart } from '../../scripts/packaging/smoke.mjs';

const root = resolve(import.meta.dirname, '../..');
const stamp = {
  version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
  commit: '0'.repeat(40),
  isChanged: false,
  sourceDate: '2026-11-26T10:00:00.000Z',
};

test('the archive of a release holds the application, and nothing of how it was made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-packed-'));
  try {
    layOutApp(root, join(folder, 'app'), stamp);
    const archive = join(folder, 'app.asar');
    await asar.createPackage(join(folder, 'app'), archive);

    expect(examineArchive(archive)).toEqual([]);
    const files = archiveFiles(archive);
    expect(files.sort()).toEqual([...appFiles(join(root, 'out')), 'package.json', 'stamp.json'].sort());
    expect(stampIn(archive)).toEqual(stamp);
    const size = readFileSync(archive).length;
    console.log(`${files.length} files, ${size} bytes of ${archiveBudget}`);

    // Laid out and packed once more, it is the same to the byte.
    layOutApp(root, join(folder, 'again'), stamp);
    await asar.createPackage(join(folder, 'again'), join(folder, 'again.asar'));
    expect(readFileSync(join(folder, 'again.asar')).equals(readFileSync(archive))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('everything that a script of the archive loads lies in it', () => {
  const files = new Set(appFiles(join(root, 'out')));
  const missing = [...files]
    .filter((file) => file.startsWith('main/') && file.endsWith('.js'))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, 'out', file), 'utf8')
          // Types named in comments are nothing that is loaded.
          .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
          .matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/gu),
      ].map(([, path]) => join(file, '..', path ?? '').replaceAll('\\', '/')),
    )
    .filter((path) => !files.has(path));
  expect(missing).toEqual([]);
});

test('laid out as it is packed, the application starts and says which source it is made of', async () => {
  test.setTimeout(150_000);
  const folder = mkdtempSync(join(tmpdir(), 'stet-packed-'));
  try {
    layOutApp(root, folder, stamp);
    // Where nothing is packed, what lies beside the archive lies in the application's own folder.
    cpSync(join(root, 'resources'), join(folder, 'resources'), { recursive: true });
    const standIn = join(root, 'e2e', 'stand-in', 'main.ts');
    expect(
      await smokeStart(process.execPath, [standIn, '--stand-in-headless', folder], {
        commit: stamp.commit,
        limit: 100_000,
      }),
    ).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
