/**
 * How long after a key a power cut would still take it: `npx node bench/durability/lag.mjs [SECONDS]` (Node 24; default
 * 10 s of typing). The editor's own collector, with its own clocks, gives edits to a session on the disk; a key is safe
 * when the save that holds it is acknowledged. The bridge between window and main process is left out. One line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { EditCollector } from '../../src/renderer/editor/edit-collector.ts';
import { prepare } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const seconds = Number(process.argv[2] ?? 10);
const root = mkdtempSync(join(tmpdir(), 'stet-lag-'));
try {
  const opened = await ProjectSession.open(
    await prepare('stet', root),
    'write',
    systemRuntime({ idleAfter: null }).store,
  );
  if (!opened.ok) throw new Error(opened.error.message);
  const session = opened.value;
  let article = session.project.article;
  let unsafe = [];
  const lags = [];
  const collector = new EditCollector(article, {
    read: () => article,
    write: (next) => (article = next),
    execute: async ({ put, remove }) => {
      const carried = unsafe;
      unsafe = [];
      const saved = await session.execute(
        { kind: 'article.edit', put, remove },
        { actor: 'Bench', role: 'editor' },
      );
      if (!saved.ok) throw new Error(saved.error.message);
      const now = performance.now();
      for (const at of carried) lags.push(now - at);
      return saved;
    },
    isKnownSpan: () => true,
    onState: () => undefined,
  });
  session.onApplied(({ project }) => collector.receive(project.article));
  const key = () => {
    const blocks = article.blocks.map((block) =>
      block.id === 'counter' ? { ...block, text: `${block.text}x` } : block,
    );
    article = { ...article, blocks };
    unsafe.push(performance.now());
    collector.noticeChange();
  };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    key();
    await pause(60 + Math.random() * 120);
  }
  await collector.flush();
  const whileTyping = Math.max(...lags);
  const alone = [];
  for (let round = 0; round < 10; round += 1) {
    lags.length = 0;
    key();
    await pause(1_500);
    alone.push(...lags);
  }
  collector.dispose();
  await session.close();
  const idle = alone.sort((a, b) => a - b)[Math.floor(alone.length / 2)];
  const row = { bench: 'lag', whileTyping: Math.round(whileTyping), afterTheLastKey: Math.round(idle) };
  tellTarget({
    target: 19,
    what: 'a key at stake: while typing / after the last, ms',
    stet: `${row.whileTyping} / ${row.afterTheLastKey}`,
    peers: '–',
    aim: '≤ 1100 / ≤ 300',
    isMet: row.whileTyping <= 1_100 && row.afterTheLastKey <= 300,
  });
  console.log(JSON.stringify({ ...row, worstAfterTheLastKey: Math.round(Math.max(...alone)) }));
} finally {
  rmSync(root, { recursive: true, force: true });
}
