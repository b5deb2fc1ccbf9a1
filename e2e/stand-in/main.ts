/**
 * Runs the application's built main bundle on Node and an installed Chromium:
 * `node e2e/stand-in/main.ts [--stand-in-headless] [--stand-in-interactive] [--stand-in-chromium=SWITCH…] APP-FOLDER [ARGUMENTS…]`.
 * Interactive is what it is where there is a display and no test: dialogs are shown, closing asks. See README.md.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium, hasDisplay } from '../../scripts/lib/chromium.mjs';
import { setHostOptions } from './host.ts';

const given = process.argv.slice(2);
const flags = new Set(given.filter((argument) => argument.startsWith('--stand-in-')));
const [folder = '.', ...applicationArguments] = given.filter((argument) => !flags.has(argument));
const isHeadless = flags.has('--stand-in-headless') || !hasDisplay();
const appFolder = resolve(folder);
const chromium = findChromium();
if (chromium === null) {
  console.error('The stand-in needs Chromium: install it, or name it in STET_CHROMIUM.');
  process.exit(1);
}
const forChromium = '--stand-in-chromium=';
const isTest = process.send !== undefined;
setHostOptions({
  appFolder,
  chromium,
  isHeadless,
  isInteractive: flags.has('--stand-in-interactive') || (!isHeadless && !isTest),
  hasDebugPort: isTest,
  chromiumFlags: [...flags]
    .filter((flag) => flag.startsWith(forChromium))
    .map((flag) => flag.slice(forChromium.length)),
});

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electronUrl, shortCircuit: true } : next(specifier, context),
});

const { electron } = await import('./electron.ts');
const { installControl } = await import('./control.ts');
installControl(electron);
process.argv = [process.execPath, appFolder, ...applicationArguments];
const manifest = JSON.parse(readFileSync(resolve(appFolder, 'package.json'), 'utf8')) as { main: string };
await import(pathToFileURL(resolve(appFolder, manifest.main)).href);
electron.app.start();
