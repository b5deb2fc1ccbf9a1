import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { run, say } from './process.mjs';

const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];

/** The command that installs Chromium on this system. */
function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  return isDebian()
    ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
    : 'npx playwright install --with-deps chromium';
}

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

/**
 * Finds Chromium. As root on Debian it installs a missing one, and says so; elsewhere it names the command.
 * @returns {Promise<string>} its path
 * @throws Error with the command, when there is none
 */
export async function provideChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const named = process.env['STET_CHROMIUM'] ?? '';
  if (named !== '') throw new Error(`STET_CHROMIUM names ${named}, and there is no such file.`);
  if (process.getuid?.() === 0 && isDebian()) {
    say(`Chromium is missing; installing it with apt-get (${packages.join(', ')}) …`);
    await run('apt-get', ['update']);
    await run('env', [
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-y',
      '--no-install-recommends',
      ...packages,
    ]);
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    `Chromium is missing. Install it with:\n  ${installCommand()}\nor name another one in STET_CHROMIUM.`,
  );
}
