import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import { currentSchema, type Project } from '../../core/project/project.ts';
import { pageSize, scanJournal } from './journal-format.ts';
import { ProjectStore } from './project-store.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { faultyFileSystem } from './testing/faulty-file-system.ts';
import { aStoredProject, calm, numbered, opened, range, save, textOf } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

let path: string;
let last: Project;

/** Generations 1 to 5 with 3 changes each and 3 more behind the last snapshot. */
beforeEach(async () => {
  path = await aStoredProject(tempFolder());
  const store = await opened(path);
  let n = 0;
  for (let round = 0; round < 4; round += 1) {
    await save(store, ...range(n + 1, n + 3).map(numbered));
    n += 3;
    expect((await store.compact()).ok).toBe(true);
  }
  await save(store, ...range(n + 1, n + 3).map(numbered));
  last = store.project;
  await store.close();
});

const snapshots = (): string[] =>
  readdirSync(path)
    .filter((name) => name.startsWith('snapshot-'))
    .sort();
const journals = (): string[] =>
  readdirSync(path)
    .filter((name) => name.startsWith('journal-'))
    .sort();
const quarantined = (): string[] =>
  existsSync(join(path, 'quarantine')) ? readdirSync(join(path, 'quarantine')) : [];

function flipBit(name: string, at: number): void {
  const bytes = readFileSync(join(path, name));
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(join(path, name), bytes);
}

