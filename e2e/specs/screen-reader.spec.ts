import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ferryNumbers as story } from '../fixtures/ferry-numbers.ts';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { ScreenReader } from '../pages/screen-reader.ts';

test('the whole job, as a screen reader tells it', async ({ app, page, scratch }) => {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const paste = await start.pasteText();
  await paste.paste({ text: story.text });
  const preview = await paste.preview();
  const reader = await ScreenReader.listening(page);
  const desk = await preview.confirm();

  await test.step('the desk says what it is, who acts and that it is saved', async () => {
    await reader.reads('banner', '', `heading “${story.headline}”`);
    await reader.reads('radiogroup', 'Mode', 'radio “Draft”, checked');
    await reader.reads('textbox', 'Article', `heading “${story.headline}”`);
    await desk.actAs('Checker');
    await reader.hears('You act as checker now.');
    await desk.press('Control+s');
    await reader.hears(/^Saved \d\d:\d\d\.$/u);
  });

  await test.step('a mark is told where it stands, and that it was made', async () => {
    await desk.switchTo('Check');
    await reader.reads('textbox', 'Article', /^textbox “Article”, read-only in Check mode/u);
    await desk.markNotCheckable(story.headline, 'Boilerplate');
    await reader.hears('Marked not checkable, boilerplate.');
    // The buttons for the selected words lie over the line below them.
    await desk.press('ArrowRight');
    await desk.markClaim(story.statement, 'Number');
    await reader.hears('Marked as a claim, number.');
    await reader.reads('textbox', 'Article', `mark “${story.headline}”, not checkable, boilerplate`);
    await reader.reads('textbox', 'Article', `mark “${story.statement}”, claim, to check, no citations`);
  });

  await expect(desk.article.mark(story.statement)).toHaveAttribute('aria-current', 'true');

  await test.step('the queue tells state, words, type and evidence, and where in the list', async () => {
    await desk.showQueue('All');
    await reader.reads('tablist', 'Claims', 'tab “All 1”, selected');
    await reader.reads(
      'listbox',
      'All claims',
      `option “To check ${story.statement} Number no citations”, selected`,
    );
    const row = desk.queue.getByRole('option').first();
    await expect(row).toHaveAttribute('aria-posinset', '1');
    await expect(row).toHaveAttribute('aria-setsize', '1');
  });

  await test.step('a source is cited and a verdict given', async () => {
    const citation = await desk.inspector.cite();
    await citation.addSource({ kind: 'Document', title: story.source });
    await reader.hears('Source added.');
    await citation.pasteEvidence('Table of passengers', story.evidence);
    await citation.say({ role: 'Primary', stance: 'Supports', locator: '3' });
    await citation.cite();
    await reader.hears('Source cited.');
    await reader.reads('textbox', 'Article', `mark “${story.statement}”, claim, to check, 1 citation`);
    await desk.article.focus();
    await desk.press('1');
    await reader.hears('Verdict: confirmed.');
    await reader.reads('group', 'Verdict', 'button “Confirmed”');
    await expect(desk.inspector.verdict('Confirmed')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('what is refused is told at once, with the reason', async () => {
    await desk.actAs('Editor');
    await reader.hears('You act as editor now.');
    await desk.article.focus();
    await desk.press('6');
    await reader.hears(/checker/iu);
    await desk.press('Escape');
  });

  await test.step('words that change make the claim stale, and the mark says so', async () => {
    await desk.switchTo('Draft');
    await desk.article.typeBehind('in 2025', ' alone');
    await desk.press('Control+s');
    await reader.hears(/^Saved/u);
    await reader.reads('textbox', 'Article', /^mark “.*2025 alone\.”, claim, stale, 1 citation/u);
    await reader.reads('banner', '', /^button “Gate shut, \d+ blockers”/u);
    await desk.actAs('Checker');
    await desk.switchTo('Check');
    await desk.chooseFirstClaim();
    await desk.inspector.give('Confirmed');
    await reader.hears('Verdict: confirmed.');
  });

  await test.step('the gate names its blockers; sign-offs and the export are told', async () => {
    const publish = await desk.publish();
    await reader.reads('main', '', /^heading “Sign-offs missing 2/u);
    await reader.reads('region', 'Blockers', 'button “The editor has not signed off.”');
    await reader.reads('region', 'Export', 'button “Export as vetted…”, disabled');
    await reader.reads('region', 'Export', 'radio “HTML”, checked');
    await publish.signOff();
    await reader.hears('Signed off.');
    await desk.actAs('Editor');
    await publish.signOff();
    await reader.hears('Signed off.');
    await reader.reads('banner', '', 'button “Gate open”');
    const file = join(scratch, 'vetted.txt');
    await publish.export('Plain text', file, 'vetted');
    await reader.hears('vetted.txt is written.');
    expect(readFileSync(file, 'utf8')).toContain('in 2025 alone.');
  });
});
