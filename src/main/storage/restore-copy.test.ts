import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import { apply, applyAgain } from '../../core/project/apply.ts';
import { examineProject } from '../services/doctor.ts';
import { systemRuntime } from '../services/runtime.ts';
import { expectOk } from '../services/testing/expect-ok.ts';
import { hashOf } from './evidence-store.ts';
import { pageSize } from './journal-format.ts';
import { restoreCopy, type RestoreWish } from './restore-copy.ts';
import { listRestorePoints, type RestoreSource } from './restore-points.ts';
import { settle } from './store-options.ts';
import { faultyFileSystem } from './testing/faulty-file-system.ts';
import { aStoredProject, calm, numbered, opened, range, save, textOf } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

let home: string;
let path: string;
const evidence = Buffer.from('Register of the harbour board');
const runtime = systemRuntime({ idleAfter: null });
const editor = { actor: 'Edda Editor', role: 'editor', at: '2026-03-05T09:00:00.000Z' } as const;

/** Changes 2 to 4 before a backup, 5 to 8 before another, 9 to 12 after it: journals 1 to 3. */
beforeEach(async () => {
  home = tempFolder();
  path = await aStoredProject(home);
  mkdirSync(join(path, 'evidence'));
  writeFileSync(join(path, 'evidence', hashOf(evidence)), evidence);
  let hour = 9;
  const clock = (): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const store = await opened(path, 'write', { ...calm, clock });
  await save(store, ...range(1, 3).map(numbered));
  await store.compact();
  hour += 2;
  await save(store, ...range(4, 7).map(numbered));
  await store.compact();
  await save(store, ...range(8, 11).map(numbered));
  await store.close();
});

function flip(name: string, at: number): void {
  const bytes = readFileSync(join(path, name));
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(join(path, name), bytes);
}

const points = async () => expectOk(await listRestorePoints(settle(path, calm)));
const backup = (hour: number): RestoreSource => ({
  kind: 'backup',
  name: `2026-03-02T${String(hour).padStart(2, '0')}-00-00-000Z.json.gz`,
});

function restore(source: RestoreSource, more: Partial<RestoreWish> = {}, options = calm) {
  return restoreCopy(settle(path, options), {
    source,
    path: join(home, 'copy'),
    hiddenPath: join(home, '.new-copy'),
    projectId: 'project_copy',
    titleFor: (title) => `${title} (restored)`,
    context: editor,
    ...more,
  });
}

/** Every file below a folder, by name and content. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file).toString('latin1')]),
  );
}

/** The copy can be worked on, says where it came from, and is sound through and through. */
async function expectSound(revision: number, from: RegExp): Promise<readonly string[]> {
  const copy = join(home, 'copy');
  const store = await opened(copy);
  expect([store.readOnly, store.notices]).toEqual([null, []]);
  expect(store.project).toMatchObject({ id: 'project_copy', revision: revision + 1 });
  expect(store.project.story.title).toBe('Ferry (restored)');
  expect(store.project.events.at(-1)).toMatchObject({ what: 'project.restore', by: 'Edda Editor' });
  expect(store.project.events.at(-1)?.detail).toMatch(from);
  await save(store, numbered(77));
  await store.compact();
  await store.close();
  expect(readFileSync(join(copy, 'evidence', hashOf(evidence)))).toEqual(evidence);
  const found = await examineProject(copy, runtime);
  expect(found).toMatchObject({ ok: true, problems: [], repaired: [], verified: { evidence: 1 } });
  // And from its log alone.
  for (const name of readdirSync(copy)) if (name.startsWith('snapshot-')) rmSync(join(copy, name));
  const again = await opened(copy);
  expect([again.readOnly, textOf(again.project)]).toEqual([null, 'The ferry leaves at 77.']);
  await again.close();
  return found.notes;
}

