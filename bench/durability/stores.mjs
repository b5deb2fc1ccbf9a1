/**
 * What is killed: our store and two that desktop apps use, each saving numbered changes of the same article.
 * `saveFunctions` run in the child; `readers` look at what is left and answer the highest number found, or null when
 * it cannot be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const numberIn = (text) => Number(/^Save (\d+)$/u.exec(text)?.[1] ?? Number.NaN);
const counterOf = (list) => numberIn(list.find((block) => block.id === 'counter')?.text ?? '');

const must = (result) => {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
};

/** Makes a project for our store and answers its folder. */
export async function createStetProject(folder) {
  const library = must(await ProjectLibrary.open(folder, runtime));
  const command = {
    kind: 'project.create',
    projectId: runtime.newId('project'),
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: emptyStory('The ferry'),
    policy: defaultPolicy,
    blocks,
    furniture: [],
  };
  return must(await library.create([{ command, by }])).path;
}

export const saveFunctions = {
  stet: async (folder) => {
    const session = must(await ProjectSession.open(folder, 'write', runtime.store));
    const save = async (number) => {
      const put = [{ block: paragraph('counter', `Save ${number}`) }];
      must(await session.execute({ kind: 'article.edit', put, remove: [] }, by));
      // Snapshots, archives and backups happen beside the saving, as they do in the app.
      void session.housekeep();
    };
    return { save, first: counterOf(session.project.article.blocks) + 1 };
  },
  lowdb: async (folder) => {
    const low = new Low(new JSONFile(join(folder, 'db.json')), { blocks });
    await low.read();
    const save = async (number) => {
      low.data = { blocks: [blocks[0], paragraph('counter', `Save ${number}`), ...blocks.slice(2)] };
      await low.write();
    };
    return { save, first: counterOf(low.data.blocks) + 1 };
  },
  'write-file-atomic': async (folder) => {
    const path = join(folder, 'db.json');
    const found = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).blocks : blocks;
    const save = (number) =>
      writeFileAtomic(
        path,
        JSON.stringify({ blocks: [blocks[0], paragraph('counter', `Save ${number}`), ...blocks.slice(2)] }),
      );
    return { save, first: counterOf(found) + 1 };
  },
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
};
