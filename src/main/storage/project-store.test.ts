import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { ProjectStore } from './project-store.ts';
import { decodeSnapshot } from './snapshot-format.ts';
import { faultyFileSystem, type Faults } from './testing/faulty-file-system.ts';
import {
  aStoredProject,
  calm,
  numbered,
  opened,
  range,
  save,
  step,
  textOf,
  created,
} from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

describe('saving', () => {
  it('keeps every acknowledged change over a restart, byte for byte', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path);
    await save(store, ...range(1, 30).map(numbered));
    const before = canonicalJson(store.project);
    await store.close();

    const again = await opened(path);
    expect(canonicalJson(again.project)).toBe(before);
    expect(again.notices).toEqual([]);
    expect(again.readOnly).toBeNull();
    await again.close();
  });

  it('goes on in the same journal after a clean stop, and the log has no gap', async () => {
    const path = await aStoredProject(tempFolder());
    for (const n of range(1, 5)) {
      const store = await opened(path);
      await save(store, numbered(n));
      await store.close();
    }
    expect(readdirSync(path).filter((name) => name.startsWith('journal-'))).toEqual(['journal-1.log']);
    const store = await opened(path, 'read');
    expect(store.project.revision).toBe(6);
    expect(textOf(store.project)).toBe('The ferry leaves at 5.');
  });

  it('flushes once for changes that are given together', async () => {
    const path = await aStoredProject(tempFolder());
    const fs = faultyFileSystem({});
    const store = await opened(path, 'write', { ...calm, fs });
    await save(store, numbered(0));
    const before = fs.counts.flushes;
    const saving = range(1, 50).map((n) => {
      const { entry, project } = step(store.head, numbered(n));
      return store.append(entry, project);
    });
    expect((await Promise.all(saving)).every((saved) => saved.ok)).toBe(true);
    // The first goes alone, the other 49 wait for it and share the next flush; one more lays down spare pages at most.
    expect(fs.counts.flushes - before).toBeLessThanOrEqual(3);
    await store.close();
  });

  it('needs one flush and about one page per change', async () => {
    const path = await aStoredProject(tempFolder());
    const fs = faultyFileSystem({});
    const store = await opened(path, 'write', { ...calm, fs });
    await save(store, numbered(0));
    const before = { ...fs.counts };
    await save(store, ...range(1, 400).map(numbered));
    expect((fs.counts.flushes - before.flushes) / 400).toBeLessThanOrEqual(1.05);
    expect((fs.counts.written - before.written) / 400).toBeLessThanOrEqual(10 * 1024);
    await store.close();
  });

  it('survives short writes', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path, 'write', { ...calm, fs: faultyFileSystem({ shortWrites: 100 }) });
    await save(store, ...range(1, 5).map(numbered));
    await store.compact();
    await store.close();
    const again = await opened(path, 'read');
    expect(textOf(again.project)).toBe('The ferry leaves at 5.');
    expect(again.notices).toEqual([]);
  });

  it('shows nothing in memory that is not on disk', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path);
    const { entry, project } = step(store.head, numbered(1));
    const saving = store.append(entry, project);
    expect(store.project.revision).toBe(1);
    expect(store.head.revision).toBe(2);
    await saving;
    expect(store.project.revision).toBe(2);
    await store.close();
  });
});