describe('what can be restored', () => {
  it('of a sound project are its backups, with what each lacks', async () => {
    expect(await points()).toMatchObject({
      isDamaged: false,
      lastKnown: 12,
      points: [
        { source: backup(11), at: '2026-03-02T11:00:00.000Z', revision: 8, missing: 4, problem: null },
        { source: backup(9), at: '2026-03-02T09:00:00.000Z', revision: 4, missing: 8, problem: null },
      ],
    });
  });

  it('of a damaged one is first what can be read, and what lies whole behind the damage is counted', async () => {
    flip('journal-3.log', 2 * pageSize + 40);
    expect(await points()).toMatchObject({
      isDamaged: true,
      lastKnown: 12,
      points: [{ source: { kind: 'readable' }, revision: 9, missing: 3, readableBehind: 2 }, {}, {}],
    });
  });

  it('a damaged backup is listed as one that cannot be used', async () => {
    writeFileSync(join(path, 'backups', '2026-03-02T11-00-00-000Z.json.gz'), 'scribble');
    const [first, second] = (await points()).points;
    expect(first).toMatchObject({ revision: null, missing: null });
    expect(first?.problem).toContain('cannot be unpacked');
    expect(second).toMatchObject({ revision: 4, problem: null });
    const refused = await restore(backup(11));
    expect(refused.ok ? '' : refused.error.code).toBe('damaged');
    expect(existsSync(join(home, 'copy'))).toBe(false);
  });

  it('of a project of which no state can be read are its backups', async () => {
    for (const name of readdirSync(path)) {
      if (/^(snapshot|journal)/u.test(name)) writeFileSync(join(path, name), 'gone');
    }
    expect(await points()).toMatchObject({ project: null, isDamaged: true, lastKnown: 12 });
    expect((await points()).points.map((point) => point.missing)).toEqual([4, 8]);
    expectOk(await restore(backup(11)));
    expect((await expectSound(8, /11-00-00-000Z/u)).join()).toContain('before change 8 is not here');
  });
});