/** Everything in the project folder, by name and content, without the lock. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'LOCK')
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(folder.length), readFileSync(file).toString('latin1')];
      }),
  );
}

async function expectWhole(noticeCodes: readonly string[]): Promise<void> {
  const store = await opened(path);
  expect(canonicalJson(store.project)).toBe(canonicalJson(last));
  expect(store.readOnly).toBeNull();
  expect(store.notices.map((notice) => notice.code)).toEqual(noticeCodes);
  await save(store, numbered(99));
  await store.close();
  const again = await opened(path);
  expect(textOf(again.project)).toBe('The ferry leaves at 99.');
  expect(again.notices).toEqual([]);
  await again.close();
}

describe('a damaged snapshot', () => {
  it('is set aside; an older one and the log give the same project', async () => {
    flipBit(snapshots().at(-1) ?? '', 500);
    await expectWhole(['snapshot-rejected']);
    expect(quarantined()).toHaveLength(1);
  });

  it('and the one before it as well', async () => {
    for (const name of snapshots().slice(-2)) truncateSync(join(path, name), 300);
    await expectWhole(['snapshot-rejected', 'snapshot-rejected']);
    expect(quarantined()).toHaveLength(2);
  });

  it('and all of them: the log is replayed from its first entry, archives included', async () => {
    for (const name of snapshots()) writeFileSync(join(path, name), '');
    expect(readdirSync(join(path, 'log')).length).toBeGreaterThan(0);
    await expectWhole(['snapshot-rejected', 'snapshot-rejected', 'snapshot-rejected']);
  });

  it('in a copy under another generation’s name is not believed', async () => {
    const [old, , newest] = snapshots();
    writeFileSync(join(path, newest ?? ''), readFileSync(join(path, old ?? '')));
    await expectWhole(['snapshot-rejected']);
  });
});

describe('a journal', () => {
  const newest = (): string => journals().at(-1) ?? '';

  it('cut off in its last batch gives everything before; the cut bytes are kept and told once', async () => {
    const bytes = readFileSync(join(path, newest()));
    const { end } = scanJournal(bytes);
    bytes.fill(0, end - pageSize + 150);
    bytes.fill(0x55, end - pageSize + 100, end - pageSize + 150);
    writeFileSync(join(path, newest()), bytes);
    // As after a crash: nobody has seen that batch acknowledged.
    rmSync(join(path, 'witness.json'));
    const store = await opened(path);
    expect(store.project.revision).toBe(last.revision - 1);
    expect(store.notices.map((notice) => notice.code)).toEqual(['journal-tail']);
    expect(store.readOnly).toBeNull();
    await store.close();
    const again = await opened(path);
    expect(again.notices).toEqual([]);
    expect(quarantined()).toHaveLength(1);
    await save(again, numbered(50));
    await again.close();
    const third = await opened(path);
    expect(textOf(third.project)).toBe('The ferry leaves at 50.');
    expect(third.notices).toEqual([]);
    await third.close();
  });

  it('with a flipped bit in the middle opens read-only, says what is missing and touches nothing', async () => {
    flipBit(newest(), pageSize + 100);
    const before = contents(path);
    const store = await opened(path);
    expect(store.readOnly).toContain(`changes ${last.revision - 2} to ${last.revision}`);
    expect(store.notices.map((notice) => [notice.kind, notice.code])).toEqual([['error', 'log-broken']]);
    expect(store.project.revision).toBe(last.revision - 3);
    await store.close();
    expect(contents(path)).toEqual(before);
  });

  it('that is gone although a later one was begun is a hole, too', async () => {
    const store = await opened(path);
    await store.compact();
    await save(store, numbered(60));
    await store.close();
    rmSync(join(path, snapshots().at(-1) ?? ''));
    rmSync(join(path, journals().at(-2) ?? ''));
    const again = await opened(path);
    expect(again.readOnly).toContain('damaged');
    expect(again.notices.map((notice) => notice.code)).toEqual(['log-broken']);
    await again.close();
  });

  it('that was begun but never got its first page is put aside', async () => {
    const next = `journal-${Number(/\d+/u.exec(newest())?.[0]) + 1}.log`;
    writeFileSync(join(path, next), Buffer.alloc(8 * pageSize));
    await expectWhole([]);
    expect(quarantined()).toHaveLength(1);
  });
});

describe('what cannot be opened for writing', () => {
  it('a record of a newer schema shows what this version knows, and stays as it is', async () => {
    const newer = {
      ...last,
      schema: currentSchema + 1,
      mood: 'calm',
      story: { ...last.story, colour: 'blue' },
    };
    const bytes = await encodeSnapshot(newer, 77);
    writeFileSync(join(path, 'snapshot-77.json'), bytes);
    const before = contents(path);
    const store = await opened(path);
    expect(store.readOnly).toContain('newer version');
    expect(store.project.story.title).toBe(last.story.title);
    expect(store.notices.map((notice) => notice.code)).toEqual(['newer-schema']);
    await store.close();
    expect(contents(path)).toEqual(before);
  });

  it('a record of a newer schema that this version cannot show gives way to an older one, read-only', async () => {
    const { article: _article, ...rest } = last;
    const newer = { ...rest, schema: 9, text: ['other', 'shape'] };
    writeFileSync(join(path, 'snapshot-77.json'), await encodeSnapshot(newer, 77));
    const before = contents(path);
    const store = await opened(path);
    expect(store.readOnly).toContain('newer version');
    expect(store.project.revision).toBe(last.revision);
    await store.close();
    expect(contents(path)).toEqual(before);

    for (const name of snapshots()) if (name !== 'snapshot-77.json') rmSync(join(path, name));
    const alone = await ProjectStore.open(path, 'write', calm);
    expect(alone.ok ? '' : alone.error.code).toBe('newer-schema');
    expect(existsSync(join(path, 'LOCK'))).toBe(false);
  });

  it('a folder that refuses new files opens read-only', async () => {
    const store = await opened(path, 'write', { ...calm, fs: faultyFileSystem({ create: 'EROFS' }) });
    expect(store.readOnly).toContain('read-only');
    expect(canonicalJson(store.project)).toBe(canonicalJson(last));
    await store.close();
  });

  it('an empty folder, or one whose files are all broken, is refused and left alone', async () => {
    const empty = tempFolder();
    const missing = await ProjectStore.open(empty, 'write', calm);
    expect(missing.ok ? '' : missing.error.code).toBe('not-found');
    expect(readdirSync(empty)).toEqual([]);

    for (const name of [...snapshots(), ...journals()]) writeFileSync(join(path, name), 'gone');
    rmSync(join(path, 'log'), { recursive: true });
    const before = contents(path);
    const broken = await ProjectStore.open(path, 'write', calm);
    expect(broken.ok ? '' : broken.error.code).toBe('damaged');
    expect(contents(path)).toEqual(before);
  });
});

it('a folder can be copied while nobody writes, and the copy opens alone', async () => {
  const copy = join(tempFolder(), 'copy');
  cpSync(path, copy, { recursive: true });
  rmSync(path, { recursive: true });
  const store = await opened(copy);
  expect(canonicalJson(store.project)).toBe(canonicalJson(last));
  await store.close();
  expect(statSync(copy).isDirectory()).toBe(true);
});
