import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { twoFrames } from '../pages/text-selection.ts';

test('forced colours: marks, states, focus and selection stay apart', async ({ app, page }, testInfo) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const desk = await new LibraryPage(app).openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  await desk.article.focus();
  await desk.press('j');
  await twoFrames(page);
  await page.screenshot({ path: testInfo.outputPath('forced-colours-desk.png') });
  const look = await page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(`Nothing is ${selector}.`);
      return getComputedStyle(element);
    };
    const line = (state: string): string => {
      const mark = style(`.mark[data-mark="${state}"]:not(.is-chosen)`);
      const { textDecorationLine, textDecorationStyle, textDecorationThickness, backgroundImage, color } =
        mark;
      return [textDecorationLine, textDecorationStyle, textDecorationThickness, backgroundImage, color].join(
        ' ',
      );
    };
    const states = ['to-check', 'in-progress', 'confirmed', 'on-author', 'stale', 'not-checkable'];
    const outline = (selector: string): string =>
      `${style(selector).outlineStyle} ${style(selector).outlineWidth} ${style(selector).outlineColor}`;
    return {
      lines: states.map(line),
      stale: style('.mark[data-mark="stale"]').backgroundImage,
      chosenMark: outline('.article-page .mark.is-chosen'),
      chosenRow: outline('.queue-list [aria-selected="true"]'),
      otherRow: outline('.queue-list [aria-selected="false"]'),
      chosenMode: style('.ui-segment[data-selected]').backgroundColor,
      otherMode: style('.ui-segment:not([data-selected])').backgroundColor,
      claimed: style('.strip-claimed').fill,
      uncovered: style('.strip-uncovered').fill,
    };
  });
  expect(new Set(look.lines).size, look.lines.join('\n')).toBe(look.lines.length);
  expect(look.stale, 'the broken line of a stale claim is drawn').toContain('gradient');
  expect(look.chosenMark).toMatch(/^solid 2px/u);
  expect(look.chosenRow).toMatch(/^solid 2px/u);
  expect(look.otherRow).not.toBe(look.chosenRow);
  expect(look.chosenMode).not.toBe(look.otherMode);
  expect(look.claimed).not.toBe(look.uncovered);
  // The row that is chosen and under the keys looks different from the one that is only chosen.
  await desk.queue.getByRole('listbox').focus();
  await desk.press('ArrowDown');
  await expect(desk.queue.getByRole('option', { selected: true })).toHaveCSS('outline-style', 'double');
  const publish = await desk.publish();
  await expect(publish.exports).toBeVisible();
  await twoFrames(page);
  await page.screenshot({ path: testInfo.outputPath('forced-colours-publish.png') });
});

test('reduced motion: nothing moves of itself, fades or scrolls smoothly', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  /** Whatever takes time to change, as `selector: what`. */
  const moving = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const takesTime = (times: string): boolean => times.split(',').some((time) => parseFloat(time) > 0);
      const running = document
        .getAnimations()
        .filter((each) => each.playState === 'running' && each.effect?.getComputedTiming().duration !== 0)
        .map((each) => `${(each.effect as KeyframeEffect).target?.className ?? ''}: runs`);
      const slow = [...document.querySelectorAll('*')].flatMap((element) =>
        [null, '::before', '::after'].flatMap((part) => {
          const style = getComputedStyle(element, part);
          const found = [
            takesTime(style.transitionDuration) ? 'transition' : null,
            style.animationName !== 'none' && takesTime(style.animationDuration) ? 'animation' : null,
            style.scrollBehavior === 'smooth' ? 'smooth scrolling' : null,
          ];
          return found.flatMap((what) => (what === null ? [] : `${element.className}${part ?? ''}: ${what}`));
        }),
      );
      return [...running, ...new Set(slow)];
    });
  const desk = await new LibraryPage(app).openSample();
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  expect(await moving(), 'the desk').toEqual([]);
  await app.chooseMenu('palette');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await moving(), 'the palette').toEqual([]);
  await page.keyboard.press('Escape');
  await app.chooseMenu('note');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await moving(), 'a dialog').toEqual([]);
  await page.keyboard.press('Escape');
  await desk.publish();
  expect(await moving(), 'publication, with its preview on the way').toEqual([]);
});

test('a tooltip stays under the pointer, and Escape takes away the tooltip alone', async ({ app, page }) => {
  const desk = await new LibraryPage(app).openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const verdict = desk.inspector.verdict('Confirmed');
  const tooltip = page.getByRole('tooltip');
  await verdict.hover();
  await expect(tooltip).toBeVisible();
  await tooltip.hover();
  await twoFrames(page);
  // Longer than a tooltip waits for the pointer to come over.
  await page.waitForTimeout(600);
  await expect(tooltip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  await expect(verdict).toBeVisible();
});
