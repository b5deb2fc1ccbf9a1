/** `npm start`: from a fresh clone to the running application. Arguments after `--` are handed on to it. */
import { join } from 'node:path';
import { provideBuild } from './lib/build.mjs';
import { hasDisplay } from './lib/chromium.mjs';
import { provideDependencies } from './lib/dependencies.mjs';
import { provideElectron } from './lib/electron.mjs';
import { projectNode } from './lib/node24.mjs';
import { provideChromium } from './lib/prerequisites.mjs';
import { root, run, say } from './lib/process.mjs';

const inherit = 'inherit';

async function start(args) {
  if (!hasDisplay()) {
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown.');
    say('To see Stet at work without one: npm run demo');
    return 1;
  }
  await provideDependencies();
  await provideBuild(['main', 'window']);
  const electron = await provideElectron(root, say);
  if (electron.kind === 'found') {
    say('Starting on Electron.');
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    const code = await run(electron.path, [...(isRoot ? ['--no-sandbox'] : []), root, ...args], inherit);
    // 127: the system cannot load the binary, usually for want of a library.
    if (code !== 127) return code;
    say('Electron cannot run on this system; trying the stand-in.');
  } else {
    say(
      `Starting on the stand-in (Node and Chromium), because Electron's binary is not there: ${electron.reason}`,
    );
  }
  await provideChromium();
  return run(
    projectNode(root),
    ['--disable-warning=ExperimentalWarning', join(root, 'e2e', 'stand-in', 'main.ts'), root, ...args],
    inherit,
  );
}

start(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
