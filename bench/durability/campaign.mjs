/**
 * The whole durability campaign with one command: `npx node bench/durability/campaign.mjs [short]` (Node 24).
 *
 * Runs every part one after the other, passes their lines of JSON on as they come, and ends with what failed. Anybody
 * may run it; power cuts, device counts and full disks take Linux, root, loop devices and /dev/fuse and say so where
 * these are missing. `short` is the same with few repetitions.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const isShort = process.argv[2] === 'short';
const parts = [
  ['kills.mjs', isShort ? '5' : '200'],
  ['power-cuts.mjs', isShort ? '3' : '40'],
  ['full-disk.mjs'],
  ['refusals.mjs'],
  ['damage.mjs', isShort ? '10' : '200'],
  ['cost.mjs', isShort ? '200' : '400'],
  ['latency.mjs', isShort ? '60' : '400'],
  ['stalls.mjs'],
  ['opening.mjs'],
  ['lag.mjs'],
];

const failed = [];
for (const [script, ...words] of parts) {
  console.error(`${script} ${words.join(' ')}`);
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) failed.push(script);
}
console.error(failed.length === 0 ? 'Nothing failed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
