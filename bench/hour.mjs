/**
 * What an hour of work leaves behind in memory: `npx node bench/hour.mjs [MINUTES]`. Each minute a sentence is written into an article of 5,000
 * words with 100 claims, some of its words are marked and get a verdict and a query, something is searched, the page is read; every tenth
 * minute the article is seen as it will leave and the library is visited. After ten everything has been used once; what is held more at the end
 * is what work adds: 600 words and 50 claims, or what nobody let go. Keys come as fast as they are taken, so that the hour takes some minutes;
 * memory is read after garbage was collected.
 */
import { performance } from 'node:perf_hooks';
import { LibraryPage } from '../e2e/pages/library-page.ts';
import { printTable } from './app/figures.mjs';
import { withApp } from './app/open-app.mjs';
import { tellTarget } from './app/targets.mjs';
import { heapOf } from './editor/keys.mjs';
import { madeUp } from './editor/sizes.mjs';
import { storeProject } from './editor/store-project.mjs';

const minutes = Number(process.argv[2] ?? 60);
if (!(minutes >= 20) || minutes % 10 !== 0)
  throw new Error('MINUTES are 20, 30, 40 …: the first ten are what the rest is laid beside.');
/** How much more the window and the main process may hold at the end than after ten minutes, in MB; and how many more nodes the page may keep. */
const limits = { window: 5, main: 5, nodes: 1_000 };
const title = 'An hour';

/** What the window and the main process hold, in MB, and the nodes of the page, whether they stand in it or not. */
async function memory(app) {
  const main = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 / 1024;
  });
  return { window: await heapOf(app.page), main, nodes: await app.heldNodes() };
}

async function workAMinute(app, desk, minute) {
  const { keyboard } = app.page;
  const words = `${1_000 + minute} boats`;
  await desk.actAs('Editor');
  await desk.switchTo('Draft');
  await desk.article.focus();
  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await keyboard.type(`In minute ${minute} the harbour board had counted ${words} since the spring.`);
  await desk.markClaim(words, 'Number');
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.inspector.give('Confirmed');
  await (await desk.openQuery()).ask('To the writer', `Which boats are the ${words}?`);
  const find = await desk.openFind();
  await find.search('harbour');
  await keyboard.press('Escape');
  await desk.switchTo('Read');
  await desk.isSaved();
}

async function leaveAndComeBack(app, desk) {
  await (await desk.publish()).backToTheDesk();
  await desk.goToLibrary();
  return new LibraryPage(app).open(title);
}

const prepare = (library) => storeProject(library, title, madeUp({ words: 5_000, claims: 100 }));
await withApp({ prepare }, async (app) => {
  const library = new LibraryPage(app);
  await library.introduce('Ada Quist');
  let desk = await library.open(title);
  const told = [['opening', await memory(app)]];
  const start = performance.now();
  for (let minute = 1; minute <= minutes; minute += 1) {
    await workAMinute(app, desk, minute);
    if (minute % 10 !== 0) continue;
    desk = await leaveAndComeBack(app, desk);
    told.push([`${minute} minutes`, await memory(app)]);
  }
  printTable([
    ['after', 'window, MB', 'main process, MB', 'nodes of the page'],
    ...told.map(([when, held]) => [when, held.window.toFixed(1), held.main.toFixed(1), held.nodes]),
  ]);
  console.log(`${minutes} minutes of work in ${((performance.now() - start) / 60_000).toFixed(1)}`);
  const [from, to] = [told[1][1], told.at(-1)[1]];
  const [window, main, nodes] = ['window', 'main', 'nodes'].map((what) => to[what] - from[what]);
  const isMet = window <= limits.window && main <= limits.main && nodes <= limits.nodes;
  tellTarget({
    target: 23,
    what: `${minutes} minutes of work, more at its end than after ten: MB of the window, of the main process; nodes of the page`,
    stet: `${window.toFixed(1)}, ${main.toFixed(1)}; ${nodes}`,
    peers: '–',
    aim: `≤ ${limits.window}, ≤ ${limits.main}; ≤ ${limits.nodes}`,
    isMet,
  });
  if (!isMet) process.exitCode = 1;
});
