/* global document, performance, requestAnimationFrame -- functions here run in the page */
/**
 * Typing in the whole application beside bare `contenteditable`, ProseMirror and CodeMirror on the same text:
 * `npx node bench/editor/main.mjs [ROUNDS] [WORDS/CLAIMS…]`.
 *
 * Real key events in Chromium. The application is what is built, on the stand-in, with claims queue, coverage, suggestions and saving on;
 * the others are editors and nothing else. Rounds take turns. See README.md of the folder above.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { median, printTable, quantile } from '../app/figures.mjs';
import { tellTarget } from '../app/targets.mjs';
import { withApp } from '../app/open-app.mjs';
import { heapOf, typeKeys } from './keys.mjs';
import { openPeers } from './peer-page.mjs';
import { madeUp, sizes } from './sizes.mjs';
import { storeProject } from './store-project.mjs';

const flags = ['--disable-frame-rate-limit'];
const keys = 50;
const rounds = Number(process.argv[2] ?? 5);
const asked = process.argv.slice(3);
const title = 'What the boats carried';
const others = ['bare', 'prosemirror', 'codemirror'];
const names = {
  stet: 'Stet',
  bare: 'bare contenteditable',
  prosemirror: 'ProseMirror',
  codemirror: 'CodeMirror 6',
};

/** Opens the project from the library and answers how long that took until the text stood there. */
async function openProject(app) {
  const { page } = app;
  const start = performance.now();
  await new LibraryPage(app).project(title).dblclick();
  await page.locator('.article-page [data-block-id], .article-page p').first().waitFor({ timeout: 120_000 });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return performance.now() - start;
}

/** Puts the caret behind the last letter of a paragraph by a click, as a person does. */
async function putCaret(page, paragraph) {
  const block = page.locator('.article-page > p').nth(paragraph);
  await block.scrollIntoViewIfNeeded();
  const { width, height } = await block.boundingBox();
  await block.click({ position: { x: width - 4, y: height - 8 } });
  await page.keyboard.press('End');
}

/** From the key that marks the selected words to the frame that shows the mark. */
async function createClaim(page) {
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await wait(150);
  await page.keyboard.press('Control+Shift+M');
  const type = page
    .getByRole('dialog', { name: 'Mark claim' })
    .getByRole('button', { name: 'Number', exact: true });
  await type.waitFor();
  const box = await type.boundingBox();
  const before = await page.locator('.article-page [role="mark"].is-chosen').count();
  // Listening stands before the click: input overtakes what is evaluated.
  await page.evaluate((known) => {
    globalThis.drawn = new Promise((resolve) => {
      document.addEventListener(
        'pointerup',
        (event) => {
          const look = () => {
            if (document.querySelectorAll('.article-page [role="mark"].is-chosen').length <= known)
              requestAnimationFrame(look);
            else requestAnimationFrame(() => resolve(performance.now() - event.timeStamp));
          };
          look();
        },
        { capture: true, once: true },
      );
    });
  }, before);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(() => globalThis.drawn);
}

