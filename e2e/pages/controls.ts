import type { Locator } from '@playwright/test';

/** Turns words into a pattern that finds exactly them, whatever signs they hold. */
export function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** Chooses an option of a drop-down list inside `scope` by the labels a user reads. */
export async function choose(scope: Locator, label: string, option: string | RegExp): Promise<void> {
  await scope.getByRole('button', { name: new RegExp(`(^|\\s)${literally(label)}$`, 'u') }).click();
  await scope
    .page()
    .getByRole('listbox', { name: new RegExp(literally(label), 'u') })
    .getByRole('option', { name: option, exact: true })
    .click();
}

/** Chooses an item of the menu that a button opens. */
export async function chooseItem(opener: Locator, item: string): Promise<void> {
  await opener.click();
  await opener.page().getByRole('menuitem', { name: item }).click();
}
