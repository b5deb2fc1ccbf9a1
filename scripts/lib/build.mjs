import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectNode } from './node24.mjs';
import { root, run, say } from './process.mjs';

const common = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'src/core', 'src/contract'];

/**
 * The two parts of the build. The command line needs `main` alone.
 * `outputs` are what must be there; `inputs` are what it is made of.
 */
const parts = {
  main: {
    outputs: ['main/index.js', 'main/cli.js'],
    inputs: [...common, 'src/main', 'src/cli', 'resources'],
  },
  window: {
    outputs: ['preload/index.cjs', 'renderer/index.html'],
    inputs: [...common, 'src/preload', 'src/renderer'],
  },
};

/**
 * The newest change below a file or folder, in milliseconds; folders count, so that a deleted file is noticed.
 * Tests are not part of the build.
 * @param {string} path
 * @returns {number}
 */
export function newestChange(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  let newest = status.mtimeMs;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'testing' || entry.name === 'fixtures' || /\.test\.tsx?$/.test(entry.name)) continue;
    newest = Math.max(newest, newestChange(join(path, entry.name)));
  }
  return newest;
}

/**
 * Whether a part must be built again.
 * @param {'main' | 'window'} name
 * @returns {boolean}
 */
export function isStale(name) {
  const { inputs, outputs } = parts[name];
  const stamp = statSync(stampOf(name), { throwIfNoEntry: false });
  if (stamp === undefined || outputs.some((file) => !existsSync(join(root, 'out', file)))) return true;
  return inputs.some((input) => newestChange(join(root, input)) > stamp.mtimeMs);
}

/**
 * Builds the stale ones of these parts. Only one process builds at a time; others wait and then find it done.
 * @param {readonly ('main' | 'window')[]} names
 */
export async function provideBuild(names) {
  if (!names.some(isStale)) return;
  await withLock(async () => {
    for (const name of names.filter(isStale)) {
      say(name === 'main' ? 'Building the main process and the command line …' : 'Building the window …');
      const startedAt = new Date();
      const code = await run(projectNode(root), [join(import.meta.dirname, 'build-part.mjs'), name]);
      if (code !== 0) throw new Error(`The build failed with code ${String(code)}; see above.`);
      writeFileSync(stampOf(name), '');
      // What was changed while the build ran is not in it.
      utimesSync(stampOf(name), startedAt, startedAt);
    }
  });
}

function stampOf(name) {
  return join(root, 'out', `.built-${name}`);
}

async function withLock(work) {
  const lock = join(root, '.cache', 'build.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!tryLock(lock)) await wait(100);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // Empty for the moment between making and filling it.
    if (holder === 0) return Date.now() - statSync(lock).mtimeMs < 1000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
