/* global document, performance, requestAnimationFrame, MutationObserver, MessageChannel -- functions here run in the page */
import { setTimeout as wait } from 'node:timers/promises';

/** Time between keys, ms: a fast typist. */
const rhythm = 60;
const letters = 'the board said that it had counted the boats again ';

/**
 * Types with real key events and notes for each key the time from its event to the end of the frame that shows its letter.
 * @param {import('@playwright/test').Page} page the caret stands in the text
 * @param {string} root selector of the text
 * @param {number} count
 * @returns {Promise<{ frames: number[], script: number, task: number }>} ms; `script` and `task` are processor time of the page's thread
 *   for each key, everything that follows from typing included
 */
export async function typeKeys(page, root, count) {
  await page.evaluate((selector) => {
    const notes = [];
    let pressed = null;
    const onKey = (event) => {
      pressed = event.timeStamp;
    };
    const channel = new MessageChannel();
    const waiting = [];
    // A message that is sent in a frame arrives when the frame is done, with layout and painting.
    channel.port1.onmessage = () => notes.push(performance.now() - waiting.shift());
    const observer = new MutationObserver(() => {
      if (pressed === null) return;
      waiting.push(pressed);
      pressed = null;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
    document.addEventListener('keydown', onKey, true);
    observer.observe(document.querySelector(selector), {
      subtree: true,
      childList: true,
      characterData: true,
    });
    globalThis.benchKeys = {
      notes,
      stop: () => {
        document.removeEventListener('keydown', onKey, true);
        observer.disconnect();
      },
    };
  }, root);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metrics(session);
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press(letters[at % letters.length] === ' ' ? 'Space' : letters[at % letters.length]);
    await wait(rhythm);
  }
  await wait(600);
  const after = await metrics(session);
  await session.detach();
  const frames = await page.evaluate(() => {
    globalThis.benchKeys.stop();
    return globalThis.benchKeys.notes;
  });
  if (frames.length < count * 0.9)
    throw new Error(`Only ${frames.length} of ${count} keys changed the text.`);
  const each = (name) => ((after[name] - before[name]) * 1000) / count;
  return { frames, script: each('ScriptDuration'), task: each('TaskDuration') };
}

/** @returns {Promise<number>} MB of script memory in use after collecting what is not */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { JSHeapUsedSize } = await metrics(session);
  await session.detach();
  return JSHeapUsedSize / 1024 / 1024;
}

async function metrics(session) {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
