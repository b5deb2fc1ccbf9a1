import { AxeBuilder } from '@axe-core/playwright';
import type { Command } from '../../src/core/project/commands.ts';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { expect, test } from '../fixtures/test.ts';
import { writeStory } from '../fixtures/written-story.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SourcesPage } from '../pages/sources-page.ts';
import { twoFrames } from '../pages/text-selection.ts';

const count = 2_000;
/** Commands that go through the bridge at once. */
const portion = 500;
const number = (at: number) => String(at).padStart(4, '0');

/** A project with thousands of sources, made through the channels of the window. */
async function manySources(app: AppUnderTest): Promise<void> {
  const projectId = await writeStory(app, 'A story on many sources', ['The harbour board met in March.']);
  await app.invoke('project:open', { projectId });
  await app.invoke('project:set-role', { projectId, role: 'checker' });
  const commands = Array.from({ length: count }, (_, at): Command => ({
    kind: 'source.add',
    sourceId: `source_${at}`,
    sourceKind: at % 7 === 0 ? 'web-page' : 'document',
    csl: {
      type: 'report',
      title: `Minutes ${number(at)} of the harbour board${at % 5 === 0 ? ', with the annexes on dredging, moorings and the winter timetable of the ferry' : ''}`,
      author: [{ family: `Lund${at % 40}`, given: 'Mia' }],
      issued: { 'date-parts': [[1990 + (at % 35), 1 + (at % 12)]] },
    },
    person: null,
    origin: at % 9 === 0 ? 'Harbour board' : '',
    note: '',
  }));
  for (let at = 0; at < count; at += portion) {
    const done = await app.invoke('project:execute-all', {
      projectId,
      commands: commands.slice(at, at + portion),
    });
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value).toMatchObject({ applied: portion, refused: null });
  }
  await app.invoke('project:close', { projectId });
}

test('two thousand sources are a table that keyboard and screen reader walk, and of which only what is in view is drawn', async ({
  app,
}, testInfo) => {
  test.setTimeout(240_000);
  await manySources(app);
  const { page } = app;
  await page.reload();
  await app.ready();
  await new LibraryPage(app).open(/many sources/u);
  const row = (at: number) => sources.row(new RegExp(`Minutes ${number(at)} `, 'u'));

  const opened = performance.now();
  const sources = await SourcesPage.open(app);
  await expect(row(0)).toBeVisible();
  await twoFrames(page);
  const shown = performance.now() - opened;

  const filter = page.getByRole('searchbox', { name: 'Filter sources' });
  await filter.focus();
  const presses: number[] = [];
  for (const letter of 'lund17 harbour') {
    const pressed = performance.now();
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await twoFrames(page);
    presses.push(Math.round(performance.now() - pressed));
  }
  const times = `shown in ${Math.round(shown)} ms; keys in the filter ${presses.join(' ')} ms`;
  testInfo.annotations.push({ type: 'measured', description: times });
  await expect(sources.table).toHaveAttribute('aria-rowcount', String(count / 40 + 1));
  await filter.fill('');

  await test.step('its semantics tell of all rows, and few are drawn', async () => {
    await expect(sources.table).toHaveAttribute('aria-rowcount', String(count + 1));
    expect(await sources.table.getByRole('row').count()).toBeLessThan(80);
    await expect(row(0)).toHaveAttribute('aria-rowindex', '2');
    await expect(sources.table.getByRole('columnheader')).toHaveText([
      'Title',
      'Kind',
      'Authors',
      'Date',
      'Origin',
      'Claims',
      'Evidence',
    ]);
  });

  await test.step('keys lead through it, and the panel follows', async () => {
    await sources.table.focus();
    await expect(row(0)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(row(1)).toHaveAttribute('aria-selected', 'true');
    await expect(sources.chosen).toContainText(`Minutes ${number(1)}`);
    await page.keyboard.press('End');
    await expect(row(count - 1)).toBeInViewport({ ratio: 0.9 });
    await expect(row(count - 1)).toHaveAttribute('aria-rowindex', String(count + 1));
    const active = await sources.table.getAttribute('aria-activedescendant');
    await expect(row(count - 1)).toHaveAttribute('id', active ?? '');
    await page.keyboard.press('PageUp');
    await expect(row(count - 1)).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('Home');
    await expect(row(0)).toBeInViewport({ ratio: 0.9 });
    await expect(sources.chosen).toContainText(`Minutes ${number(0)}`);
  });

  await test.step('the chosen row stays in the tree when it is scrolled away', async () => {
    await sources.table.evaluate((table) => {
      table.scrollTop = table.scrollHeight / 2;
    });
    await expect(row(1_000)).toBeAttached();
    await expect(row(0)).toBeAttached();
  });

  await test.step('Enter and a double click edit', async () => {
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Minutes 0000/u);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await filter.fill('Minutes 1234');
    await row(1_234).dblclick();
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Minutes 1234/u);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await filter.fill('');
  });

  await test.step('everybody can use it, in both themes and sizes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1100, height: 700 },
      ]) {
        await page.setViewportSize(size);
        await twoFrames(page);
        await page.screenshot({ path: testInfo.outputPath(`${colorScheme}-${size.width}.png`) });
      }
      const { violations } = await new AxeBuilder({ page }).include('.sources').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
  });
});
