/* global document, performance, requestAnimationFrame, PerformanceObserver -- functions here run in the page */

/**
 * Milliseconds from the next click until every selector has an element and the frame that shows them has been made.
 * Call it, do not wait for it, then click.
 * @param {import('@playwright/test').Page} page
 * @param {readonly string[]} selectors
 * @returns {Promise<number>}
 */
export function fromClickTo(page, selectors) {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        document.addEventListener(
          'pointerup',
          (event) => {
            const look = () => {
              if (!wanted.every((selector) => document.querySelector(selector) !== null)) {
                requestAnimationFrame(look);
                return;
              }
              // The next frame begins when this one, with its layout, is done.
              requestAnimationFrame(() => {
                resolve(performance.now() - event.timeStamp);
              });
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      }),
    selectors,
  );
}

/**
 * Begins to note how long the page was busy at a stretch; the answer ends it.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<() => Promise<{ gap: number, task: number }>>} the longest time between two frames and the longest task, ms
 */
export async function watchFrames(page) {
  await page.evaluate(() => {
    const watch = { gap: 0, task: 0, isOn: true };
    let last = performance.now();
    const frame = () => {
      if (!watch.isOn) return;
      const now = performance.now();
      watch.gap = Math.max(watch.gap, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watch.task = Math.max(watch.task, duration);
    });
    observer.observe({ type: 'longtask' });
    globalThis.benchWatch = { watch, observer };
  });
  return () =>
    page.evaluate(() => {
      const { watch, observer } = globalThis.benchWatch;
      watch.isOn = false;
      observer.disconnect();
      return { gap: watch.gap, task: watch.task };
    });
}
