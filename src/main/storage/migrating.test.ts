import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import { createMigrator, type StoredValue } from '../../core/migrations/migration.ts';
import { createEntry, logRoot, type LogEntry } from '../../core/project/log.ts';
import { currentSchema, type Project } from '../../core/project/project.ts';
import { readBackup } from './backups.ts';
import { nodeFileSystem } from './file-system.ts';
import { encodeBatch, encodeHeader } from './journal-format.ts';
import { joinSegments, readSegments } from './log-reader.ts';
import { listProjectFolder, projectFolder } from './project-folder.ts';
import { replayEntries } from '../../core/migrations/replay-entries.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { calm, created, numbered, opened, save, textOf } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

/**
 * A version that never was, in which a story had a `name` and was renamed by a command of its own: what storage does
 * with files of an older schema, before there is a real one.
 */
const past = currentSchema - 1;

const withTitle = (value: StoredValue): StoredValue => {
  const { name, ...story } = value['story'] as { readonly name: string };
  return { ...value, story: { ...story, title: name } };
};
const migrator = createMigrator(
  [
    {
      to: currentSchema,
      what: 'a story’s name is its title',
      record: withTitle,
      command: (command) =>
        command['kind'] === 'project.create'
          ? withTitle(command)
          : { kind: 'story.update', title: command['name'] },
    },
  ],
  past,
  currentSchema,
);

const withName = (value: StoredValue & { readonly story: Project['story'] }): StoredValue => {
  const { title, ...story } = value.story;
  return { ...value, story: { ...story, name: title } };
};

/** A project folder as that version left it: a snapshot of the first change and a journal of both. */
async function aPastProject(): Promise<{ readonly path: string; readonly entries: readonly LogEntry[] }> {
  const now = created();
  const { command, context } = now.entry;
  if (command.kind !== 'project.create') throw new Error('unexpected');
  const first = createEntry(logRoot, 1, withName(command) as never, context);
  const second = createEntry(first.hash, 2, { kind: 'story.rename', name: 'High water' } as never, context);
  const path = join(tempFolder(), 'past');
  mkdirSync(path);
  const record = { ...withName({ ...now.project, logHead: first.hash }), schema: past, revision: 1 };
  writeFileSync(join(path, 'snapshot-1.json'), await encodeSnapshot(record, 1));
  const after = { revision: 0, logHead: logRoot };
  const header = encodeHeader({ format: 'stet-journal', schema: past, generation: 1, after });
  const entries = [first, second];
  const batch = encodeBatch(
    entries.map((entry) => ({ revision: entry.revision, json: canonicalJson(entry) })),
  );
  writeFileSync(join(path, 'journal-1.log'), Buffer.concat([header, batch, Buffer.alloc(8192)]));
  return { path, entries };
}

it('a project of an older schema is backed up, brought to this one, and goes on', async () => {
  const { path, entries } = await aPastProject();
  const options = { ...calm, migrator };
  const store = await opened(path, 'write', options);
  expect(store.readOnly).toBeNull();
  expect(store.project.schema).toBe(currentSchema);
  expect(store.project.story.title).toBe('High water');
  expect(store.project.revision).toBe(2);
  // The chain is the one that was acknowledged, not a new one over the migrated commands.
  expect(store.project.logHead).toBe(entries[1]?.hash);
  await save(store, numbered(3));
  await store.close();

  const backups = readdirSync(join(path, 'backups')).filter((name) => name.includes('before-schema'));
  expect(backups).toHaveLength(1);
  const backup = await readBackup(nodeFileSystem, projectFolder(path), backups[0] ?? '');
  expect(backup.ok && backup.value.header.schema).toBe(past);
  expect(backup.ok && backup.value.record['story']).toHaveProperty('name', 'Ferry');

  const again = await opened(path, 'write', options);
  expect(textOf(again.project)).toBe('The ferry leaves at 3.');
  expect(again.notices).toEqual([]);
  await again.close();
  expect(readdirSync(join(path, 'backups')).filter((name) => name.includes('before-schema'))).toEqual(
    backups,
  );
});

it('the log of an older schema replays from its first entry to the same project', async () => {
  const { path } = await aPastProject();
  const options = { ...calm, migrator };
  const store = await opened(path, 'write', options);
  await save(store, numbered(3));
  const { project } = store;
  await store.close();
  const folder = projectFolder(path);
  const listing = await listProjectFolder(nodeFileSystem, folder);
  const segments = await readSegments(nodeFileSystem, folder, listing, 0);
  const stretch = joinSegments(segments, { revision: 0, logHead: logRoot });
  expect(stretch.broken).toBeNull();
  const replayed = replayEntries(null, stretch.entries, migrator);
  expect(canonicalJson(replayed.project)).toBe(canonicalJson(project));
});
