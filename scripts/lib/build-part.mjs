/** Builds one part of `electron.vite.config.ts`: `main`, or `window` (preload and renderer). Run by build.mjs. */
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';

const targets = { main: ['main'], window: ['preload', 'renderer'] }[process.argv[2]];
if (targets === undefined) throw new Error('Name a part: main or window.');
process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'production');
for (const target of targets) {
  // Vite warns of files over 500 kB because of slow lines; ours are read from the disk.
  config[target].build.chunkSizeWarningLimit = 5_000;
  await build(config[target]);
}
