/**
 * Random kills while saving: `npx node bench/durability/kills.mjs [KILLS] [FOLDER]` (Node 24, default 200 kills).
 *
 * A child saves without pause; it is killed with SIGKILL after a random time; then its files are opened and every save
 * that was acknowledged must be there. Two stores that other desktop apps use take turns with ours in the same run.
 * A kill is not a power cut: what the system had taken over survives it, flushed or not.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createStetProject, readers } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const kills = Number(process.argv[2] ?? 200);
const root = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'stet-kills-'));
const saver = join(import.meta.dirname, 'saver.mjs');
const kinds = ['stet', 'lowdb', 'write-file-atomic'];

async function prepare(kind) {
  const folder = join(root, kind);
  mkdirSync(folder);
  return kind === 'stet' ? createStetProject(folder) : folder;
}

/** Lets one child save until it is killed; answers the last acknowledged number, or null when it never began. */
function saveUntilKilled(kind, folder) {
  const child = spawn(process.execPath, [saver, kind, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let readyAt = 0;
  let saving = 0;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => {
    output += text;
    if (readyAt > 0 || !output.startsWith('ready\n')) return;
    readyAt = performance.now();
    setTimeout(() => {
      saving = performance.now() - readyAt;
      child.kill('SIGKILL');
    }, Math.random() * 250);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') {
        reject(new Error(`The ${kind} saver ended by itself.`));
        return;
      }
      // The last line may be cut in the middle of its number: only lines that ended count.
      const numbers = output.slice(0, output.lastIndexOf('\n')).split('\n').slice(1);
      resolve({
        acknowledged: numbers.length === 0 ? null : Number(numbers.at(-1)),
        saves: numbers.length,
        saving,
      });
    });
  });
}

const folders = Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await prepare(kind)])));
const table = Object.fromEntries(
  kinds.map((kind) => [kind, { kills: 0, saves: 0, lost: 0, unreadable: 0, saving: 0, last: 0 }]),
);
/** Begins again with a new project: verifying replays the whole log, which grows with every round. */
async function beginAgain(kind) {
  rmSync(join(root, kind), { recursive: true, force: true });
  folders[kind] = await prepare(kind);
  table[kind].last = 0;
}

for (let round = 0; round < kills; round += 1) {
  for (const kind of kinds) {
    if (round > 0 && round % 20 === 0) await beginAgain(kind);
    const row = table[kind];
    const { acknowledged, saves, saving } = await saveUntilKilled(kind, folders[kind]);
    const found = await readers[kind](folders[kind]);
    row.kills += 1;
    row.saves += saves;
    row.saving += saving;
    if (found === null) row.unreadable += 1;
    else if (found < Math.max(acknowledged ?? 0, row.last)) row.lost += 1;
    row.last = Math.max(row.last, acknowledged ?? 0);
    if (found === null) await beginAgain(kind);
  }
}
console.log('store              kills  acknowledged  kills that lost one  unreadable  ms per save');
for (const kind of kinds) {
  const { kills: count, saves, lost, unreadable, saving } = table[kind];
  console.log(
    [
      kind.padEnd(18),
      String(count).padStart(5),
      String(saves).padStart(13),
      String(lost).padStart(20),
      String(unreadable).padStart(11),
      (saving / Math.max(1, saves)).toFixed(2).padStart(12),
    ].join(' '),
  );
}
const lostOf = (kind) => table[kind].lost + table[kind].unreadable;
tellTarget({
  target: 1,
  what: `kills (of ${kills}) that lost a save or left nothing readable`,
  stet: `${lostOf('stet')} (${table.stet.saves} saves)`,
  peers: `lowdb ${lostOf('lowdb')}, write-file-atomic ${lostOf('write-file-atomic')}`,
  aim: '0',
  isMet: lostOf('stet') === 0,
});
rmSync(root, { recursive: true, force: true });
process.exitCode = table.stet.lost + table.stet.unreadable === 0 ? 0 : 1;
