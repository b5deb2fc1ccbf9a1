import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';

test('Tab goes through the desk as it is read, and back the same way', async ({ app, page }) => {
  const keyboard = new Keyboard(page);
  const desk = await new LibraryPage(app).openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /go to the library/u })
    .focus();
  const parts = ['banner', 'Claims', 'Article', 'Inspector', 'Status'];
  const partWithFocus = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return '';
      if (active.closest('.app-title-bar') !== null) return 'banner';
      return active.closest('[aria-label="Status"]') !== null
        ? 'Status'
        : (active.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? 'between');
    });
  const seen: string[] = [];
  const places: string[] = [];
  for (let count = 0; count < 90 && seen.at(-1) !== 'Status'; count += 1) {
    const part = await partWithFocus();
    places.push(part);
    if (part !== 'between' && part !== seen.at(-1)) seen.push(part);
    await keyboard.press('Tab');
  }
  expect(seen, places.join(' ')).toEqual(parts);
});

test('every menu, list and dialog gives the focus back to what opened it', async ({ app, page }) => {
  test.setTimeout(480_000);
  const start = new LibraryPage(app);
  const floating = page.locator(
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"].ui-listbox',
  );
  /** Opens with Enter, leaves with Escape. */
  const givesBack = async (opener: Locator): Promise<void> => {
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(floating.first()).toBeVisible();
    const isInside = (): Promise<boolean> =>
      floating.first().evaluate((element) => element.contains(document.activeElement));
    await expect.poll(isInside, 'the focus goes in').toBe(true);
    await page.keyboard.press('Escape');
    await expect(floating).toHaveCount(0);
    await expect(opener).toBeFocused();
  };
  const desk = await start.openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const banner = page.getByRole('banner');
  for (const name of [/Stage$/u, /Role$/u, 'Command palette'])
    await givesBack(banner.getByRole('button', { name }));
  for (const name of [/Type$/u, /Owner$/u]) await givesBack(desk.queue.getByRole('button', { name }));
  await givesBack(desk.article.pane.getByRole('button', { name: 'Accept all…' }));
  const { region } = desk.inspector;
  for (const name of [
    /Claim type$/u,
    /^Cite…/u,
    'Edit the citation',
    /^Propose…/u,
    /^Query…/u,
    'This accuses…',
  ])
    await givesBack(region.getByRole('button', { name }).first());
  await desk.actAs('Editor');
  await desk.switchTo('Draft');
  await givesBack(
    desk.article.pane.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Insert' }),
  );
  await desk.goToLibrary();
  await givesBack(page.getByRole('main').getByRole('button', { name: 'New' }));
  await givesBack(start.project(/Skarv/u).getByRole('button', { name: /More/u }));
});

test('Escape twice leaves a dialog that lies over another one', async ({ app, page }) => {
  const desk = await new LibraryPage(app).openSample();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.showQueue('All');
  await desk.chooseFirstClaim();
  const { dialog } = await desk.inspector.cite();
  await dialog.getByRole('button', { name: 'New source…' }).click();
  await expect(page.getByRole('dialog', { name: 'New source' })).toBeVisible();
  // Without a pause: the second one comes while the focus is on its way back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.inspector.region.getByRole('button', { name: /^Cite…/u })).toBeFocused();
  await expect(desk.inspector.verdicts).toBeVisible();
});

test('AltGr types its sign and starts no command', async ({ app, page }) => {
  const desk = await new LibraryPage(app).openSample();
  await desk.switchTo('Draft');
  await desk.article.focus();
  /** As Windows reports AltGr. Answers whether somebody took the key for a command. */
  const altGr = (key: string, code: string): Promise<boolean> =>
    page.evaluate(
      ([typed, place]) =>
        !(document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', {
            key: typed,
            code: place,
            ctrlKey: true,
            altKey: true,
            modifierAltGraph: true,
            bubbles: true,
            cancelable: true,
          }),
        ),
      [key, code] as const,
    );
  for (const [key, code] of [
    ['µ', 'KeyM'],
    ['ł', 'KeyL'],
    ['đ', 'KeyG'],
    ['ħ', 'KeyH'],
    ['}', 'Digit0'],
  ] as const)
    expect(await altGr(key, code), `AltGr+${code}`).toBe(false);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.article.text).toBeFocused();
});
