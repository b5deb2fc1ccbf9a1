/**
 * How long a project of 10 MB takes to open beside lowdb reading all of it, and what of it one paragraph costs:
 * `npx node bench/durability/opening.mjs` (Node 24). Stet's opening reads the newest snapshot, proves its checksum and
 * schema, replays the journal behind it and takes the lock. Repetitions take turns. One line of JSON.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { contentOf, prepare, saveFunctions } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const { store: options } = systemRuntime({ idleAfter: null });
const root = mkdtempSync(join(tmpdir(), 'stet-opening-'));
const content = contentOf(10 * 1024 * 1024);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const times = { stet: [], lowdb: [], sqlite: [] };

async function timed(kind, work) {
  const from = performance.now();
  const after = await work();
  times[kind].push(performance.now() - from);
  await after?.();
}

try {
  const folders = {};
  for (const kind of ['stet', 'lowdb', 'sqlite-wal-full']) {
    folders[kind] = join(root, kind);
    mkdirSync(folders[kind]);
    folders[kind] = await prepare(kind, folders[kind], content);
  }
  for (let round = 0; round < 7; round += 1) {
    await timed('stet', async () => {
      const session = await ProjectSession.open(folders.stet, 'write', options);
      if (!session.ok) throw new Error(session.error.message);
      if (session.value.project.article.blocks.length !== content.length)
        throw new Error('Not all is there.');
      return () => session.value.close();
    });
    await timed('lowdb', async () => {
      const low = new Low(new JSONFile(join(folders.lowdb, 'db.json')), { blocks: [] });
      await low.read();
      if (low.data.blocks.length !== content.length) throw new Error('Not all is there.');
    });
    await timed('sqlite', async () => {
      const { close } = await saveFunctions['sqlite-wal-full'](folders['sqlite-wal-full']);
      return () => close();
    });
  }
  const [stet, lowdb, sqlite] = [times.stet, times.lowdb, times.sqlite].map(median);
  const figures = { stet, lowdb, sqliteOneRow: sqlite, ratio: stet / lowdb };
  tellTarget({
    target: 15,
    what: 'opening a project of 10 MB, over lowdb reading it',
    stet: figures.ratio.toFixed(2),
    peers: `lowdb 1, SQLite one row ${(sqlite / lowdb).toFixed(3)}`,
    aim: '≤ 0.1',
    isMet: figures.ratio <= 0.1,
  });
  const rounded = Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(2))]);
  console.log(JSON.stringify({ bench: 'opening', megabytes: 10, ...Object.fromEntries(rounded) }));
} finally {
  rmSync(root, { recursive: true, force: true });
}
