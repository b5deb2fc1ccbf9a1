import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { claimWith } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import { ClaimFindings } from '../pages/claim-findings.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { StoryFacts } from '../pages/story-facts.ts';

const counted = 'The harbour of Brackwell counted 412 boats after the storm';
const said = '“We counted 412 boats that night,” Reed said.';
const rose = 'Crossings rose by 12 per cent in 2025.';
const story = [
  'Brackwell Harbour Counts 421 Boats After the Storm',
  'By Ada Quist',
  `${counted}, said Mara Reed, who keeps the harbour book.`,
  said,
  rose,
  'In her letter Mara Reid wrote that the harbour had 412 boats before the storm as well.',
].join('\n\n');

/** The story above at the desk of a checker. */
async function theStorm(app: AppUnderTest, scratch: string): Promise<DeskPage> {
  const file = join(scratch, 'storm.txt');
  writeFileSync(file, story);
  const start = new LibraryPage(app);
  await start.introduce('Cy Stone');
  const desk = await (await start.importFile(file)).confirm();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  return desk;
}

/** Cites a pasted text for the chosen claim, all of it the excerpt. */
async function cite(desk: DeskPage, title: string, words: string): Promise<void> {
  const citation = await desk.inspector.cite();
  await citation.addSource({ kind: 'Document', title });
  await citation.pasteEvidence(title, words);
  await citation.say({ role: 'Primary', stance: 'Supports' });
  await citation.citeAndSelectThePassage();
  const evidence = await desk.evidence();
  await evidence.useAsExcerpt(words);
  await evidence.backToThePage();
}

test('a figure that differs is loud, leads to both places and blocks nothing', async ({
  app,
  scratch,
  page,
}) => {
  const desk = await theStorm(app, scratch);
  const findings = new ClaimFindings(page);
  await desk.markClaim(counted, 'Number');
  await cite(desk, 'Harbour book', 'After the storm the harbour of Brackwell counted 421 boats.');
  const concern = findings.concern('Number differs', '412');
  await expect(concern).toContainText('421');
  await expect(concern).toContainText('Harbour book');
  expect((await desk.stored()).blockers).not.toContain('quote-differs');

  await desk.article.focus();
  await desk.press('f');
  await expect(concern).toBeFocused();
  await concern.getByRole('button', { name: 'On the page' }).click();
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe('412');
  await expect(desk.inspector.words).toHaveText(counted);
  await concern.getByRole('button', { name: 'In the evidence' }).click();
  const evidence = await desk.evidence();
  await expect(evidence.document).toContainText('421 boats');
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe('421');
  await evidence.backToThePage();
});

test('a changed quotation shuts the gate until the finding is put aside with a reason', async ({
  app,
  scratch,
  page,
}) => {
  const desk = await theStorm(app, scratch);
  const findings = new ClaimFindings(page);
  await desk.markClaim(said, 'Quotation');
  await cite(desk, 'Tape', 'We counted 421 boats that night, and then we went home.');
  const concern = findings.concern(
    'Quotation: A number is not the one in the evidence',
    'We counted 412 boats',
  );
  await expect(concern).toBeVisible();
  let publish = await desk.publish();
  await publish.blocker(/412 boats that night.*differs from the evidence/u).click();
  await expect(concern).toBeVisible();

  await desk.article.focus();
  await desk.press('d');
  await findings.giveReason('The tape is cut there; the harbour book says 412.');
  await expect(findings.aside).toContainText('Cy Stone');
  await expect(findings.aside).toContainText('The tape is cut there');
  let stored = await desk.stored();
  expect(stored.blockers).not.toContain('quote-differs');
  expect(Object.values(stored.project.dismissals)).toMatchObject([
    { check: 'quote', finding: 'digits-changed', by: 'Cy Stone' },
  ]);

  await findings.takeBack();
  await expect(concern).toBeVisible();
  stored = await desk.stored();
  expect(stored.blockers).toContain('quote-differs');
  publish = await desk.publish();
  await expect(publish.blocker(/412 boats that night.*differs/u)).toBeVisible();
});

test('a calculation is worked out as it is typed and says whether it gives the figure', async ({
  app,
  scratch,
  page,
}) => {
  const desk = await theStorm(app, scratch);
  const findings = new ClaimFindings(page);
  await desk.markClaim(rose, 'Number');
  await findings.workOut('percent-change(before, after)', [
    ['before', '43,100'],
    ['after', '45,000'],
  ]);
  await expect(findings.calculation.getByRole('status')).toContainText('is not “12 per cent”');
  await findings.calculation
    .getByRole('group', { name: 'Value 2' })
    .getByRole('textbox', { name: 'Value' })
    .fill('48,312');
  await expect(findings.calculation.getByRole('status')).toContainText('may be called “12 per cent”');
  await findings.saveCalculation();
  expect(claimWith(await desk.stored(), rose).claim.formula).toMatchObject({
    expression: 'percent-change(before, after)',
    stated: '12 per cent',
    values: [
      { name: 'before', value: '43,100' },
      { name: 'after', value: '48,312' },
    ],
  });
});

test('a near miss of a registered name is found in the article', async ({ app, scratch, page }) => {
  const desk = await theStorm(app, scratch);
  const facts = new StoryFacts(page);
  await facts.open('Names');
  await desk.article.select('Mara Reed');
  await facts.registerSelection();
  const name = facts.name('Mara Reed');
  await expect(name).toContainText('1 near miss in the article');
  await name.getByRole('button', { name: /Mara Reid/u }).click();
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe('Mara Reid');
  await expect(name).toBeVisible();
  expect(Object.values((await desk.stored()).project.names)).toMatchObject([
    { canonical: 'Mara Reed', by: 'Cy Stone' },
  ]);
});

test('one claim holds every place of a fact, and one undo takes it back', async ({ app, scratch, page }) => {
  const desk = await theStorm(app, scratch);
  const facts = new StoryFacts(page);
  await facts.open('Facts');
  await expect(facts.contradiction(/^Contradiction\. Figure: .*(412|421)/u).first()).toBeVisible();
  const boats = facts.fact('Figure', '412');
  await boats.getByRole('button', { name: 'One claim for all places' }).click();
  await expect(boats.getByRole('button', { name: 'All in one claim' })).toBeVisible();
  let stored = await desk.stored();
  expect(stored.claims).toHaveLength(1);
  expect(stored.claims[0]?.claim.spans.map(({ exact }) => exact)).toEqual(['412', '412', '412']);
  await desk.article.focus();
  await desk.press('z');
  await expect(boats.getByRole('button', { name: 'One claim for all places' })).toBeVisible();
  stored = await desk.stored();
  expect(stored.claims).toHaveLength(0);
});

test('the quotations of the article become claims with their speakers', async ({ app, scratch, page }) => {
  const desk = await theStorm(app, scratch);
  const facts = new StoryFacts(page);
  await facts.open('Quotations');
  const quotation = facts.quotation('We counted 412 boats that night,');
  await expect(quotation.getByRole('checkbox', { name: /Said by Mara Reed/u })).toBeChecked();
  await quotation.focus();
  await desk.press('m');
  await expect(quotation.getByRole('button', { name: 'In a claim' })).toBeVisible();
  const { claims } = await desk.stored();
  expect(claims.map(({ claim, words }) => [claim.type, claim.attribution?.name, words])).toEqual([
    ['quote', 'Mara Reed', '“We counted 412 boats that night,”'],
  ]);
});
