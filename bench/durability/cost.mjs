/**
 * What one acknowledged change costs: `npx node bench/durability/cost.mjs [CHANGES]` (Node 24, default 2,000).
 *
 * Flushes and bytes are counted at the file system port, so they are the same on every machine; times are not, which is
 * why two other stores save the same article in turns in the same run.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { faultyFileSystem } from '../../src/main/storage/testing/faulty-file-system.ts';
import { createStetProject, saveFunctions } from './stores.mjs';

const changes = Number(process.argv[2] ?? 2000);
const root = mkdtempSync(join(tmpdir(), 'stet-cost-'));
const { store } = systemRuntime({ idleAfter: null });
const by = { actor: 'Bench', role: 'editor' };
const edit = (number) => ({
  kind: 'article.edit',
  put: [{ block: { kind: 'paragraph', id: 'counter', text: `Save ${number}`, marks: [], spans: [] } }],
  remove: [],
});

const fs = faultyFileSystem({});
const path = await createStetProject(join(root, 'counted'));
const opened = await ProjectSession.open(path, 'write', { ...store, fs });
if (!opened.ok) throw new Error(opened.error.message);
await opened.value.execute(edit(0), by);
const before = { ...fs.counts };
for (let number = 1; number <= changes; number += 1) await opened.value.execute(edit(number), by);
const flushes = (fs.counts.flushes - before.flushes) / changes;
const kilobytes = (fs.counts.written - before.written) / changes / 1024;
await opened.value.close();
console.log(
  `${changes} changes: ${flushes.toFixed(3)} flushes and ${kilobytes.toFixed(2)} KB written per change`,
);

const kinds = Object.keys(saveFunctions);
const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
const savers = {};
for (const kind of kinds) {
  const folder = join(root, kind);
  mkdirSync(folder);
  savers[kind] = await saveFunctions[kind](kind === 'stet' ? await createStetProject(folder) : folder);
}
for (let round = 0; round < 300; round += 1) {
  for (const kind of kinds) {
    const from = performance.now();
    await savers[kind].save(savers[kind].first + round);
    times[kind].push(performance.now() - from);
  }
}
const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)].toFixed(2);
console.log('store              median ms   p95 ms');
for (const kind of kinds) {
  console.log(
    kind.padEnd(18),
    quantile(times[kind], 0.5).padStart(9),
    quantile(times[kind], 0.95).padStart(8),
  );
}
rmSync(root, { recursive: true, force: true });
