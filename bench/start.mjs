/**
 * How soon the application can be used, and how much of it is loaded for that: `npx node bench/start.mjs [PROJECTS] [CYCLES]`.
 *
 * Bundles are weighed as they are built; what the window and the main process load at the start is followed import by import, and what
 * belongs to single formats may not be in it. Then the built application on the stand-in: a library of many projects, a project of 20,000
 * words opened and closed again and again, with its memory after each.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { LibraryPage } from '../e2e/pages/library-page.ts';
import { provideBuild } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/process.mjs';
import { median, printTable } from './app/figures.mjs';
import { withApp } from './app/open-app.mjs';
import { heapOf } from './editor/keys.mjs';
import { madeUp } from './editor/sizes.mjs';
import { storeProject } from './editor/store-project.mjs';
import { tellTarget } from './app/targets.mjs';

const projects = Number(process.argv[2] ?? 1_000);
const cycles = Number(process.argv[3] ?? 10);
/** KB as built; processor time of imports over an empty Node, ms; ms on the clock; MB for each cycle. */
const limits = { window: 2_100, main: 400, imports: 25, usable: 3_000, open: 2_000, growth: 2 };
/** Words that only libraries of single formats hold; none may be among what is loaded at the start. */
const lateLibraries = {
  'pdf.js': 'GlobalWorkerOptions',
  docx: 'wordprocessingml.document.main',
  'citation-js': 'citation-js',
  papaparse: 'BAD_DELIMITERS',
};
const importRounds = 15;
const missed = [];

