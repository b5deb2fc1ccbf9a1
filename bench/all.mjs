/**
 * Every benchmark that has an aim, one after the other: `npm run bench`, or `npm run bench -- NAME …` for those whose path holds one of the names (`durability`,
 * `editor`, `print`). Passes their output on, and writes the table of aims in `bench/README.md` and, with the day of each figure, `bench/targets.json`. What did not
 * run keeps its figures. The whole takes some two hours, on a machine that does nothing else. With `short` among the names it repeats little and writes nothing.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { format, resolveConfig } from 'prettier';
import { targetMark } from './app/targets.mjs';
import { withTable } from './app/targets-table.mjs';

const asked = process.argv.slice(2).filter((word) => word !== 'short');
const isShort = process.argv.includes('short');
const repetitions = (long, short) => (isShort ? short : long);

/** Power cuts, counts at the device and full disks take Linux, root, loop devices and /dev/fuse, and say so where these are missing. */
const parts = [
  ['durability/kills.mjs', repetitions('200', '5')],
  ['durability/power-cuts.mjs', repetitions('40', '3')],
  ['durability/full-disk.mjs'],
  ['durability/refusals.mjs'],
  ['durability/damage.mjs', repetitions('200', '10')],
  ['durability/cost.mjs', repetitions('400', '200')],
  ['durability/latency.mjs', repetitions('400', '60')],
  ['durability/stalls.mjs'],
  ['durability/opening.mjs'],
  ['durability/lag.mjs'],
  ['editor/main.mjs', repetitions('5', '1')],
  ['start.mjs'],
  ['hour.mjs', repetitions('60', '20')],
  ['quote-noise.mjs'],
  ['search.mjs'],
  ['exports.mjs'],
  ['print.mjs'],
  ['viewers.mjs', repetitions('5', '1')],
];
const readme = join(import.meta.dirname, 'README.md');
const store = join(import.meta.dirname, 'targets.json');

/** Runs one and answers the figures it told. */
async function figuresOf(script, words) {
  const at = new Date().toISOString().slice(0, 10);
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, script), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const figures = [];
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    if (line.startsWith(targetMark)) figures.push({ ...JSON.parse(line), script, at });
  }
  return { figures, code: await ended };
}

const chosen = parts.filter(([script]) => asked.length === 0 || asked.some((name) => script.includes(name)));
let known = JSON.parse(readFileSync(store, 'utf8'));
const failed = [];
for (const [script, ...words] of chosen) {
  console.error(`${script} ${words.join(' ')}`);
  const { figures, code } = await figuresOf(script, words);
  if (code !== 0) failed.push(script);
  if (isShort || figures.length === 0) continue;
  known = [...known.filter((figure) => figure.script !== script), ...figures].sort(
    (a, b) => a.target - b.target,
  );
  writeFileSync(store, `${JSON.stringify(known, null, 2)}\n`);
  const text = withTable(readFileSync(readme, 'utf8'), known);
  writeFileSync(readme, await format(text, { ...(await resolveConfig(readme)), filepath: readme }));
}
console.error(failed.length === 0 ? 'Every aim was met.' : `Missed an aim, or failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
