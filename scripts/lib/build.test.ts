import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newestChange } from './build.mjs';

let folder = '';
/** Makes a file that was last changed so many seconds after the start of 2026. */
function file(name: string, seconds: number): void {
  writeFileSync(join(folder, name), '');
  utimesSync(join(folder, name), at(seconds), at(seconds));
}
const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
const settleFolders = (): void => {
  for (const path of [join(folder, 'inner', 'testing'), join(folder, 'inner'), folder])
    utimesSync(path, at(1), at(1));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-build-'));
  mkdirSync(join(folder, 'inner', 'testing'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('finds the newest change however deep', () => {
  file('a.ts', 5);
  file('inner/b.ts', 9);
  settleFolders();
  expect(newestChange(folder)).toBe(at(9).getTime());
});

it('leaves tests and their helpers out', () => {
  file('a.ts', 5);
  file('a.test.ts', 20);
  file('inner/testing/builder.ts', 30);
  settleFolders();
  expect(newestChange(folder)).toBe(at(5).getTime());
});

it('notices a file that was deleted, by its folder', () => {
  file('a.ts', 5);
  settleFolders();
  file('inner/b.ts', 3);
  rmSync(join(folder, 'inner', 'b.ts'));
  expect(newestChange(folder)).toBeGreaterThan(at(5).getTime());
});

it('takes a missing path for the oldest', () => {
  expect(newestChange(join(folder, 'nowhere'))).toBe(0);
});
