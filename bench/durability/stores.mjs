/**
 * What is killed: our store and those that other desktop apps use, each saving numbered changes of the same article.
 * `prepare` makes what is there before the first save; `saveFunctions` run in the child; `readers` look at what is
 * left and answer the highest number found, or null when it cannot be read.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Conf from 'conf';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import writeFileAtomic from 'write-file-atomic';
import { defaultPolicy } from '../../src/core/gate/policy.ts';
import { examineProject } from '../../src/main/services/doctor.ts';
import { emptyStory } from '../../src/main/services/import-service.ts';
import { ProjectLibrary } from '../../src/main/services/project-library.ts';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';

const by = { actor: 'Bench', role: 'editor' };
const runtime = systemRuntime({ idleAfter: null });

const paragraph = (id, text) => ({ kind: 'paragraph', id, text, marks: [], spans: [] });
const filler =
  'The council met on Thursday to hear what the harbour board had found about the winter timetable. ';

/** An article of about 20,000 words. */
export const blocks = [
  { kind: 'headline', id: 'headline', text: 'The ferry', marks: [], spans: [] },
  paragraph('counter', 'Save 0'),
  ...Array.from({ length: 240 }, (_, index) => paragraph(`p${index}`, filler.repeat(5))),
];

/**
 * An article of about `bytes` as JSON: the article above, a hundred words a block, until it weighs as much. For what
 * depends on size; its counter is the same block.
 */
export function contentOf(bytes) {
  const each = JSON.stringify(paragraph('p1000000', filler.repeat(5))).length + 1;
  const more = Math.max(0, Math.ceil(bytes / each) - blocks.length);
  return [...blocks, ...Array.from({ length: more }, (_, index) => paragraph(`q${index}`, filler.repeat(5)))];
}

const numberIn = (text) => Number(/^Save (\d+)/u.exec(text)?.[1] ?? Number.NaN);
const counterOf = (list) => numberIn(list.find((block) => block.id === 'counter')?.text ?? '');

const must = (result) => {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
};

/** Makes a project for our store and answers its folder. */
export async function createStetProject(folder, content = blocks) {
  const library = must(await ProjectLibrary.open(folder, runtime));
  const command = {
    kind: 'project.create',
    projectId: runtime.newId('project'),
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: emptyStory('The ferry'),
    policy: defaultPolicy,
    blocks: content,
    furniture: [],
  };
  return must(await library.create([{ command, by }])).path;
}

/** How SQLite is told to keep its promises. */
const sqliteModes = {
  'sqlite-wal-full': 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL',
  'sqlite-wal-normal': 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL',
  'sqlite-delete-full': 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL',
};
const databaseIn = (folder) => new DatabaseSync(join(folder, 'db.sqlite'));

/** One row for each block, so that a save writes the block that changed and no other. */
function sqliteStore(mode) {
  return {
    prepare: (folder, content = blocks) => {
      const database = databaseIn(folder);
      database.exec(
        `${mode}; CREATE TABLE block (id TEXT PRIMARY KEY, position INTEGER, content TEXT); BEGIN`,
      );
      const insert = database.prepare('INSERT INTO block VALUES (?, ?, ?)');
      for (const [index, block] of content.entries()) insert.run(block.id, index, JSON.stringify(block));
      database.exec('COMMIT');
      database.close();
    },
    open: (folder) => {
      const database = databaseIn(folder);
      database.exec(mode);
      const update = database.prepare("UPDATE block SET content = ? WHERE id = 'counter'");
      const found = database.prepare("SELECT content FROM block WHERE id = 'counter'").get();
      const save = (number, text = `Save ${number}`) => {
        update.run(JSON.stringify(paragraph('counter', text)));
        return Promise.resolve();
      };
      return { save, first: numberIn(JSON.parse(found.content).text) + 1, close: () => database.close() };
    },
    read: (folder) => {
      try {
        const database = databaseIn(folder);
        try {
          if (database.prepare('PRAGMA integrity_check').get().integrity_check !== 'ok') return null;
          const found = database.prepare("SELECT content FROM block WHERE id = 'counter'").get();
          return numberIn(JSON.parse(found.content).text);
        } finally {
          database.close();
        }
      } catch (error) {
        if (error.code === 'ERR_SQLITE_ERROR') return null;
        throw error;
      }
    },
  };
}
const sqlite = Object.fromEntries(
  Object.entries(sqliteModes).map(([kind, mode]) => [kind, sqliteStore(mode)]),
);