describe('a restored copy', () => {
  it('of a backup has the whole log up to it, and the original stays as it was', async () => {
    flip('journal-3.log', 2 * pageSize + 40);
    const before = contents(path);
    const made = expectOk(await restore(backup(11)));
    expect(made).toMatchObject({ logFrom: 0, evidence: 1, lostEvidence: [] });
    expect(contents(path)).toEqual(before);
    expect(await expectSound(8, /the backup 2026-03-02T11.* change 8; 4 later changes are missing/u)).toEqual(
      [],
    );
    expect(contents(path)).toEqual(before);
  });

  it('of what can be read goes up to the damage, wherever it is', async () => {
    truncateSync(join(path, 'journal-3.log'), 3 * pageSize);
    const before = contents(path);
    expect(expectOk(await restore({ kind: 'readable' }))).toMatchObject({ logFrom: 0 });
    await expectSound(10, /what could be read of project_1, change 10; 2 later changes are missing/u);
    expect(contents(path)).toEqual(before);
  });

  it('whose log cannot be followed begins with the record, keeps the journals aside, and doctor says so', async () => {
    flip('journal-1.log', 2 * pageSize + 40);
    rmSync(join(path, 'snapshot-3.json'));
    rmSync(join(path, 'snapshot-2.json'));
    expect(expectOk(await restore(backup(9)))).toMatchObject({ logFrom: 4 });
    const notes = await expectSound(4, /change 4; 8 later changes/u);
    expect(notes.join()).toMatch(/log before change 4 is not here.*root\.json/u);
    const copy = join(home, 'copy');
    expect(readdirSync(join(copy, 'quarantine')).sort()).toEqual([
      'before-journal-1.log',
      'before-journal-2.log',
      'before-journal-3.log',
    ]);
    expect(readFileSync(join(copy, 'quarantine', 'before-journal-1.log'))).toEqual(
      readFileSync(join(path, 'journal-1.log')),
    );
  });

  it('of a copy that began with a record keeps that record', async () => {
    flip('journal-1.log', 2 * pageSize + 40);
    expectOk(await restore(backup(11)));
    const first = join(home, 'copy');
    path = join(home, 'first');
    cpSync(first, path, { recursive: true });
    rmSync(first, { recursive: true });
    const store = await opened(path);
    await save(store, ...range(50, 53).map(numbered));
    await store.close();
    truncateSync(join(path, 'journal-1.log'), 4 * pageSize);
    const made = expectOk(
      await restore({ kind: 'readable' }, { projectId: 'project_again', titleFor: (title) => title }),
    );
    expect(made).toMatchObject({ logFrom: 8, project: { revision: 12 } });
    expect(await examineProject(first, runtime)).toMatchObject({ ok: true });
  });

  it('with its record damaged is refused when nothing else is left, and doctor says which file', async () => {
    flip('journal-1.log', 2 * pageSize + 40);
    expectOk(await restore(backup(11)));
    const copy = join(home, 'copy');
    writeFileSync(join(copy, 'root.json'), 'scribble');
    const found = await examineProject(copy, runtime);
    expect(found.problems.map((problem) => problem.message).join()).toContain('root.json');
    expect(found.ok).toBe(false);
  });

  it('leaves out evidence that is damaged or gone, and names it', async () => {
    const store = await opened(path);
    const add = (id: string, sha256: string) =>
      ({
        kind: 'evidence.add',
        evidenceId: id,
        sourceId: 'source_1',
        evidenceKind: 'file',
        fileName: 'register.txt',
        mediaType: 'text/plain',
        sha256,
        size: 1,
        text: { kind: 'none', sha256: null, length: 0 },
        from: 'register.txt',
      }) as const;
    await save(
      store,
      {
        kind: 'source.add',
        sourceId: 'source_1',
        sourceKind: 'document',
        csl: { type: 'report', title: 'Register' },
        person: null,
        origin: '',
        note: '',
      },
      add('evidence_1', hashOf(evidence)),
      add('evidence_2', 'a'.repeat(64)),
    );
    await store.close();
    const made = expectOk(await restore({ kind: 'readable' }));
    expect([made.evidence, made.lostEvidence]).toEqual([1, ['a'.repeat(64)]]);
  });

  it('appears whole or not at all, and never over something', async () => {
    const full = await restore(backup(11), {}, { ...calm, fs: faultyFileSystem({ bytesLeft: 20_000 }) });
    expect(full.ok ? '' : full.error.code).toBe('disk-full');
    expect(readdirSync(home)).toEqual(['ferry']);
    mkdirSync(join(home, 'copy'));
    const taken = await restore(backup(11));
    expect(taken.ok ? '' : taken.error.code).toBe('already-exists');
    expect(readdirSync(home).sort()).toEqual(['copy', 'ferry']);
  });

  it('is not made of a name that is no backup', async () => {
    for (const name of ['../snapshot-1.json', 'x.json.gz', '']) {
      const refused = await restore({ kind: 'backup', name });
      expect(refused.ok ? '' : refused.error.code).toBe('not-found');
    }
  });

  it('of an older schema keeps its entries as they were written', async () => {
    const frozen = join(import.meta.dirname, '../../core/migrations/fixtures/schema-1/project');
    path = join(home, 'old');
    cpSync(frozen, path, { recursive: true });
    const made = expectOk(await restore({ kind: 'readable' }));
    const found = await examineProject(join(home, 'copy'), runtime);
    expect(found).toMatchObject({ ok: true, problems: [], revision: made.project.revision });
    expect(found.verified.entries).toBe(made.project.revision - made.logFrom);
  });
});

it('a log that holds what is refused today still replays', async () => {
  const store = await opened(path);
  const command = {
    kind: 'article.edit',
    put: [{ block: { ...numberedBlock(), text: 'Old\0 words' } }],
    remove: [],
  };
  expect(apply(store.head, command, editor).ok).toBe(false);
  const old = expectOk(applyAgain(store.head, command, editor));
  expectOk(await store.append(old.entry, old.project));
  const last = store.project;
  await store.close();
  for (const name of readdirSync(path)) if (name.startsWith('snapshot-')) rmSync(join(path, name));
  const again = await opened(path);
  expect([again.readOnly, canonicalJson(again.project)]).toEqual([null, canonicalJson(last)]);
  await again.close();
});

function numberedBlock() {
  const command = numbered(1);
  if (command.kind !== 'article.edit') throw new Error('Typing is an edit.');
  const block = command.put[0]?.block;
  if (block === undefined) throw new Error('Typing puts a block.');
  return block;
}
