import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment } from '../lib/process.mjs';

/**
 * Starts the application with a folder of its own and waits for the line “ready” in its log: then the window has been drawn.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly limit?: number, readonly commit?: string }} [wish] `limit` in milliseconds; the `commit` the build must name
 * @returns {Promise<string>} what is wrong; empty when the application started
 */
export async function smokeStart(program, args, { limit = 60_000, commit } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stet-smoke-'));
  const child = spawn(
    program,
    [...args, `--user-data-dir=${folder}`, `--library=${join(folder, 'library')}`],
    { env: childEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const state = { output: '', hasEnded: false };
  child.stderr.on('data', (data) => (state.output += data));
  child.on('error', (error) => Object.assign(state, { output: error.message, hasEnded: true }));
  const ended = new Promise((resolve) => child.on('close', () => resolve((state.hasEnded = true))));
  try {
    const until = Date.now() + limit;
    while (Date.now() < until) {
      const events = logEvents(join(folder, 'logs', 'stet.log'));
      if (events.some(({ event }) => event === 'ready')) return otherBuild(events, commit);
      if (state.hasEnded) return `It ended before it was ready. ${state.output.slice(-1000)}`;
      await wait(100);
    }
    return `It was not ready within ${limit / 1000} seconds. ${state.output.slice(-1000)}`;
  } finally {
    child.kill();
    await Promise.race([ended, wait(10_000)]);
    if (!state.hasEnded) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function otherBuild(events, commit) {
  const found = events.find(({ event }) => event === 'started')?.commit;
  return commit === undefined || found === commit ? '' : `It says it was made of ${found}, not ${commit}.`;
}

/** @returns {{ event: string, commit?: string }[]} a line that is being written is left for the next look */
export function logEvents(path) {
  try {
    const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return whole.map((line) => JSON.parse(line));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
