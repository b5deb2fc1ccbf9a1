/**
 * Every benchmark that has an aim, one after the other: `npm run bench`, or `npm run bench -- NAME …` for those whose name begins so. Passes their
 * output on, and writes the table of aims in `bench/README.md` and, with the moment of each figure, `bench/targets.json`. What did not run keeps
 * its figures. The whole takes some two hours, on a machine that does nothing else.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { targetMark } from './app/targets.mjs';
import { withTable } from './app/targets-table.mjs';

const parts = [
  ['durability/kills.mjs', '200'],
  ['durability/power-cuts.mjs', '40'],
  ['durability/full-disk.mjs'],
  ['durability/refusals.mjs'],
  ['durability/damage.mjs', '200'],
  ['durability/cost.mjs', '400'],
  ['durability/latency.mjs', '400'],
  ['durability/stalls.mjs'],
  ['durability/opening.mjs'],
  ['durability/lag.mjs'],
  ['editor/main.mjs', '5'],
  ['start.mjs'],
  ['quote-noise.mjs'],
  ['search.mjs'],
  ['exports.mjs'],
  ['print.mjs'],
  ['viewers.mjs', '5'],
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

const asked = process.argv.slice(2);
const chosen = parts.filter(
  ([script]) =>
    asked.length === 0 ||
    asked.some((name) => script.replace('durability/', '').startsWith(name) || script.startsWith(name)),
);
let known = JSON.parse(readFileSync(store, 'utf8'));
const failed = [];
for (const [script, ...words] of chosen) {
  console.error(`${script} ${words.join(' ')}`);
  const { figures, code } = await figuresOf(script, words);
  if (code !== 0) failed.push(script);
  if (figures.length === 0) continue;
  known = [...known.filter((figure) => figure.script !== script), ...figures].sort(
    (a, b) => a.target - b.target,
  );
  writeFileSync(store, `${JSON.stringify(known, null, 2)}\n`);
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), known));
}
console.error(failed.length === 0 ? 'Every aim was met.' : `Missed an aim, or failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
