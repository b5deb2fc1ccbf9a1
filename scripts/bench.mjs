/** `npm run bench -- [NAME …]`: the benchmarks that have an aim, see `bench/all.mjs`. */
import { join } from 'node:path';
import { provideDependencies } from './lib/dependencies.mjs';
import { root, run } from './lib/process.mjs';

await provideDependencies();
// The packages bring the project's own Node.
process.exitCode = await run(
  join(root, 'node_modules', '.bin', 'node'),
  [join(root, 'bench', 'all.mjs'), ...process.argv.slice(2)],
  'inherit',
);
