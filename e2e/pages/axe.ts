import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { twoFrames } from './text-selection.ts';

/** Rules about the page as a whole. Behind an open dialog the page is hidden from everybody, so they have nothing to judge. */
export const pageRules = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** Waits until nothing fades in or out any more: half-way, colours are half there. */
export async function isStill(page: Page): Promise<void> {
  await twoFrames(page);
  await page.waitForFunction(() => document.querySelector('[data-entering], [data-exiting]') === null);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
  );
}

/**
 * WCAG 2.2 A and AA, and what axe calls good practice, without the rules in `without`; or, where `only` is given, these rules alone.
 * Each finding names the rule and the places.
 */
export async function violations(
  page: Page,
  {
    without = [],
    only = null,
  }: { readonly without?: readonly string[]; readonly only?: readonly string[] | null },
): Promise<readonly string[]> {
  await isStill(page);
  // In one page: the other way opens a window of its own for every answer. No rule asked here needs style sheets read again.
  const builder = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false });
  const found = await (
    only === null ? builder.disableRules([...without]) : builder.withRules([...only])
  ).analyze();
  return found.violations.map(
    (each) =>
      `${each.id}: ${each.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join('; ')}`,
  );
}