/** The article as a store of whole files holds it when the counter says `text`. */
const counted = (text, found) => found.with(1, paragraph('counter', text));
/** What electron-store is made of; it writes its file anew at each `set`. */
const confIn = (folder) => new Conf({ cwd: folder, configName: 'db', serialize: JSON.stringify });

/** Makes what is there before the first save; answers the folder to save into. */
export async function prepare(kind, folder, content = blocks) {
  if (kind === 'stet') return createStetProject(folder, content);
  if (kind in sqlite) sqlite[kind].prepare(folder, content);
  else {
    if (content !== blocks) writeFileSync(join(folder, 'db.json'), JSON.stringify({ blocks: content }));
    const { save } = await saveFunctions[kind](folder);
    await save(0);
  }
  return folder;
}

/**
 * How each store saves: `save(number, text)` puts a text, `Save NUMBER` unless given, into one paragraph and resolves
 * when the store calls it saved; `first` is the number to go on with; `close` is there where there is something to.
 */
export const saveFunctions = {
  /**
   * @param fs another way to the disk than Node's own
   * @param housekeeps whether snapshots, archives and backups happen beside the saving, as in a pause of the app
   */
  stet: async (folder, fs = runtime.fs, housekeeps = true) => {
    const session = must(await ProjectSession.open(folder, 'write', { ...runtime.store, fs }));
    const save = async (number, text = `Save ${number}`) => {
      const put = [{ block: paragraph('counter', text) }];
      must(await session.execute({ kind: 'article.edit', put, remove: [] }, by));
      if (housekeeps) void session.housekeep();
    };
    return { save, first: counterOf(session.project.article.blocks) + 1, close: () => session.close() };
  },
  lowdb: async (folder) => {
    const low = new Low(new JSONFile(join(folder, 'db.json')), { blocks });
    await low.read();
    const found = low.data.blocks;
    const save = async (number, text = `Save ${number}`) => {
      low.data = { blocks: counted(text, found) };
      await low.write();
    };
    return { save, first: counterOf(found) + 1 };
  },
  'write-file-atomic': async (folder) => {
    const path = join(folder, 'db.json');
    const found = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).blocks : blocks;
    const save = (number, text = `Save ${number}`) =>
      writeFileAtomic(path, JSON.stringify({ blocks: counted(text, found) }));
    return { save, first: counterOf(found) + 1 };
  },
  conf: (folder) => {
    const conf = confIn(folder);
    const found = conf.get('blocks') ?? blocks;
    const save = (number, text = `Save ${number}`) => {
      conf.set('blocks', counted(text, found));
      return Promise.resolve();
    };
    return Promise.resolve({ save, first: counterOf(found) + 1 });
  },
  ...Object.fromEntries(
    Object.entries(sqlite).map(([kind, { open }]) => [kind, (folder) => Promise.resolve(open(folder))]),
  ),
};

/** Every store by the name it has in the tables. */
export const storeNames = {
  stet: 'Stet',
  lowdb: 'lowdb JSONFile',
  'write-file-atomic': 'write-file-atomic',
  conf: 'conf (electron-store)',
  'sqlite-wal-full': 'SQLite WAL FULL',
  'sqlite-wal-normal': 'SQLite WAL NORMAL',
  'sqlite-delete-full': 'SQLite DELETE FULL',
};

function readJson(folder) {
  try {
    return counterOf(JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')).blocks);
  } catch (error) {
    // Nothing saved yet counts as save 0; anything else that cannot be read counts as lost.
    return error.code === 'ENOENT' ? 0 : null;
  }
}

export const readers = {
  /** Opens, verifies checksums, the whole chain of the log and its replay, and only then believes the number. */
  stet: async (folder) => {
    const diagnosis = await examineProject(folder, runtime);
    if (!diagnosis.ok) return null;
    const session = must(await ProjectSession.open(folder, 'write', runtime.store));
    const number = session.access.kind === 'write' ? counterOf(session.project.article.blocks) : null;
    await session.close();
    return number;
  },
  lowdb: (folder) => Promise.resolve(readJson(folder)),
  'write-file-atomic': (folder) => Promise.resolve(readJson(folder)),
  conf: (folder) => Promise.resolve(readJson(folder)),
  ...Object.fromEntries(
    Object.entries(sqlite).map(([kind, { read }]) => [kind, (folder) => Promise.resolve(read(folder))]),
  ),
};
