/**
 * How long the main process stands still: `npx node bench/durability/stalls.mjs [FOLDER]` (Node 24).
 *
 * 1. For one save of a project of 1 and of 10 MB: what it takes of the thread before it gives the thread back, beside
 *    lowdb making the whole file.
 * 2. While a snapshot of 10 MB is made, verified, archived and backed up: the longest time in which nothing else ran,
 *    beside the same bytes made, checked and compressed in one go. One line of JSON for each; ratios are what to read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { ProjectStore } from '../../src/main/storage/project-store.ts';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { contentOf, prepare } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const root = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'stet-stalls-'));
const { store: options } = systemRuntime({ idleAfter: null });
const repetitions = 5;
const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
const rounded = (milliseconds) => Number(milliseconds.toFixed(2));
const by = { actor: 'Bench', role: 'editor' };

/** The longest turn of the event loop while `work` is under way, in milliseconds. */
async function longestTurn(work) {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  longest = Math.max(longest, performance.now() - last);
  return longest;
}

async function saves(megabytes) {
  const folder = join(root, `saves-${megabytes}`);
  mkdirSync(folder);
  const content = contentOf(megabytes * 1024 * 1024);
  const path = await prepare('stet', folder, content);
  const opened = await ProjectSession.open(path, 'write', options);
  if (!opened.ok) throw new Error(opened.error.message);
  const own = [];
  const peer = [];
  for (let round = 0; round < 120; round += 1) {
    const block = { kind: 'paragraph', id: 'counter', text: `Save ${round}`, marks: [], spans: [] };
    const from = performance.now();
    // Everything of a save that runs in one turn; the rest waits for the disk.
    const saving = opened.value.execute({ kind: 'article.edit', put: [{ block }], remove: [] }, by);
    own.push(performance.now() - from);
    await saving;
    if (round % 20 !== 0) continue;
    const start = performance.now();
    const bytes = Buffer.from(JSON.stringify({ blocks: content }, null, 2));
    if (bytes.length > 0) peer.push(performance.now() - start);
  }
  await opened.value.close();
  return {
    bench: 'stalls',
    what: 'one save',
    megabytes,
    median: rounded(quantile(own.slice(20), 0.5)),
    p95: rounded(quantile(own.slice(20), 0.95)),
    lowdbMedian: rounded(quantile(peer, 0.5)),
  };
}

async function snapshots() {
  const folder = join(root, 'snapshots');
  mkdirSync(folder);
  const path = await prepare('stet', folder, contentOf(10 * 1024 * 1024));
  const opened = await ProjectStore.open(path, 'write', options);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const sliced = [];
  const inline = [];
  for (let round = 0; round < repetitions; round += 1) {
    sliced.push(
      await longestTurn(async () => {
        const made = await store.compact();
        if (!made.ok) throw new Error(made.error.message);
      }),
    );
    inline.push(
      await longestTurn(() => {
        // What must be done to write a verified snapshot, without giving the thread back.
        const bytes = Buffer.from(canonicalJson(store.project));
        const sums = [0, 1].map(() => createHash('sha256').update(bytes).digest('hex'));
        const read = JSON.parse(bytes.toString('utf8'));
        if (sums[0] !== sums[1] || read.revision !== store.project.revision) throw new Error('It differs.');
      }),
    );
  }
  await store.close();
  const [own, other] = [quantile(sliced, 0.5), quantile(inline, 0.5)];
  return {
    bench: 'stalls',
    what: 'a snapshot of 10 MB',
    longest: rounded(own),
    inline: rounded(other),
    ratio: rounded(own / other),
    all: sliced.map(rounded),
  };
}

try {
  for (const megabytes of [1, 10]) {
    const row = await saves(megabytes);
    console.log(JSON.stringify(row));
    tellTarget({
      target: 6,
      what: `main process, one save in ${megabytes} MB, ms`,
      stet: row.median.toFixed(2),
      peers: `lowdb ${row.lowdbMedian.toFixed(0)}`,
      aim: '≤ 1',
      isMet: row.median <= 1,
    });
  }
  const row = await snapshots();
  console.log(JSON.stringify(row));
  tellTarget({
    target: 6,
    what: 'longest stop for a snapshot of 10 MB, over in one go',
    stet: row.ratio.toFixed(2),
    peers: 'in one go 1',
    aim: '≤ 0.2',
    isMet: row.ratio <= 0.2,
  });
} finally {
  rmSync(root, { recursive: true, force: true });
}
