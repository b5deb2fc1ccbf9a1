/**
 * `npm run package -- [--linux | --mac | --win] [electron-builder’s options]`: the installers of this system, in `dist`. Lays the application out, draws
 * the icons, packs with the pinned electron-builder, and examines what came out. Nothing is published.
 * `npm run package -- --lay-out`: the first two steps only; they need no Electron.
 */
import { join } from 'node:path';
import { provideBuild } from './lib/build.mjs';
import { provideDependencies } from './lib/dependencies.mjs';
import { provideElectron } from './lib/electron.mjs';
import { root, run, say } from './lib/process.mjs';

async function main(args) {
  await provideDependencies();
  await provideBuild(['main', 'window']);
  // Loaded now: a fresh clone had no packages a moment ago.
  const { layOutApp } = await import('./packaging/app-contents.mjs');
  const { makeIcons } = await import('./packaging/icons.mjs');
  const { makeStamp } = await import('./packaging/stamp.mjs');
  const { builderVersion } = await import('./packaging/schema.mjs');
  const stamp = makeStamp(root);
  say(`Packing ${stamp.version}, commit ${stamp.commit}${stamp.isChanged ? ', WITH CHANGES' : ''}`);
  layOutApp(root, join(root, 'out', 'app'), stamp);
  await makeIcons(join(root, 'resources', 'icon'), join(root, 'out', 'icons'));
  if (args.includes('--lay-out')) return 0;

  const electron = await provideElectron(root, say);
  if (electron.kind === 'missing') {
    say(`Nothing was packed: Electron's binary is not there (${electron.reason}).`);
    return 1;
  }
  process.env['SOURCE_DATE_EPOCH'] = String(Date.parse(stamp.sourceDate) / 1000);
  const code = await run(
    'npx',
    [
      '--yes',
      `electron-builder@${builderVersion}`,
      '--config',
      'electron-builder.config.mjs',
      '--publish',
      'never',
      ...args,
    ],
    'inherit',
  );
  return code === 0 ? run(process.execPath, [join(root, 'scripts', 'check-package.mjs')], 'inherit') : code;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
