import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './process.mjs';

/**
 * Whether what npm noted about `node_modules` is what the lock file asks for. Packages that are optional may be absent:
 * they are made for other systems.
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} installed
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    const present = installed[path];
    if (present === undefined) return optional === true || devOptional === true || peer === true;
    return present.version === version;
  });
}

/** Installs npm's packages if they are missing or others than the lock file names. Says what it does. */
export async function provideDependencies() {
  const note = join(root, 'node_modules', '.package-lock.json');
  const isThere = existsSync(note);
  if (isThere) {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const installed = JSON.parse(readFileSync(note, 'utf8'));
    if (isInstalled(wanted.packages, installed.packages)) return;
  }
  say(
    isThere
      ? 'The packages are not those of package-lock.json; installing them (npm ci) …'
      : 'Installing packages (npm ci) …',
  );
  const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ci failed with code ${String(code)}; see above.`);
}
