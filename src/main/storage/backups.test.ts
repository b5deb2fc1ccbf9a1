import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expiredBackups, listBackups, readBackup } from './backups.ts';
import { nodeFileSystem } from './file-system.ts';
import { projectFolder } from './project-folder.ts';
import { fileStamp } from './quarantine.ts';
import { aStoredProject, calm, numbered, opened, save } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 2, 1, 12);
const nameAt = (time: number): string => `${fileStamp(new Date(time).toISOString())}.json.gz`;

describe('backups', () => {
  it('keep the newest of 24 hours, 14 days and 8 weeks', () => {
    const names = Array.from({ length: 24 * 120 }, (_, index) => nameAt(start - index * hour));
    const gone = new Set(expiredBackups(names));
    const kept = names.filter((name) => !gone.has(name));
    expect(kept.slice(0, 24)).toEqual(names.slice(0, 24));
    const days = new Set(kept.map((name) => name.slice(0, 10)));
    const weeks = new Set([...days].map((day) => Math.floor(Date.parse(day) / (7 * 24 * hour))));
    expect(weeks.size).toBe(8);
    // One backup per day beyond the last 24 hours, of 14 days; one per week beyond those.
    expect(kept.length - 24).toBe(days.size - 2);
    expect([...days].filter((day) => Date.parse(day) > start - 14 * 24 * hour)).toHaveLength(14);
  });

  it('made before a migration, and files of other names, never go', () => {
    const names = [
      '2020-01-01T00-00-00-000Z-before-schema-2.json.gz',
      'mine.json.gz',
      ...Array.from({ length: 500 }, (_, index) => nameAt(start - index * hour)),
    ];
    expect(expiredBackups(names).some((name) => !name.endsWith('000Z.json.gz'))).toBe(false);
  });

  it('are made once an hour and read back as they were', async () => {
    const path = await aStoredProject(tempFolder());
    let now = start;
    const store = await opened(path, 'write', { ...calm, clock: () => new Date(now).toISOString() });
    for (const [n, minutes] of [30, 40, 10].entries()) {
      await save(store, numbered(n));
      await store.compact();
      now += minutes * 60_000;
    }
    const folder = projectFolder(path);
    const names = await listBackups(nodeFileSystem, folder);
    expect(names).toEqual([nameAt(start + 70 * 60_000), nameAt(start)]);
    const backup = await readBackup(nodeFileSystem, folder, names[0] ?? '');
    expect(backup.ok && backup.value.record['revision']).toBe(store.project.revision);
    await store.close();
    expect(readdirSync(join(path, 'backups'))).toHaveLength(2);
  });
});
