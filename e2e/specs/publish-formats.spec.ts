import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1100, height: 700 },
] as const;

async function faults(page: Page) {
  const judged = await new AxeBuilder({ page }).analyze();
  return judged.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

test('formats are folded by their readers, led through by arrow keys, with the preview in view', async ({
  app,
  page,
}, testInfo) => {
  test.setTimeout(600_000);
  const desk = await new LibraryPage(app).openSample();
  let publish = await desk.publish();
  const formats = () => publish.exports.getByRole('radiogroup', { name: 'Format' });
  const chosen = () => formats().getByRole('radio', { checked: true });
  const group = (name: string): Locator => formats().getByRole('button', { name });

  await test.step('only the chosen format’s group is open', async () => {
    await expect(chosen()).toHaveAccessibleName('HTML');
    await expect(formats().getByRole('radio')).toHaveCount(5);
    await expect(group('Public, for machines')).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('arrow keys lead over the end of a group and open the next', async () => {
    await chosen().focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
    await expect(chosen()).toHaveAccessibleName('ClaimReview');
    await expect(chosen()).toBeFocused();
    await expect(publish.exports.getByRole('button', { name: 'Export a draft…' })).toBeDisabled();
    await expect(publish.exports.getByText(/There is no draft of it/u)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(chosen()).toHaveAccessibleName('Plain text');
    await expect(publish.exports.getByText(/A draft says “not vetted” in its text\./u)).toBeVisible();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
    await expect(publish.exports.getByText(/A draft cannot say that it is one/u)).toBeVisible();
  });

  await test.step('what was unfolded stays so after leaving', async () => {
    await publish.choose('HTML');
    await group('Internal').press('Enter');
    await expect(formats().getByText('Claims as CSV', { exact: true })).toBeVisible();
    await publish.backToTheDesk();
    publish = await desk.publish();
    await expect(group('Internal')).toHaveAttribute('aria-expanded', 'true');
    await expect(chosen()).toHaveAccessibleName('HTML');
  });

  await test.step('with a second group unfolded the list scrolls in itself and leaves the preview its room', async () => {
    const list = publish.exports.locator('.format-list');
    for (const size of sizes) {
      await page.setViewportSize(size);
      const column = await publish.exports.boundingBox();
      const preview = await publish.exports.getByRole('region', { name: 'What leaves' }).boundingBox();
      const bottom = (preview?.y ?? 0) + (preview?.height ?? 0);
      expect(bottom, `${size.width}x${size.height}`).toBeLessThanOrEqual(
        (column?.y ?? 0) + (column?.height ?? 0) + 1,
      );
      expect((preview?.height ?? 0) / (column?.height ?? 1)).toBeGreaterThan(0.36);
      const isScrolling = await list.evaluate((each) => each.scrollHeight > each.clientHeight);
      expect(isScrolling || size.height > 700).toBe(true);
      // An arrow leads to a format that is out of view, and the list follows.
      await chosen().focus();
      await page.keyboard.press('ArrowDown');
      await expect(chosen()).toBeFocused();
      await page.keyboard.press('ArrowUp');
      await page.screenshot({ path: testInfo.outputPath(`unfolded-${size.width}.png`) });
    }
  });

  await test.step('list and preview are both in view at either size', async () => {
    await group('Internal').press('Enter');
    await expect(group('Internal')).toHaveAttribute('aria-expanded', 'false');
    for (const theme of ['Light', 'Dark'] as const) {
      await page.emulateMedia({ colorScheme: theme === 'Light' ? 'light' : 'dark' });
      await expect(publish.preview).toBeVisible();
      for (const size of sizes) {
        await page.setViewportSize(size);
        const preview = await publish.preview.boundingBox();
        expect(size.height - (preview?.y ?? size.height), `${size.width}x${size.height}`).toBeGreaterThan(
          100,
        );
        const first = await formats().boundingBox();
        expect(first?.y ?? -1).toBeGreaterThan(0);
        await page.screenshot({ path: testInfo.outputPath(`formats-${theme}-${size.width}.png`) });
      }
      expect(await faults(page)).toEqual([]);
    }
  });
});
