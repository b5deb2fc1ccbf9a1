import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBuildStamp } from './build-stamp-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-stamp-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads the stamp that packaging wrote', async () => {
  const stamp = {
    version: '1.2.0',
    commit: 'a'.repeat(40),
    isChanged: false,
    sourceDate: '2026-11-26T10:00:00.000Z',
  };
  await writeFile(join(folder, 'stamp.json'), JSON.stringify(stamp));
  expect(readBuildStamp(join(folder, 'stamp.json'))).toEqual(stamp);
});

it('takes a missing stamp for a build for development, and no broken one for any', async () => {
  expect(readBuildStamp(join(folder, 'stamp.json'))).toBeNull();
  await writeFile(join(folder, 'stamp.json'), '{"version":"1.2.0"}');
  expect(() => readBuildStamp(join(folder, 'stamp.json'))).toThrow();
});
