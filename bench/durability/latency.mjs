/**
 * How long a person waits until one change is on the disk: `npx node bench/durability/latency.mjs [ROUNDS] [FOLDER]`
 * (Node 24; default 400 rounds in the system's folder for temporary files; take a folder on the disk in question).
 *
 * Stores take turns change by change, so that what else the machine does falls on all alike. Projects of about 1, 10 and
 * 50 MB; SQLite saves one row of the same content; lowdb writes its file anew, fewer times, because it takes so long.
 * Stet's figure holds all of `core/apply` and its checks; `journal` is its storage alone, one entry of the same size
 * written and flushed, as SQLite's figure is one row. Ratios are what to read. One line of JSON for each size.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { journalHeader, toJournal } from '../../src/main/storage/journal-entries.ts';
import { JournalWriter } from '../../src/main/storage/journal-writer.ts';
import { nodeFileSystem } from '../../src/main/storage/file-system.ts';
import { logRoot } from '../../src/core/project/log.ts';
import { contentOf, prepare, saveFunctions } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const rounds = Number(process.argv[2] ?? 400);
const root = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'stet-latency-'));
const text = 'The harbour board counted the boats again. '.repeat(16);
const sizes = [1, 10, 50];
/** lowdb takes a second for 50 MB. */
const everyNth = { 1: 10, 10: 40, 50: 100 };

const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
const rounded = (milliseconds) => Number(milliseconds.toFixed(3));

/** The storage alone: what one entry costs once it is computed. */
async function journalStore(folder) {
  const header = journalHeader(3, 1, { revision: 0, logHead: logRoot });
  const writer = await JournalWriter.create(nodeFileSystem, join(folder, 'journal-1.log'), header);
  let revision = 0;
  let previous = logRoot;
  const save = async (number, content) => {
    revision += 1;
    const hash = String(revision).padStart(64, '0');
    const command = { kind: 'article.edit', put: [{ block: { id: 'counter', text: content } }], remove: [] };
    const context = { at: new Date().toISOString(), actor: 'Bench', role: 'editor' };
    await writer.append([toJournal({ revision, context, command, previous, hash })]);
    previous = hash;
    // As the store does after an acknowledgement, outside what is timed.
    return () => writer.keepSpare();
  };
  return { save, first: 1, close: () => writer.close() };
}

async function openAll(megabytes) {
  const content = contentOf(megabytes * 1024 * 1024);
  const stores = {};
  for (const kind of ['stet', 'journal', 'sqlite-wal-full', 'lowdb']) {
    const folder = join(root, `${kind}-${megabytes}`);
    mkdirSync(folder);
    stores[kind] =
      kind === 'journal'
        ? await journalStore(folder)
        : await saveFunctions[kind](await prepare(kind, folder, content), undefined, false);
  }
  return stores;
}

async function measure(megabytes) {
  const stores = await openAll(megabytes);
  const times = Object.fromEntries(Object.keys(stores).map((kind) => [kind, []]));
  const warmUp = 20;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [kind, store] of Object.entries(stores)) {
      if (kind === 'lowdb' && round % everyNth[megabytes] !== 0) continue;
      const number = store.first + round;
      const from = performance.now();
      const after = await store.save(number, `Save ${number} ${text}`);
      const time = performance.now() - from;
      if (round >= warmUp || kind === 'lowdb') times[kind].push(time);
      if (typeof after === 'function') await after();
    }
  }
  for (const store of Object.values(stores)) await store.close?.();
  const median = (kind) => quantile(times[kind], 0.5);
  const p95 = (kind) => quantile(times[kind], 0.95);
  return {
    bench: 'latency',
    megabytes,
    rounds,
    median: Object.fromEntries(Object.keys(times).map((kind) => [kind, rounded(median(kind))])),
    p95: Object.fromEntries(Object.keys(times).map((kind) => [kind, rounded(p95(kind))])),
    overSqlite: {
      median: rounded(median('stet') / median('sqlite-wal-full')),
      p95: rounded(p95('stet') / p95('sqlite-wal-full')),
      journalMedian: rounded(median('journal') / median('sqlite-wal-full')),
      journalP95: rounded(p95('journal') / p95('sqlite-wal-full')),
    },
    fasterThanLowdb: {
      stet: rounded(median('lowdb') / median('stet')),
      journal: rounded(median('lowdb') / median('journal')),
    },
  };
}

/** Times faster than lowdb that are aimed at, by size in MB. */
const timesFaster = { 1: 15, 10: 150, 50: 800 };

/** What SQLite and lowdb are laid beside: all that a change takes, and the part of it that they do too. */
const parts = [
  { name: 'one durable change', over: ['median', 'p95'], faster: 'stet' },
  { name: 'its storage alone', over: ['journalMedian', 'journalP95'], faster: 'journal' },
];

function tellTargets({ megabytes, overSqlite, fasterThanLowdb }) {
  for (const { name, over, faster } of parts) {
    if (megabytes === 1) {
      for (const [key, part, most] of [
        [over[0], 'median', 1],
        [over[1], 'p95', 0.9],
      ]) {
        tellTarget({
          target: 4,
          what: `${name}, ${part}, over SQLite WAL FULL`,
          stet: overSqlite[key].toFixed(2),
          peers: 'SQLite 1',
          aim: `≤ ${most}`,
          isMet: overSqlite[key] <= most,
        });
      }
    }
    tellTarget({
      target: 5,
      what: `${name} in ${megabytes} MB, times faster than lowdb`,
      stet: fasterThanLowdb[faster].toFixed(0),
      peers: 'lowdb 1',
      aim: `≥ ${timesFaster[megabytes]}`,
      isMet: fasterThanLowdb[faster] >= timesFaster[megabytes],
    });
  }
}

try {
  for (const megabytes of sizes) {
    const row = await measure(megabytes);
    console.log(JSON.stringify(row));
    tellTargets(row);
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
