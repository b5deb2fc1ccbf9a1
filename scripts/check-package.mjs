/**
 * `node scripts/check-package.mjs [--start] [FOLDER…]`: examines packed applications: archive, notices, stamp, and the fuses, read back from
 * the binary. With `--start`, starts each and waits until it says that it is ready. Fails on any difference. Without folders:
 * whatever lies in `dist`.
 */
import { join } from 'node:path';
import { root, say } from './lib/process.mjs';
import { packedApp, packedFolders, packedProblems, stampIn } from './packaging/packed-app.mjs';
import { smokeStart } from './packaging/smoke.mjs';

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('--'));
const folders = named.length > 0 ? named : packedFolders(join(root, 'dist'));
if (folders.length === 0) {
  say('There is no packed application to examine.');
  process.exitCode = 1;
}
for (const folder of folders) {
  const app = packedApp(folder, process.platform);
  const problems = await packedProblems(app);
  if (args.includes('--start') && problems.length === 0) {
    // A build machine has no graphics and, in a container, no namespaces; neither is what is tried here.
    const plain = process.platform === 'linux' ? ['--disable-gpu', '--no-sandbox'] : [];
    const trouble = await smokeStart(app.program, plain, { commit: stampIn(app.archive).commit });
    if (trouble !== '') problems.push(trouble);
  }
  for (const problem of problems) say(`${folder}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else say(`${folder}: whole, fused${args.includes('--start') ? ', and it starts' : ''}.`);
}