/** The files that a file imports at once, itself first. Dynamic imports are not followed. */
function loadedWith(file, known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  const source = readFileSync(file, 'utf8');
  for (const match of source.matchAll(
    /(?:^|[;\n}])\s*import\s*(?:[^'"();]*?from\s*)?["'](\.{1,2}\/[^"']+)["']/gu,
  )) {
    loadedWith(resolve(dirname(file), match[1]), known);
  }
  return known;
}

function weigh(name, files, limit) {
  const kb = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const early = Object.entries(lateLibraries).flatMap(([library, sign]) =>
    source.includes(sign) ? [library] : [],
  );
  if (kb > limit) missed.push(`${name} weighs ${kb.toFixed(0)} KB`);
  if (early.length > 0) missed.push(`${name} loads ${early.join(', ')} at the start`);
  return [name, kb.toFixed(0), limit, early.length === 0 ? 'none' : early.join(', ')];
}

/** In place of Electron: everything is there and does nothing, and the application waits for ever to be ready, with nothing but its imports done. */
const electronStub = `
  const any = new Proxy(function () {}, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => '' : any), apply: () => any, construct: () => any,
  });
  const answers = { whenReady: () => new Promise(() => {}), getPath: () => import.meta.dirname };
  export const app = new Proxy({}, { get: (_, key) => answers[key] ?? any });
  export { any as BrowserWindow, any as clipboard, any as dialog, any as ipcMain, any as Menu, any as nativeTheme, any as net, any as protocol,
    any as safeStorage, any as screen, any as session, any as shell, any as webContents };
`;

/** Processor time of the program's own code, in ms, that importing modules one after the other takes in a Node of its own. */
function importTimes(files) {
  const source = `
    const times = [];
    for (const file of ${JSON.stringify(files.map((file) => `file://${file}`))}) {
      const before = process.cpuUsage();
      await import(file);
      times.push(process.cpuUsage(before).user / 1000);
    }
    console.log(JSON.stringify(times));
    process.exit(0);`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  if (ended.status !== 0 || ended.stderr !== '') throw new Error(ended.stderr);
  return JSON.parse(ended.stdout.trim().split('\n').at(-1));
}

/**
 * What the main process imports at the start over an empty module in an empty Node, and what it imports afterwards, when the library
 * stands. Runs take turns; medians. The built files lie in a folder of their own, beside something that answers to Electron's name.
 */
function importCost() {
  const folder = mkdtempSync(join(tmpdir(), 'stet-imports-'));
  try {
    const electron = join(folder, 'node_modules', 'electron');
    mkdirSync(electron, { recursive: true });
    writeFileSync(join(electron, 'package.json'), '{"type":"module","exports":"./index.js"}');
    writeFileSync(join(electron, 'index.js'), electronStub);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    cpSync(join(root, 'out', 'main'), join(folder, 'main'), { recursive: true });
    const empty = join(folder, 'empty.js');
    writeFileSync(empty, 'export {};\n');
    const chunks = join(folder, 'main', 'chunks');
    const rest = readdirSync(chunks).find((name) => name.startsWith('rest-of-app-'));
    const runs = Array.from({ length: importRounds }, () => ({
      none: importTimes([empty])[0],
      both: importTimes([join(folder, 'main', 'index.js'), join(chunks, rest)]),
    }));
    const none = median(runs.map((run) => run.none));
    return {
      start: median(runs.map(({ both }) => both[0])) - none,
      rest: median(runs.map(({ both }) => both[1])) - none,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await provideBuild(['main', 'window']);
const assets = join(root, 'out', 'renderer', 'assets');
const page = readFileSync(join(root, 'out', 'renderer', 'index.html'), 'utf8');
const entry = /<script[^>]+src="\.\/assets\/([^"]+)"/u.exec(page)[1];
const windowFiles = [...loadedWith(join(assets, entry))];
const mainFile = join(root, 'out', 'main', 'index.js');
const mainFiles = [...loadedWith(mainFile)];
const cost = importCost();
if (cost.start > limits.imports) missed.push(`the main process takes ${cost.start.toFixed(0)} ms to import`);

printTable([
  ['loaded at the start', 'KB', 'limit', 'libraries of single formats'],
  weigh('window, scripts', windowFiles, limits.window),
  weigh('main process', mainFiles, limits.main),
]);
const all = readdirSync(assets).reduce((sum, name) => sum + statSync(join(assets, name)).size, 0);
console.log(
  `all assets of the window: ${(all / 1024).toFixed(0)} KB; imports of the main process: ${cost.start.toFixed(0)} ms (limit ${limits.imports}), and ${cost.rest.toFixed(0)} ms when the library stands\n`,
);

tellTarget({
  target: 18,
  what: 'imports of the main process at the start, processor time over an empty Node, ms',
  stet: cost.start.toFixed(0),
  peers: '–',
  aim: `≤ ${limits.imports}`,
  isMet: cost.start <= limits.imports,
});

const title = 'The long story';
const prepare = async (library) => {
  await storeProject(library, title, madeUp({ words: 20_000, claims: 500 }));
  const short = { paragraphs: ['The board met on Thursday.'], claims: [] };
  for (let at = 1; at < projects; at += 1) await storeProject(library, `Story ${at}`, short);
};
/** Milliseconds from the moment when the window begins to load until a project can be chosen; the start of Node and Chromium is theirs. */
async function usableAfter(app) {
  await new LibraryPage(app).projects.getByRole('row').nth(1).waitFor({ timeout: 120_000 });
  return app.page.evaluate(() => performance.now());
}

const rows = await withApp({ prepare }, async (app) => {
  // All projects are new to the library at the first start; every other knows them.
  const unknown = await usableAfter(app);
  await app.close();
  await app.start();
  const usable = await usableAfter(app);
  const library = new LibraryPage(app);
  await library.introduce('Ada Quist');
  const search = app.page.getByRole('searchbox').first();
  if (await search.isVisible()) await search.fill(title);
  const opened = [];
  const heaps = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const start = performance.now();
    const desk = await library.open(title);
    await app.page.locator('.article-page > p').first().waitFor({ timeout: 120_000 });
    opened.push(performance.now() - start);
    await desk.article.focus();
    await app.page.keyboard.press('Control+Home');
    await app.page.keyboard.type('Again ');
    await desk.isSaved();
    await desk.goToLibrary();
    heaps.push(await heapOf(app.page));
  }
  return { unknown, usable, opened, heaps };
});
// The first cycles fill what is kept on purpose.
const [from, to] = [Math.floor(cycles / 3), cycles - 1];
const growth = (rows.heaps[to] - rows.heaps[from]) / Math.max(1, to - from);
if (rows.usable > limits.usable) missed.push('the library is usable too late');
if (median(rows.opened) > limits.open) missed.push('the project opens too late');
if (growth > limits.growth) missed.push('memory grows with every cycle');
printTable([
  ['what', 'figure', 'limit'],
  [`library of ${projects} projects usable after the start, ms`, rows.usable.toFixed(0), limits.usable],
  ['the same when it has seen none of them before, ms', rows.unknown.toFixed(0), '–'],
  ['project of 20,000 words open, first, ms', rows.opened[0].toFixed(0), '–'],
  ['the same, median, ms', median(rows.opened).toFixed(0), limits.open],
  [
    `memory after ${from + 1} / ${cycles} cycles of open, type, close, MB`,
    `${rows.heaps[from].toFixed(0)} / ${rows.heaps[to].toFixed(0)}`,
    '–',
  ],
  ['growth for each cycle, MB', growth.toFixed(2), limits.growth],
]);
console.log(missed.length === 0 ? 'all within the limits' : `missed: ${missed.join('; ')}`);
if (missed.length > 0) process.exitCode = 1;
