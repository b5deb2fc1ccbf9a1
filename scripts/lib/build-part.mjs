/** Builds one part of `electron.vite.config.ts`: `main`, or `window` (preload and renderer). Run by build.mjs. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { root } from './process.mjs';

const targets = { main: ['main'], window: ['preload', 'renderer'] }[process.argv[2]];
if (targets === undefined) throw new Error('Name a part: main or window.');
process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'production');
for (const target of targets) {
  const fresh = join(root, 'out', `.${target}-new`);
  config[target].build.outDir = fresh;
  // Vite warns of files over 500 kB because of slow lines; ours are read from the disk.
  config[target].build.chunkSizeWarningLimit = 5_000;
  await build(config[target]);
  replaceFolder(join(root, 'out', target), fresh);
}

/** Puts the new build in the place of the old one at once: a program that starts meanwhile finds one or the other. */
function replaceFolder(folder, fresh) {
  const old = `${fresh}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}
