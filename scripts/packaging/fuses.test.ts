import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fusedFile, fuseDifferences, fuses, setFuses, type FuseName } from './fuses.mjs';

/** The mark that stands before the fuses in every Electron binary (electronjs.org/docs/latest/tutorial/fuses). */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-fuses-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Something with a fuse wire, as an Electron binary has one in the midst of its code. */
async function aBinary(name: string, wire: string): Promise<string> {
  const path = join(folder, name);
  const code = Buffer.alloc(100_000, 7);
  await writeFile(
    path,
    Buffer.concat([code, Buffer.from(mark), Buffer.from([1, wire.length]), Buffer.from(wire), code]),
  );
  return path;
}

const context = (platform: 'linux' | 'win32') => ({
  electronPlatformName: platform,
  appOutDir: folder,
  packager: { appInfo: { productFilename: 'Stet' }, executableName: 'stet' },
});

/** Electron 45 as it is downloaded. */
const asDownloaded = '101100011';

it('decides about every fuse there is', () => {
  const all = Object.values(FuseV1Options).filter((name): name is FuseName => typeof name === 'string');
  expect(Object.keys(fuses).sort()).toEqual(all.sort());
});

it('sets all of them in the binary, and nothing else in it', async () => {
  const path = await aBinary('stet', asDownloaded);
  const before = await readFile(path);
  await setFuses(context('linux'));
  const after = await readFile(path);
  const at = after.indexOf(mark) + mark.length + 2;
  expect(after.subarray(at, at + 9).toString()).toBe('010011001');
  expect(after.subarray(0, at)).toEqual(before.subarray(0, at));
  expect(after.subarray(at + 9)).toEqual(before.subarray(at + 9));
  expect(await fuseDifferences(path)).toEqual([]);
});

it('finds the executable of Windows by the product’s name', async () => {
  const path = await aBinary('Stet.exe', asDownloaded);
  await setFuses(context('win32'));
  expect(await fuseDifferences(path)).toEqual([]);
  expect(fusedFile('darwin', '/packed', { productName: 'Stet', executableName: 'stet' })).toBe(
    join('/packed', 'Stet.app'),
  );
});

it('names every difference', async () => {
  const path = await aBinary('stet', '110011r01');
  expect(await fuseDifferences(path)).toEqual([
    'RunAsNode should be off and is on.',
    'LoadBrowserProcessSpecificV8Snapshot should be off and is removed.',
  ]);
});

it('stops at a fuse nobody decided about, and at a binary without fuses', async () => {
  const path = await aBinary('stet', `${asDownloaded}1`);
  await expect(setFuses(context('linux'))).rejects.toThrow(/10 fuses/u);
  expect((await fuseDifferences(path)).at(-1)).toBe('There is a fuse nobody decided about: number 9, on.');
  await writeFile(path, 'no Electron');
  await expect(setFuses(context('linux'))).rejects.toThrow(/sentinel/u);
});
