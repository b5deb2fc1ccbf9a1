import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimWith } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { addConfidentialSource, AllegationDialog, PeoplePage, unlockVault } from '../pages/people-page.ts';

const accusation = 'The harbour board hid the survey.';
const figure = 'The ferry carried 1,950 passengers on its first day.';
const answer = 'The board says it never saw the survey.';
const firstPassphrase = 'one idle harbour';
const passphrase = 'seven slow ferries';
const greta = { pseudonym: 'Heron', name: 'Greta Quill', contact: 'greta@hidden.example' };
const herWords = /greta|quill|hidden\.example/iu;

/** Every byte under a folder, read as text. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('a desk works with people: a confidential source, a contact, missing places, a right of reply, a call, a leak', async ({
  app,
  page,
  scratch,
  library,
}) => {
  test.setTimeout(600_000);
  let desk: DeskPage;
  let people: PeoplePage;

  await test.step('a story with three claims', async () => {
    const start = new LibraryPage(app);
    await start.introduce('Ada Quist');
    const paste = await start.pasteText();
    await paste.paste({ text: `Who saw the survey\n\n${accusation} ${figure}\n\n${answer}` });
    desk = await (await paste.preview()).confirm();
    await desk.actAs('Checker');
    await desk.switchTo('Check');
    await desk.markClaim(accusation, 'Fact');
    await desk.markClaim(figure, 'Number');
    await desk.markClaim(answer, 'Fact');
  });

  await test.step('a new confidential source: the name goes into the vault and nowhere else', async () => {
    people = await addConfidentialSource(app, firstPassphrase, greta);
    await expect(people.person.getByRole('heading', { level: 2 })).toHaveText('Heron');
    await people.person.getByRole('button', { name: 'Show who it is' }).click();
    await expect(people.person.getByText('Greta Quill')).toBeVisible();
    await people.person.getByRole('button', { name: 'Hide' }).click();
    await expect(people.person.getByText('Greta Quill')).toBeHidden();
    await people.changePassphrase(firstPassphrase, passphrase);
    const [source] = Object.values((await desk.stored()).project.sources);
    expect(source).toMatchObject({ csl: { title: 'Heron' }, person: { isInVault: true, contact: '' } });
    expect(readdirSync(library)).toContain('vault.stet');
    expect(everythingIn(library)).not.toMatch(herWords);
  });

  await test.step('an attempt to reach her is logged by keyboard', async () => {
    await people.logContact('Left a message', 'asked to call back');
    const [contact] = Object.values((await desk.stored()).project.contacts);
    expect(contact).toMatchObject({ outcome: 'left-message', channel: 'phone', note: 'asked to call back' });
    expect(Math.abs(Date.now() - Date.parse(contact?.at ?? ''))).toBeLessThan(120_000);
    await desk.press('Escape');
  });

  await test.step('citations without a place go back to the writer in one query', async () => {
    await desk.showQueue('All');
    await desk.chooseClaim(figure);
    const citation = await desk.inspector.cite();
    await citation.chooseSource('Heron');
    await citation.cite();
    await desk.showStory();
    await desk.inspector.region.getByRole('button', { name: 'Ask the writer for 1 missing place' }).click();
    const asked = desk.inspector.region.getByRole('list', { name: 'Places asked for' });
    await expect(asked).toContainText(figure);
    const stored = await desk.stored();
    expect(Object.values(stored.project.queries)).toMatchObject([
      { to: 'writer', citationIds: [Object.keys(stored.project.citations)[0]] },
    ]);
    await asked.getByRole('button').click();
    await expect(desk.inspector.words).toHaveText(figure);
    await desk.inspector.citation('Heron').getByRole('button', { name: 'Edit the citation' }).click();
    const dialog = page.getByRole('dialog', { name: 'Citation' });
    await dialog.getByRole('textbox', { name: 'Locator' }).fill('12');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
    await desk.showStory();
    await expect(desk.inspector.region.getByText('All places are given.')).toBeVisible();
  });

  await test.step('an allegation shuts the gate until the answer stands in the text', async () => {
    await desk.chooseClaim(accusation);
    await desk.inspector.region.getByRole('button', { name: 'This accuses…' }).click();
    await (await AllegationDialog.opened(page)).accuse('Harbour Board');
    expect((await desk.stored()).blockers).toContain('reply-missing');
    const publish = await desk.publish();
    await publish.blocker(/Right of reply.*has not been asked/u).click();
    people = await PeoplePage.opened(app);
    await expect(people.replies).toContainText('Not put to them');
    let allegation = await people.change('Harbour Board');
    await allegation.putToThem();
    await allegation.save();
    await expect(people.replies).toContainText('Waiting for the answer');
    expect((await desk.stored()).blockers).toContain('reply-missing');
    allegation = await people.change('Harbour Board');
    await allegation.answered('We never saw the survey.', answer);
    await allegation.save();
    await expect(people.replies).toContainText('Given');
    const stored = await desk.stored();
    expect(stored.blockers).not.toContain('reply-missing');
    expect(Object.values(stored.project.allegations)).toMatchObject([
      {
        reply: { text: 'We never saw the survey.' },
        replyClaimId: claimWith(stored, answer).claim.id,
      },
    ]);
  });

  await test.step('a call sheet asks for facts, and the call is logged with its answers', async () => {
    await people.show('Call sheets');
    await page
      .getByRole('list', { name: 'Call sheets' })
      .getByRole('button', { name: /^Heron/u })
      .click();
    const sheet = people.callSheet('Heron');
    await expect(sheet).toContainText(`Is this figure right: ${figure}`);
    const file = join(scratch, 'calls.txt');
    await app.dialogs.answerSave(file);
    await sheet.getByRole('button', { name: 'Save as text…' }).click();
    await expect.poll(() => readdirSync(scratch)).toContain('calls.txt');
    expect(readFileSync(file, 'utf8')).toContain('CALL SHEET: Heron');
    expect(readFileSync(file, 'utf8')).not.toMatch(herWords);
    await sheet.getByRole('textbox', { name: /^Answer/u }).fill('Right, counted at the gates.');
    await sheet.getByRole('button', { name: 'Log the call' }).click();
    await expect(sheet.getByRole('textbox', { name: /^Answer/u })).toHaveValue('');
    const stored = await desk.stored();
    expect(Object.values(stored.project.contacts)).toHaveLength(2);
    expect(claimWith(stored, figure).claim.notes).toMatchObject([
      { text: 'Heron: Right, counted at the gates.' },
    ]);
  });

  await test.step('a file that would name her is refused, in whatever spelling, and with a locked vault nothing leaves', async () => {
    await desk.press('Escape');
    let publish = await desk.publish();
    await publish.export('HTML', join(scratch, 'clean.html'), 'draft');
    await publish.backToTheDesk();
    await desk.actAs('Editor');
    await desk.switchTo('Draft');
    await desk.article.typeBehind(answer, ' Ask QUILL, Gréta.');
    await desk.isSaved();
    publish = await desk.publish();
    await publish.choose('Word');
    await publish.exports.getByRole('button', { name: 'Export a draft…' }).click();
    await expect(publish.exports.getByRole('alert')).toContainText('would give away a confidential source');
    await publish.backToTheDesk();

    await PeoplePage.open(app);
    await people.lockVault();
    publish = await desk.publish();
    await publish.exports.getByRole('button', { name: 'Export a draft…' }).click();
    await expect(publish.exports.getByRole('alert')).toContainText('The vault is locked');
    await publish.exports.getByRole('button', { name: 'Unlock the vault…' }).click();
    await unlockVault(page, firstPassphrase);
    await expect(page.getByText('That pass phrase does not open the vault.')).toBeVisible();
    // After a wrong pass phrase the vault takes no other for a second.
    await page.waitForTimeout(1_500);
    await unlockVault(page, passphrase);
    await expect(page.getByText('The vault is open.')).toBeVisible();
    await page.getByRole('dialog', { name: 'The vault' }).getByRole('button', { name: 'Done' }).click();
    await publish.exports.getByRole('button', { name: 'Export a draft…' }).click();
    await expect(publish.exports.getByRole('alert')).toContainText('would give away a confidential source');
    expect(readdirSync(scratch).sort()).toEqual(['calls.txt', 'clean.html', 'library', 'user-data']);
  });
});
