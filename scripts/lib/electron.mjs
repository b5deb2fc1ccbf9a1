import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './node24.mjs';

/** Milliseconds for the one attempt to fetch Electron's binary. */
const limit = 20_000;

/**
 * @typedef {{ kind: 'found', path: string } | { kind: 'missing', reason: string }} Binary
 */

/**
 * Electron's binary, if npm's package has it already.
 * @param {string} root the repository
 * @returns {string | null}
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const path = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/**
 * Finds the binary, or tries once to fetch it and remembers how that ended, so that the next start does not wait again.
 * A file in `.cache/` keeps the outcome for the version; deleting it allows another attempt.
 * @param {string} root the repository
 * @param {(line: string) => void} say
 * @returns {Promise<Binary>}
 */
export async function provideElectron(root, say) {
  const found = findElectron(root);
  if (found !== null) return { kind: 'found', path: found };
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  const memory = join(root, '.cache', 'electron-download.json');
  const last = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : null;
  if (last?.version === version && last?.platform === process.platform) {
    return {
      kind: 'missing',
      reason: `${last.reason} (tried once; delete .cache/electron-download.json to try again)`,
    };
  }
  say(`Fetching Electron ${version} (at most ${String(limit / 1000)} seconds) …`);
  const reason = await download(root);
  const path = findElectron(root);
  if (path !== null) return { kind: 'found', path };
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(memory, `${JSON.stringify({ version, platform: process.platform, reason })}\n`);
  return { kind: 'missing', reason };
}

/**
 * Runs the package's own installer.
 * @param {string} root
 * @returns {Promise<string>} why there is still no binary, if there is none
 */
function download(root) {
  return new Promise((resolve) => {
    const child = spawn(projectNode(root), [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: AbortSignal.timeout(limit),
    });
    let output = '';
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', (error) => {
      resolve(
        error.name === 'AbortError' ? `no answer within ${String(limit / 1000)} seconds` : error.message,
      );
    });
    child.on('close', () => resolve(firstProblem(output)));
  });
}

/** @param {string} output */
function firstProblem(output) {
  const lines = output.split('\n');
  const telling = lines.find((line) => /\berror\b|E[A-Z]{4,}|\b[45]\d\d\b/i.test(line)) ?? lines[0] ?? '';
  const words = telling.trim().replace(/^\w*Error: /, '');
  return `the download failed (${words.slice(0, 200)})`;
}
