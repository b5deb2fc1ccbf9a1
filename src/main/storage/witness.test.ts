import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { pageSize, scanJournal } from './journal-format.ts';
import { faultyFileSystem, type Faults } from './testing/faulty-file-system.ts';
import { aStoredProject, calm, numbered, opened, range, save, typing } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

let path: string;
const witness = (): string => join(path, 'witness.json');
const journal = (): string => join(path, 'journal-1.log');
const seen = (): number => (JSON.parse(readFileSync(witness(), 'utf8')) as { revision: number }).revision;

/** A closed project of 21 changes, one of them over several pages. */
beforeEach(async () => {
  path = await aStoredProject(tempFolder());
  const store = await opened(path);
  await save(
    store,
    ...range(1, 10).map(numbered),
    typing('late '.repeat(3000)),
    ...range(11, 19).map(numbered),
  );
  await store.close();
});

describe('a journal that was cut', () => {
  it('at any page of a closed project is noticed, counted, and left as it is', async () => {
    const bytes = readFileSync(journal());
    const { end } = scanJournal(bytes);
    expect(end).toBeGreaterThan(23 * pageSize);
    for (let size = 0; size < end; size += pageSize) {
      truncateSync(journal(), size);
      const store = await opened(path);
      expect(store.project.revision).toBeLessThan(21);
      const missing = 21 - store.project.revision;
      expect(`${size}: ${store.readOnly ?? ''}`).toContain(`(${missing} in all) cannot be shown`);
      expect(store.notices.map((notice) => [notice.kind, notice.code])).toContainEqual([
        'error',
        'log-broken',
      ]);
      expect(store.broken).toMatchObject({ after: store.project.revision, last: 21 });
      await store.close();
      expect(readFileSync(journal())).toHaveLength(size);
      expect(existsSync(join(path, 'quarantine'))).toBe(false);
      writeFileSync(journal(), bytes);
    }
    truncateSync(journal(), end);
    const whole = await opened(path);
    expect([whole.project.revision, whole.readOnly]).toEqual([21, null]);
    await whole.close();
  });

  it('or whose last batch was damaged, or that is gone, is noticed too', async () => {
    const bytes = readFileSync(journal());
    const { end } = scanJournal(bytes);
    const flipped = Buffer.from(bytes);
    flipped[end - pageSize + 60] = (flipped[end - pageSize + 60] ?? 0) ^ 1;
    writeFileSync(journal(), flipped);
    const damaged = await opened(path);
    expect([damaged.project.revision, damaged.broken?.last]).toEqual([20, 21]);
    await damaged.close();
    rmSync(journal());
    const gone = await opened(path);
    expect([gone.project.revision, gone.broken?.last]).toEqual([1, 21]);
    await gone.close();
  });

  it('behind a newer snapshot costs nothing and blocks nothing', async () => {
    const store = await opened(path);
    await store.compact();
    await store.close();
    truncateSync(journal(), 5 * pageSize);
    const again = await opened(path);
    expect([again.project.revision, again.readOnly]).toEqual([21, null]);
    await again.close();
  });
});

describe('a witness', () => {
  it('that is missing, damaged or behind blocks nothing, and is there again at the end', async () => {
    const old = tempFolder();
    cpSync(path, old, { recursive: true });
    const store = await opened(path);
    await save(store, numbered(30));
    await store.close();
    expect(seen()).toBe(22);
    const damages = [
      () => rmSync(witness()),
      () => writeFileSync(witness(), ''),
      () =>
        writeFileSync(witness(), readFileSync(witness(), 'utf8').replace('"revision":22', '"revision":92')),
      () => copyFileSync(join(old, 'witness.json'), witness()),
    ];
    for (const damage of damages) {
      damage();
      const again = await opened(path);
      expect([again.project.revision, again.readOnly, again.notices]).toEqual([22, null, []]);
      await again.close();
      expect(seen()).toBe(22);
    }
  });

  it('follows while saving goes on, without a flush, and is never ahead of the journal', async () => {
    const fs = faultyFileSystem({});
    const store = await opened(path, 'write', { ...calm, fs });
    await save(store, numbered(1));
    const before = { ...fs.counts };
    for (const n of range(2, 260)) {
      await save(store, numbered(n));
      expect(seen()).toBeLessThanOrEqual(store.project.revision);
    }
    expect((fs.counts.flushes - before.flushes) / 259).toBeLessThan(1.02);
    expect(store.project.revision - seen()).toBeLessThan(130);
    await store.close();
    expect(seen()).toBe(store.project.revision);
  });

  it('that cannot be written stops nobody from saving and closing', async () => {
    const faults: Faults = {};
    const troubles: string[] = [];
    const store = await opened(path, 'write', {
      ...calm,
      fs: faultyFileSystem(faults),
      onTrouble: (notice) => troubles.push(notice.code),
    });
    await save(store, numbered(1));
    faults.create = 'ENOSPC';
    await save(store, ...range(2, 100).map(numbered));
    await store.close();
    expect(troubles).toEqual(['disk-full']);
    const again = await opened(path);
    expect([again.project.revision, again.readOnly]).toEqual([121, null]);
    await again.close();
  });

  it('is not written by readers', async () => {
    rmSync(witness());
    const reader = await opened(path, 'read');
    await reader.close();
    expect(existsSync(witness())).toBe(false);
  });
});
