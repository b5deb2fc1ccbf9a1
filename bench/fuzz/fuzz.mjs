/**
 * Sends changed documents, projects, messages and addresses through every door: `npx node bench/fuzz/fuzz.mjs [INPUTS] [--seed N] [--door NAME] [--only N]`
 * (Node 24; default 100,000 inputs, seed 1). No build is needed.
 *
 * An input is a defect when the door throws, answers no Result with a known code, or works on it for more than two seconds. The
 * same seed makes the same inputs; what was found is made small and written to test-results/fuzz. Ends with 1 when anything was found.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { doors } from './doors.ts';
import { makeInput, timeLimit } from './try-door.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, door: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed);
const inputs = Number(positionals[0] ?? 100_000);
const chosen = values.door === undefined ? doors : doors.filter(({ name }) => name === values.door);
if (chosen.length === 0)
  throw new Error(`There is no door ${values.door}: ${doors.map(({ name }) => name).join(', ')}`);
const folder = join(import.meta.dirname, '../../test-results/fuzz');
/** How often a standing input is looked at, and what it may have cost by then before it is stopped: work, and time by the clock. */
const look = 500;
const mostWork = 2 * timeLimit;
const byTheClock = 120_000;

const whole = chosen.reduce((sum, { weight }) => sum + weight, 0);
let jobs = chosen.map(({ name, weight }) => {
  const only = values.only === undefined ? null : Number(values.only);
  return only === null
    ? { door: name, from: 0, to: Math.ceil((inputs * weight) / whole) }
    : { door: name, from: only, to: only + 1 };
});
const table = new Map();
const findings = [];
const started = Date.now();

console.log('door                sent  accepted  slowest ms');
while (jobs.length > 0) jobs = await runUntilStuck(jobs);

const sent = [...table.values()].reduce((sum, row) => sum + row.sent, 0);
const slow = findings.filter(({ kind }) => kind !== 'crash').length;
console.log(
  `${sent.toLocaleString('en')} inputs, seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s: ` +
    `${findings.length - slow} crashes, ${slow} over ${timeLimit / 1000} s.`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

/** Runs jobs in a thread; answers the jobs that are left when an input had to be stopped. */
function runUntilStuck(waiting) {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { seed, jobs: waiting },
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 2_048, stackSizeMb: 4 },
  });
  return new Promise((resolve) => {
    let at = null;
    let since = Date.now();
    let looked = null;
    const rest = () => {
      const index = waiting.findIndex(({ door }) => door === at?.door);
      if (index === -1) throw new Error('The thread ended before its first input.');
      count(at.door, { sent: at.number + 1 - waiting[index].from, accepted: 0, slowest: 0 });
      return [{ ...waiting[index], from: at.number + 1 }, ...waiting.slice(index + 1)].filter(
        ({ from, to }) => from < to,
      );
    };
    // A busy machine makes nothing slow: what counts is the processor time of the thread.
    const timer = setInterval(async () => {
      if (at === null) return;
      const here = at;
      const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
      if (at !== here) return;
      const work = (user + system) / 1000;
      if (looked?.at !== here) looked = { at: here, work };
      if (work - looked.work > mostWork || Date.now() - since > byTheClock) {
        stop({ kind: 'hang', what: `stopped after ${Math.round(work - looked.work)} ms of work` });
      }
    }, look);
    const stop = ({ kind, what }) => {
      clearInterval(timer);
      worker.removeAllListeners();
      void worker.terminate();
      const door = doors.find(({ name }) => name === at?.door);
      if (door !== undefined)
        found({
          kind,
          what,
          where: '',
          door: at.door,
          number: at.number,
          input: makeInput(door, seed, at.number),
        });
      resolve(rest());
    };
    worker.on('message', (news) => {
      if (news.kind === 'at') {
        at = news;
        since = Date.now();
      } else if (news.kind === 'found') {
        found(news.finding);
        since = Date.now();
      } else if (news.kind === 'done') {
        count(news.door, news);
        printRow(news.door);
      } else {
        clearInterval(timer);
        worker.removeAllListeners();
        void worker.terminate();
        resolve([]);
      }
    });
    worker.on('error', (error) => stop({ kind: 'crash', what: `the thread ended: ${String(error)}` }));
    worker.on('exit', () => stop({ kind: 'hang', what: 'never answered' }));
  });
}

function count(door, { sent: more, accepted, slowest }) {
  const row = table.get(door) ?? { sent: 0, accepted: 0, slowest: 0 };
  table.set(door, {
    sent: row.sent + more,
    accepted: row.accepted + accepted,
    slowest: Math.max(row.slowest, slowest),
  });
}

function printRow(door) {
  const { sent: all, accepted, slowest } = table.get(door);
  const share = `${Math.round((100 * accepted) / Math.max(1, all))} %`;
  console.log(door.padEnd(17), String(all).padStart(6), share.padStart(9), slowest.toFixed(0).padStart(11));
}

/** Keeps a finding, and says it at once: a run may take an hour. */
function found(finding) {
  findings.push(finding);
  keep(finding);
}

function keep({ door, number, kind, what, where, input }) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${door}-${seed}-${number}.${typeof input === 'string' ? 'txt' : 'bin'}`);
  writeFileSync(file, input);
  console.log(
    `\n${kind} at ${door} number ${number}: ${what}\n  ${where}\n  ${file} (${input.length})\n  ${JSON.stringify(typeof input === 'string' ? input.slice(0, 200) : Buffer.from(input).toString('latin1').slice(0, 200))}`,
  );
}
