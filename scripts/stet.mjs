/**
 * `npm run --silent stet -- COMMAND`: the command line. Runs the built `out/main/cli.js` in this process when it is Node 24
 * already (npm puts the project's own first), else in a child. Standard output belongs to the command.
 */
import module from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isStale, provideBuild } from './lib/build.mjs';
import { projectNode } from './lib/node24.mjs';
import { root, run, say } from './lib/process.mjs';

async function main(args) {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
    const { provideDependencies } = await import('./lib/dependencies.mjs');
    await provideDependencies();
  }
  if (isStale('main')) await provideBuild(['main']);
  const cli = join(root, 'out', 'main', 'cli.js');
  if (Number(process.versions.node.split('.')[0]) < 24) {
    process.exitCode = await run(projectNode(root), [cli, ...args], 'inherit');
    return;
  }
  module.enableCompileCache?.(join(root, '.cache', 'compiled'));
  process.argv = [process.execPath, cli, ...args];
  await import(pathToFileURL(cli).href);
}

main(process.argv.slice(2)).catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
