import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { makeStory, type ShortStory } from '../fixtures/short-story.ts';
import { expect, test } from '../fixtures/test.ts';
import { CoveragePage } from '../pages/coverage-page.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';

const ice: ShortStory = {
  title: 'Ice in the harbour',
  text:
    'The pilot Ada Lund brought 40 boats through the ice in March. It was a sight to behold. ' +
    'Forty crews, said Jon Vik, waited for nine days. Nobody slept that week.',
  claim: 'brought 40 boats through the ice in March',
  source: { title: 'Log of the pilots', doi: '10.1000/ice' },
  evidence: '40 boats in March, says the log.',
  isConfirmed: true,
};

async function openIce(app: AppUnderTest): Promise<DeskPage> {
  await makeStory(app, ice);
  await app.page.reload();
  await app.ready();
  return new LibraryPage(app).open(/Ice in the harbour/u);
}

test('from partly covered to every word covered, by keyboard, and back by one undo', async ({
  app,
  page,
}) => {
  const desk = await openIce(app);
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  const keyboard = new Keyboard(page);
  await keyboard.pressUntilFocused('F6', desk.article.text);
  await keyboard.press('g');
  const coverage = await CoveragePage.opened(app);
  await expect(coverage.list).toBeFocused();
  await expect(coverage.sum).toHaveText('35 words: 8 in claims, 0 not checkable, 27 uncovered');
  await expect(coverage.sentences).toHaveCount(5);
  await expect(coverage.current).toHaveAccessibleName(/^Body\. Uncovered: “The pilot Ada Lund”\./u);

  await test.step('the uncovered words of one sentence become a claim', async () => {
    await keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark claim' })).toContainText('The pilot Ada Lund');
    await keyboard.press('a');
    await expect(coverage.sentences).toHaveCount(4);
    await expect(coverage.list).toBeFocused();
    await expect(coverage.current).toHaveAccessibleName(/It was a sight to behold/u);
  });

  await test.step('a sentence that nobody can check gets its reason', async () => {
    await keyboard.press('x');
    await expect(page.getByRole('dialog', { name: 'Mark not checkable' })).toBeVisible();
    await keyboard.press('o');
    await expect(coverage.sentences).toHaveCount(3);
    await expect(coverage.sum).toContainText('12 in claims, 6 not checkable, 17 uncovered');
    expect(await coverage.counts('Body')).toEqual(['12', '6', '13']);
    expect(await coverage.counts('Headline')).toEqual(['–', '–', '4']);
  });

  await test.step('several sentences are marked at once', async () => {
    for (const key of ['Shift+ArrowDown', 'Shift+J']) await keyboard.press(key);
    await expect(coverage.list.getByRole('option', { selected: true })).toHaveCount(3);
    await keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark 3 claims' })).toContainText(
      'Nobody slept that week.',
    );
    await keyboard.press('f');
    await expect(page.getByRole('heading', { name: 'Every word is covered' })).toBeVisible();
    await expect(desk.coverage).toHaveText('100 %');
    const stored = await desk.stored();
    expect(stored.claims.map(({ claim, words }) => [claim.type, words])).toEqual([
      ['name', 'The pilot Ada Lund'],
      ['number', ice.claim],
      ['fact', 'Forty crews, said Jon Vik, waited for nine days.'],
      ['fact', 'Nobody slept that week.'],
      ['fact', 'Ice in the harbour'],
    ]);
    expect(Object.values(stored.project.notCheckable)).toMatchObject([{ reason: 'opinion' }]);
    expect(stored.blockers).not.toContain('coverage');
  });

  await test.step('one undo takes all three back, one redo brings them', async () => {
    await keyboard.press('z');
    await expect(coverage.sentences).toHaveCount(3);
    await expect(coverage.list).toBeFocused();
    await keyboard.press('Control+Shift+Z');
    await expect(page.getByRole('heading', { name: 'Every word is covered' })).toBeVisible();
    await keyboard.press('Control+z');
    await expect(coverage.sentences).toHaveCount(3);
    expect((await desk.stored()).claims).toHaveLength(2);
  });

  await test.step('Escape lets go of the choice, then leads back to the page', async () => {
    await keyboard.press('Control+a');
    await expect(coverage.list.getByRole('option', { selected: true })).toHaveCount(3);
    await keyboard.press('Escape');
    await expect(coverage.list.getByRole('option', { selected: true })).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(desk.article.text).toBeFocused();
  });
});