describe('when the disk fails', () => {
  it('refuses the batch and all behind it, keeps memory, and goes on in a new generation', async () => {
    const path = await aStoredProject(tempFolder());
    const faults: Faults = {};
    const store = await opened(path, 'write', { ...calm, fs: faultyFileSystem(faults) });
    await save(store, numbered(1));
    faults.flush = 'EIO';
    const saving = range(2, 4).map((n) => {
      const { entry, project } = step(store.head, numbered(n));
      return store.append(entry, project);
    });
    const codes = (await Promise.all(saving)).map((saved) => (saved.ok ? 'saved' : saved.error.code));
    expect(codes).toEqual(['write-failed', 'write-failed', 'write-failed']);
    expect(textOf(store.project)).toBe('The ferry leaves at 1.');
    expect(store.head).toBe(store.project);

    delete faults.flush;
    await save(store, numbered(9));
    await store.close();
    const again = await opened(path);
    // What the failed journal may still hold beyond the last acknowledged change does not come back.
    expect(textOf(again.project)).toBe('The ferry leaves at 9.');
    expect(again.project.revision).toBe(3);
    expect(again.readOnly).toBeNull();
    await again.close();
  });

  it('says when the disk is full, and after space is made goes on', async () => {
    const path = await aStoredProject(tempFolder());
    const faults: Faults = {};
    const store = await opened(path, 'write', { ...calm, fs: faultyFileSystem(faults) });
    await save(store, numbered(0));
    faults.bytesLeft = 0;
    let accepted = 0;
    let code = '';
    for (const n of range(1, 500)) {
      const { entry, project } = step(store.head, numbered(n));
      const saved = await store.append(entry, project);
      if (saved.ok) accepted += 1;
      else {
        code = saved.error.code;
        break;
      }
    }
    expect(accepted).toBeGreaterThanOrEqual(50);
    expect(code).toBe('disk-full');
    expect(textOf(store.project)).toBe(`The ferry leaves at ${accepted}.`);

    delete faults.bytesLeft;
    await save(store, numbered(777));
    await store.close();
    const again = await opened(path, 'read');
    expect(textOf(again.project)).toBe('The ferry leaves at 777.');
    expect(again.readOnly).toBe('Opened for reading.');
    expect(again.notices).toEqual([]);
  });

  it('opens on a full disk, and read-only when even the lock does not fit', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path, 'write', { ...calm, fs: faultyFileSystem({ bytesLeft: 0 }) });
    expect(store.readOnly).toContain('full');
    expect(textOf(store.project)).toBe('The ferry leaves at nine.');
    await store.close();
  });

  it('leaves the old snapshot when a new one cannot be put in place', async () => {
    const path = await aStoredProject(tempFolder());
    const faults: Faults = {};
    const troubles: string[] = [];
    const store = await opened(path, 'write', {
      ...calm,
      fs: faultyFileSystem(faults),
      onTrouble: (notice) => troubles.push(notice.code),
    });
    await save(store, numbered(1));
    faults.rename = { code: 'EPERM', times: 1 };
    const compacted = await store.compact();
    expect(compacted.ok).toBe(false);
    expect(troubles).toEqual(['permission-denied']);
    await save(store, numbered(2));
    await store.close();
    expect(readdirSync(path).filter((name) => name.endsWith('.part'))).toEqual([]);
    const again = await opened(path);
    expect(textOf(again.project)).toBe('The ferry leaves at 2.');
    expect(again.readOnly).toBeNull();
    await again.close();
  });

  it('makes a project whole or not at all', async () => {
    const parent = tempFolder();
    const first = created();
    const fs = faultyFileSystem({ bytesLeft: 2000 });
    const path = join(parent, 'ferry');
    const made = await ProjectStore.create(
      { path, hiddenPath: join(parent, '.hidden'), entries: [first.entry], project: first.project },
      { ...calm, fs },
    );
    expect(made.ok ? 'made' : made.error.code).toBe('disk-full');
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('housekeeping', () => {
  it('keeps three verified snapshots, archives older journals and never throws the log away', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path);
    for (const n of range(1, 6)) {
      await save(store, numbered(n));
      expect((await store.compact()).ok).toBe(true);
    }
    const before = canonicalJson(store.project);
    await store.close();

    const names = readdirSync(path);
    expect(names.filter((name) => name.startsWith('snapshot-'))).toHaveLength(3);
    expect(names.filter((name) => name.startsWith('journal-')).length).toBeLessThanOrEqual(3);
    expect(readdirSync(join(path, 'log')).length).toBeGreaterThan(0);
    const newest =
      names
        .filter((name) => name.startsWith('snapshot-'))
        .sort()
        .at(-1) ?? '';
    const snapshot = decodeSnapshot(readFileSync(join(path, newest)));
    expect(snapshot.ok && canonicalJson(snapshot.value.record)).toBe(before);
    expect(readdirSync(join(path, 'backups'))).toHaveLength(1);

    const again = await opened(path);
    expect(canonicalJson(again.project)).toBe(before);
    await again.close();
  });

  it('goes on saving while a snapshot is made', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path);
    await save(store, numbered(1));
    const compacting = store.compact();
    await save(store, ...range(2, 20).map(numbered));
    expect((await compacting).ok).toBe(true);
    await store.close();
    const again = await opened(path);
    expect(again.project.revision).toBe(21);
    expect(textOf(again.project)).toBe('The ferry leaves at 20.');
    await again.close();
  });

  it('makes a snapshot in a pause when enough has gathered', async () => {
    const path = await aStoredProject(tempFolder());
    const store = await opened(path, 'write', { idleAfter: 30 });
    await save(store, ...range(1, 120).map(numbered));
    await expect.poll(() => readdirSync(path)).toContain('snapshot-2.json');
    await store.close();
  });

  it('touches nothing once the store is closed, even when a pause had just begun', async () => {
    const path = await aStoredProject(tempFolder());
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    let isSlow = false;
    const fs: FileSystem = {
      ...nodeFileSystem,
      list: async (folder) => {
        if (isSlow && folder.endsWith('backups')) await answered;
        return nodeFileSystem.list(folder);
      },
    };
    const store = await opened(path, 'write', { ...calm, fs });
    await save(store, ...range(1, 120).map(numbered));
    isSlow = true;
    const pausing = store.housekeep();
    await store.close();
    const left = readdirSync(path);
    answer();
    await pausing;
    expect(readdirSync(path)).toEqual(left);
    expect((await store.compact()).ok).toBe(true);
    expect(readdirSync(path)).toEqual(left);
  });
});

describe('the lock', () => {
  it('lets one write and everybody read', async () => {
    const path = await aStoredProject(tempFolder());
    const writer = await opened(path);
    const second = await opened(path);
    expect(second.readOnly).toContain('open for writing');
    const { entry, project } = step(second.head, numbered(1));
    const saved = await second.append(entry, project);
    expect(saved.ok ? '' : saved.error.code).toBe('read-only');
    await second.close();
    await writer.close();
    const third = await opened(path);
    expect(third.readOnly).toBeNull();
    await third.close();
  });
});