async function measure(size, peers) {
  const text = madeUp(size);
  const noted = Object.fromEntries(
    ['stet', ...others].map((kind) => [
      kind,
      { frames: [], medians: [], p95s: [], script: [], task: [], load: [], claim: [], heap: [] },
    ]),
  );
  const note = (kind, { frames, script, task }) => {
    noted[kind].medians.push(median(frames));
    noted[kind].p95s.push(quantile(frames, 0.95));
    noted[kind].script.push(script);
    noted[kind].task.push(task);
  };
  const prepare = (library) => storeProject(library, title, text);
  await withApp({ prepare, chromiumFlags: flags }, async (app) => {
    const { page } = app;
    await new LibraryPage(app).introduce('Ada Quist');
    noted.stet.load.push(await openProject(app));
    // Suggestions are worked out once after opening.
    await wait(3_000);
    for (let round = 0; round < rounds; round += 1) {
      const paragraph = Math.floor((text.paragraphs.length * (round + 1)) / (rounds + 1));
      for (const kind of others) {
        noted[kind].load.push(
          await peers.page.evaluate(([which, what]) => globalThis.peers.mount(which, what), [kind, text]),
        );
        await wait(300);
        await peers.page.evaluate(([at]) => globalThis.peers.putCaret(at, 20), [paragraph]);
        await wait(300);
        note(kind, await typeKeys(peers.page, '#place [contenteditable]', keys));
        const claim = await peers.page.evaluate(
          ([at]) => globalThis.peers.createClaim({ paragraph: at - 1, start: 4, end: 20 }),
          [paragraph],
        );
        if (claim !== null) noted[kind].claim.push(claim);
        noted[kind].heap.push(await heapOf(peers.page));
      }
      await putCaret(page, paragraph);
      await wait(300);
      note('stet', await typeKeys(page, '.article-page', keys));
      noted.stet.claim.push(await createClaim(page));
      await wait(500);
      noted.stet.heap.push(await heapOf(page));
      await page.keyboard.press('Escape');
    }
  });
  return noted;
}

const show = (value, digits = 1) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const peers = await openPeers(flags);
const results = [];
try {
  for (const size of sizes) {
    const name = `${size.words / 1000}k/${size.claims}`;
    if (asked.length > 0 && !asked.includes(name)) continue;
    const noted = await measure(size, peers);
    results.push({ name, noted });
    console.log(
      `\n${size.words} words, ${size.claims} claims; medians of ${rounds} rounds of ${keys} keys, ms`,
    );
    printTable([
      [
        'editor',
        'key to frame, median',
        '95th',
        'script a key',
        'thread a key',
        'create a claim',
        'load',
        'heap, MB',
      ],
      ...Object.entries(noted).map(([kind, each]) => [
        names[kind],
        ...[each.medians, each.p95s, each.script, each.task, each.claim, each.load].map((list) =>
          show(median(list)),
        ),
        show(median(each.heap), 0),
      ]),
    ]);
  }
} finally {
  await peers.close();
}

/** A ratio of one run against what it may be. */
function tell(target, what, ratio, most, others) {
  tellTarget({
    target,
    what,
    stet: ratio.toFixed(2),
    peers: others,
    aim: `≤ ${most}`,
    isMet: ratio <= most,
  });
}

/** The ratio of two medians, with the ratios of the other editors beside it. */
function judge(target, at, part, over, most, what) {
  const noted = results.find((result) => result.name === at)?.noted;
  if (noted === undefined) return;
  const ratioOf = (kind) => median(noted[kind][part]) / median(noted[over][part]);
  const beside = others
    .filter((kind) => kind !== over && !Number.isNaN(ratioOf(kind)))
    .map((kind) => `${names[kind]} ${ratioOf(kind).toFixed(2)}`);
  tell(target, `${what}, ${at}, over ${names[over]}`, ratioOf('stet'), most, beside.join(', '));
}

const key = 'key to frame';
judge(8, '20k/500', 'medians', 'bare', 1.3, key);
judge(8, '20k/500', 'medians', 'prosemirror', 0.75, key);
judge(9, '20k/5000', 'medians', 'prosemirror', 0.45, key);
judge(10, '100k/5000', 'medians', 'prosemirror', 0.5, key);
const small = results.find(({ name }) => name === '1k/0')?.noted;
const large = results.find(({ name }) => name === '100k/5000')?.noted;
if (small !== undefined && large !== undefined) {
  const growthOf = (kind) => median(large[kind].script) / median(small[kind].script);
  const beside = others.map((kind) => `${names[kind]} ${growthOf(kind).toFixed(2)}`).join(', ');
  tell(11, 'script a key, 100k/5000 over 1k/0', growthOf('stet'), 1.6, beside);
}
judge(12, '20k/5000', 'claim', 'prosemirror', 0.35, 'create a claim');
judge(13, '20k/5000', 'load', 'prosemirror', 0.5, 'load');
