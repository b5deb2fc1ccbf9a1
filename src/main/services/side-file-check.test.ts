import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aStoredProject, numbered, opened, range, save } from '../storage/testing/stored-project.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { examineProject } from './doctor.ts';
import { systemRuntime } from './runtime.ts';

const runtime = systemRuntime({ idleAfter: null });

function flipBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

it('a damaged backup and a damaged witness are told, set aside, and the witness is written anew', async () => {
  const path = await aStoredProject(tempFolder());
  const store = await opened(path);
  await save(store, ...range(1, 5).map(numbered));
  expect((await store.compact()).ok).toBe(true);
  await store.close();
  expect((await examineProject(path, runtime)).repaired).toEqual([]);

  const [backup = ''] = readdirSync(join(path, 'backups'));
  flipBit(join(path, 'backups', backup), 100);
  flipBit(join(path, 'witness.json'), 20);

  const found = await examineProject(path, runtime);
  expect(found.ok).toBe(true);
  expect(found.repaired.filter((text) => text.startsWith(backup))).toHaveLength(1);
  expect(found.repaired.filter((text) => text.startsWith('witness.json'))).toHaveLength(1);
  expect(found.quarantined).toHaveLength(2);
  expect(readdirSync(path)).toContain('witness.json');
  expect((await examineProject(path, runtime)).quarantined).toEqual([]);
});

it('where nothing may be moved they are problems', async () => {
  const path = await aStoredProject(tempFolder());
  const writer = await opened(path);
  await save(writer, numbered(1));
  expect((await writer.compact()).ok).toBe(true);
  const [backup = ''] = readdirSync(join(path, 'backups'));
  flipBit(join(path, 'backups', backup), 100);
  // The writer holds the lock, so that the examination may only read.
  const found = await examineProject(path, runtime);
  expect(found.problems.map(({ code }) => code)).toContain('side-file-damaged');
  expect(readdirSync(join(path, 'backups'))).toEqual([backup]);
  await writer.close();
});
