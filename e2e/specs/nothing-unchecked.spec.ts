import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../fixtures/launch.ts';
import { expect, test } from '../fixtures/test.ts';
import { CoveragePage } from '../pages/coverage-page.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { Suggestions } from '../pages/suggestions.ts';

const articles = [
  ['the real article', join(repository, '..', 'shared', 'articles', 'peacekeeping-article.txt')],
  ['an article of our own', join(repository, 'e2e', 'fixtures', 'articles', 'harbour-ferry.txt')],
] as const;

for (const [name, file] of articles) {
  test(`a checker goes through ${name} by keyboard, from the first suggestion to every word covered`, async ({
    app,
    page,
  }) => {
    test.skip(!existsSync(file), `${name} is not on this machine: ${file}`);
    const library = new LibraryPage(app);
    await library.introduce('Ada Quist');
    const desk = await (await library.importFile(file)).confirm();
    await desk.actAs('Checker');
    await desk.switchTo('Check');
    await expect(desk.coverage).toHaveText('0 %');
    const keyboard = new Keyboard(page);
    const suggestions = new Suggestions(app);
    await expect.poll(async () => (await suggestions.underlined()).length).toBeGreaterThan(3);
    expect((await desk.stored()).claims).toEqual([]);
    await keyboard.pressUntilFocused('F6', desk.article.text);

    await test.step('the first ones are taken one by one', async () => {
      await keyboard.press('s');
      let words = await suggestions.words.textContent();
      for (const taken of [1, 2, 3]) {
        await keyboard.press('a');
        await expect(desk.queueTab('All')).toHaveAccessibleName(`All ${taken}`);
        await expect(suggestions.words).not.toHaveText(words ?? '');
        words = await suggestions.words.textContent();
      }
      await keyboard.press('i');
      await expect(suggestions.words).not.toHaveText(words ?? '');
    });

    await test.step('all others above the cut at once', async () => {
      await keyboard.press('Control+Shift+P');
      await keyboard.type('accept all');
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: /^Accept \d+ suggestions$/u })).toBeVisible();
      await keyboard.press('Enter');
      await expect(suggestions.bar).toContainText(
        'Every passage above the cut is a claim, not checkable or ignored.',
      );
    });

    await test.step('what no suggestion held is settled in the ledger', async () => {
      await keyboard.pressUntilFocused('F6', desk.article.text);
      await keyboard.press('g');
      const coverage = await CoveragePage.opened(app);
      await expect(coverage.list).toBeFocused();
      const left = await coverage.sentences.count();
      await keyboard.press('m');
      await expect(page.getByRole('dialog', { name: 'Mark claim' })).toBeVisible();
      await keyboard.press('f');
      await expect(coverage.sentences).toHaveCount(left - 1);
      if (left > 1) {
        await keyboard.press('Control+a');
        await keyboard.press('x');
        await expect(page.getByRole('dialog', { name: /not checkable/u })).toBeVisible();
        await keyboard.press('b');
      }
      await expect(page.getByRole('heading', { name: 'Every word is covered' })).toBeVisible();
    });

    await expect(desk.coverage).toHaveText('100 %');
    const stored = await desk.stored();
    expect(stored.blockers).not.toContain('coverage');
    expect(stored.claims.length).toBeGreaterThan(8);
    expect(Object.values(stored.project.ignoredSuggestions)).toHaveLength(1);
    await keyboard.press('Escape');
    await expect(desk.article.text).toBeFocused();
  });
}