test('a passage within a sentence is chosen, found on the page, and the list opens again where it was left', async ({
  app,
  page,
}) => {
  const desk = await openIce(app);
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.markClaim('said Jon Vik', 'Name or title');
  await desk.press('Control+Alt+g');
  const coverage = await CoveragePage.opened(app);
  for (const key of ['j', 'j', 'ArrowRight', 'ArrowRight']) await desk.press(key);
  await expect(coverage.current).toHaveAccessibleName(/Uncovered: “Forty crews”, “waited for nine days”/u);
  await desk.press('Enter');
  await expect(desk.article.text).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.toString()))
    .toBe('waited for nine days');
  await desk.press('g');
  await expect(coverage.current).toHaveAccessibleName(/Forty crews/u);
  await desk.press('x');
  await expect(page.getByRole('dialog')).toContainText('Forty crews … waited for nine days');
  await desk.press('t');
  await expect(coverage.current).toHaveAccessibleName(/Nobody slept/u);
  await page.getByRole('tab', { name: /^Not checkable 1/u }).click();
  await expect(coverage.sentences).toHaveCount(1);
  await expect(coverage.sentences.first()).toHaveAccessibleName(/Not checkable, transition\./u);
});

test('the editor signs for what is left; the exception is named in the report, and can be withdrawn', async ({
  app,
  page,
  scratch,
}) => {
  const desk = await openIce(app);
  await desk.actAs('Checker');
  let publish = await desk.publish();
  await expect(
    publish.signOffs.getByRole('button', { name: /^Sign off with \d+ open points?$/u }),
  ).toBeVisible();
  await publish.blockers.getByRole('button', { name: 'Show in the ledger' }).click();
  const coverage = await CoveragePage.opened(app);
  await expect(coverage.exceptions).toContainText('Only the editor may sign an exception.');
  await desk.actAs('Editor');
  await coverage.exceptions.getByRole('button', { name: 'Sign an exception…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign a coverage exception' });
  const left = dialog.getByRole('group', { name: 'What the exception leaves out' }).getByRole('listitem');
  await expect(left).toHaveText([
    'The pilot Ada Lund',
    /^It was a sight to behold\. Forty crews.*that week$/u,
    'Ice in the harbour',
  ]);
  await page.keyboard.type('Told from the quay; the pilots’ log has no more.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const signed = coverage.exceptions.getByRole('article');
  await expect(signed).toContainText('“Told from the quay; the pilots’ log has no more.”');
  await expect(signed).toContainText('Leaves out 3 passages');
  await expect(coverage.current).toContainText('Left out by');
  const stored = await desk.stored();
  expect(stored.blockers).not.toContain('coverage');
  expect(stored.project.exceptions[0]?.passages).toHaveLength(3);

  publish = await desk.publish();
  const file = join(scratch, 'report.html');
  await publish.export('Checking report', file, 'draft');
  const report = readFileSync(file, 'utf8');
  expect(report).toContain('Told from the quay; the pilots’ log has no more.');
  expect(report).toContain('“The pilot Ada Lund”');
  expect(report).not.toContain('Not covered and not excused');
  await publish.signOffs.getByRole('button', { name: 'Withdraw' }).click();
  await expect(coverage.exceptions).toContainText('3 passages in no claim');
  expect((await desk.stored()).blockers).toContain('coverage');
});
