import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import mammoth from 'mammoth';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import Papa from 'papaparse';
import { repository } from '../fixtures/launch.ts';
import { planFor, type Plan } from '../fixtures/plan.ts';
import { claimWith, readStored, type StoredProject } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import type { PublishPage } from '../pages/publish-page.ts';

interface Article {
  readonly name: string;
  readonly file: string;
  readonly headline: RegExp;
  readonly credit: string;
  /** How each line of page furniture begins, with the reason that is given. */
  readonly furniture: readonly (readonly [begins: RegExp, why: string])[];
}

const link = 'points to another article';
const pleas = [
  [/^Please\smake\sa\ssmall\sdonation/u, 'asks the reader for money or membership'],
  [/^Connect with us:/u, 'asks the reader to follow a page on social media'],
  [/^Sign up:/u, 'asks the reader to sign up for a newsletter'],
  [/^Login To Facebook/u, 'belongs to the comment section or a login'],
] as const;

const articles: readonly Article[] = [
  {
    name: 'the real article',
    file: join(repository, '..', 'shared', 'articles', 'peacekeeping-article.txt'),
    headline: /^Kremlin Denies/u,
    credit: '@ukrainiansquad',
    furniture: [[/^READ: /u, link], [/^READ: /u, link], [/^READ: /u, link], ...pleas],
  },
  {
    name: 'an article of our own',
    file: join(repository, 'e2e', 'fixtures', 'articles', 'harbour-ferry.txt'),
    headline: /^Brackwell Council Says/u,
    credit: '@brackwellharbour',
    furniture: [[/^READ: /u, link], [/^READ: /u, link], ...pleas],
  },
];

for (const article of articles) {
  test(`an editor and a checker take ${article.name} from import to a vetted export`, async ({
    app,
    scratch,
    library,
  }) => {
    test.skip(!existsSync(article.file), `${article.name} is not on this machine: ${article.file}`);
    test.setTimeout(480_000);
    let plan: Plan;
    let desk: DeskPage;
    let publish: PublishPage;

    await test.step('import with a preview that lists the page furniture', async () => {
      const start = new LibraryPage(app);
      await start.introduce('Ada Quist');
      const preview = await start.importFile(article.file);
      await preview.isShown();
      const furniture = await preview.furniture();
      expect(furniture.map((line) => line.why)).toEqual(article.furniture.map(([, why]) => why));
      for (const [at, [begins]] of article.furniture.entries()) expect(furniture[at]?.text).toMatch(begins);
      expect(await preview.fact('Headline')).toMatch(article.headline);
      expect(await preview.fact('Figures')).toBe('1, with credit');
      desk = await preview.confirm();
      await expect(desk.title).toHaveText(article.headline);
      const stored = await desk.stored();
      expect(stored.text).toContain(article.credit);
      for (const line of furniture) expect(stored.text).not.toContain(line.text);
      expect(Object.values(stored.project.furniture)).toHaveLength(article.furniture.length);
      plan = planFor(stored.project);
    });

    await test.step('mark every word as a claim or as not checkable', async () => {
      await desk.actAs('Checker');
      await desk.switchTo('Check');
      for (const { words, type } of plan.claims) await desk.markClaim(words, type);
      for (const { words, reason } of plan.notCheckable) await desk.markNotCheckable(words, reason);
      await expect(desk.coverage).toHaveText('100 %');
      const stored = await desk.stored();
      expect(stored.claims.map((each) => each.words).sort()).toEqual(
        plan.claims.map((each) => each.words).sort(),
      );
      expect(stored.blockers).not.toContain('coverage');
      expect(stored.blockers).toContain('claim-open');
    });

    await test.step('a draft can leave at any time and says that it is not vetted', async () => {
      publish = await desk.publish();
      await expect(publish.exportAsVetted).toBeDisabled();
      const file = join(scratch, 'draft.html');
      await publish.export('HTML', file, 'draft');
      expect(readFileSync(file, 'utf8')).toMatch(/not vetted/iu);
      await publish.export('Plain text', join(scratch, 'draft.txt'), 'draft');
      expect(readFileSync(join(scratch, 'draft.txt'), 'utf8')).toMatch(/not vetted/iu);
      await publish.backToTheDesk();
    });

    await test.step('cite a source for the quotation and anchor the excerpt', async () => {
      await desk.showQueue('All');
      await desk.chooseClaim(plan.quotation.claim);
      const citation = await desk.inspector.cite();
      await citation.addSource({ kind: 'Transcript', title: 'Minutes of the meeting' });
      await citation.pasteEvidence('Transcript, part 2', plan.quotation.evidence);
      await citation.say({ role: 'Primary', stance: 'Supports' });
      await citation.citeAndSelectThePassage();
      const evidence = await desk.evidence();
      await evidence.useAsExcerpt(plan.quotation.words);
      await evidence.backToThePage();
      const stored = await desk.stored();
      const { claim } = claimWith(stored, plan.quotation.claim);
      const [cited] = Object.values(stored.project.citations).filter((each) => each.claimId === claim.id);
      expect(cited).toMatchObject({
        role: 'primary',
        stance: 'supports',
        locator: { label: 'paragraph', value: '2' },
      });
      expect(cited?.excerpt?.exact).toBe(plan.quotation.words);
      expect(stored.project.evidence[cited?.evidenceId ?? '']?.text.length).toBe(
        plan.quotation.evidence.length,
      );
      await expect(desk.inspector.region.getByText(/verbatim/iu).first()).toBeVisible();
      await desk.inspector.attribute({ name: 'Dora Finch', position: 'Councillor', saidOn: '2026-04-14' });
    });

    await test.step('ask the writer, get an answer and settle the query', async () => {
      await desk.chooseClaim(plan.queried);
      await (await desk.openQuery()).ask('To the writer', 'Where does this figure come from?');
      await expect(desk.queueTab('Queried')).toHaveText(/1/u);
      await desk.actAs('Writer');
      await desk.inspector.reply('From the papers of the meeting, page 3.');
      await desk.actAs('Checker');
      await desk.inspector.resolveQuery();
      const stored = await desk.stored();
      expect(Object.values(stored.project.queries)).toMatchObject([
        { to: 'writer', replies: [{ role: 'writer' }] },
      ]);
      expect(stored.blockers).not.toContain('open-query');
    });

    await test.step('give the verdicts with the keys', async () => {
      await desk.switchTo('Check');
      const inOrder = (await desk.stored()).claims.map((each) => each.words);
      await desk.chooseClaim(inOrder[0] ?? '');
      await desk.article.focus();
      for (const words of inOrder) {
        await expect(desk.inspector.words).toHaveText(words);
        const isQuoted = words === plan.quotation.claim;
        await desk.press(isQuoted ? '1' : '3');
        await expect(desk.inspector.verdict(isQuoted ? 'Confirmed' : 'On author')).toHaveAttribute(
          'aria-pressed',
          'true',
        );
        await desk.press('j');
      }
      await expect(desk.queueTab('Open')).toHaveText(/0/u);
      const stored = await desk.stored();
      expect(stored.claims.every((each) => each.claim.verdict !== null)).toBe(true);
      expect(stored.blockers).toEqual(['sign-off-missing', 'sign-off-missing']);
    });

    await test.step('a proposed change is accepted, and the claim awaits a fresh verdict', async () => {
      await desk.chooseClaim(plan.change.claim);
      await desk.inspector.propose(plan.change.replacement, 'The source says so.');
      await desk.actAs('Editor');
      await desk.inspector.acceptChange();
      await desk.article.says(plan.change.replacement);
      let stored = await desk.stored();
      expect(stored.text).toContain(plan.change.replacement);
      expect(stored.blockers.some((code) => code === 'claim-stale' || code === 'claim-open')).toBe(true);
      await expect(desk.inspector.verdict('Confirmed with change')).toBeDisabled();
      await desk.actAs('Checker');
      await desk.inspector.give('On author');
      stored = await desk.stored();
      expect(stored.blockers).toEqual(['sign-off-missing', 'sign-off-missing']);
    });

    await test.step('checker and editor sign off, and the gate opens', async () => {
      await desk.showStory();
      await desk.inspector.setStoryDay('Publication date', '2026-04-15');
      await desk.inspector.setStory('Publisher', 'The Brackwell Lantern');
      await desk.inspector.setStory('Public address', 'https://lantern.example/night-ferry');
      await desk.switchTo('Read');
      publish = await desk.publish();
      await publish.signOff();
      await expect(publish.signOffOf('Checker')).toContainText('Stands for exactly this text');
      await expect(publish.exportAsVetted).toBeDisabled();
      await desk.actAs('Editor');
      await publish.signOff();
      await expect(publish.gate('The gate is open: the article may leave as vetted.')).toBeVisible();
      await expect(publish.exportAsVetted).toBeEnabled();
      expect((await desk.stored()).blockers).toEqual([]);
    });

    await test.step('every format leaves as vetted, and other programs read it', async () => {
      const stored = await readStored(library);
      const at = (name: string): string => join(scratch, name);
      for (const [format, name] of formats) await publish.export(format, at(name), 'vetted');
      for (const name of ['article.html', 'notes.html', 'report.html', 'internal.html', 'legal.html'])
        await isValidHtml(at(name));
      for (const name of ['article.html', 'notes.html', 'article.md', 'article.txt']) {
        expect(readFileSync(at(name), 'utf8')).not.toMatch(/not vetted/iu);
      }
      wordsAre(await docxText(at('article.docx')), stored);
      wordsAre(markdownText(at('article.md')), stored);
      wordsAre(readFileSync(at('article.txt'), 'utf8'), stored);
      expect(readFileSync(at('report.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const reviews: unknown = JSON.parse(readFileSync(at('reviews.json'), 'utf8'));
      expect(reviews).toMatchObject([
        {
          '@context': 'https://schema.org',
          '@type': 'ClaimReview',
          url: 'https://lantern.example/night-ferry',
          author: { name: 'The Brackwell Lantern' },
          itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Dora Finch' } },
        },
      ]);
      wordsAre(await docxText(at('checked.docx')), stored);
      machinesRead(at, stored);
      await recordsExports(library, at);
    });
  });
}

const formats = [
  ['HTML', 'article.html'],
  ['HTML with source notes', 'notes.html'],
  ['Markdown', 'article.md'],
  ['Word', 'article.docx'],
  ['Plain text', 'article.txt'],
  ['Checking report', 'report.html'],
  ['Checking report, PDF', 'report.pdf'],
  ['ClaimReview', 'reviews.json'],
  ['ninjs', 'ninjs.json'],
  ['References, CSL-JSON', 'references.csl.json'],
  ['References, BibTeX', 'references.bib'],
  ['References, RIS', 'references.ris'],
  ['Word with the checking', 'checked.docx'],
  ['Internal edition', 'internal.html'],
  ['Web annotations', 'annotations.jsonld'],
  ['Claims as CSV', 'claims.csv'],
  ['Legal edition', 'legal.html'],
  ['Dossier', 'article.stet.zip'],
] as const;

/** What a news system, a reference manager, a spreadsheet and an annotation reader find in the files made for them. */
function machinesRead(at: (name: string) => string, stored: StoredProject): void {
  const text = (name: string): string => readFileSync(at(name), 'utf8');
  expect(JSON.parse(text('ninjs.json'))).toMatchObject({ type: 'text', pubStatus: 'usable' });
  expect(JSON.parse(text('references.csl.json'))).toMatchObject([{ title: 'Minutes of the meeting' }]);
  expect(text('references.bib')).toContain('Minutes of the meeting');
  expect(text('references.ris')).toMatch(/^TY {2}- [\s\S]*ER {2}-/u);
  const rows = Papa.parse<string[]>(text('claims.csv').slice(1), { skipEmptyLines: true });
  expect(rows.errors).toEqual([]);
  expect(rows.data).toHaveLength(1 + stored.claims.length);
  const collection = JSON.parse(text('annotations.jsonld')) as {
    readonly first: { readonly items: readonly { readonly motivation: string }[] };
  };
  const assessing = collection.first.items.filter(({ motivation }) => motivation === 'assessing');
  expect(assessing).toHaveLength(stored.claims.length);
  const parts = unzipSync(readFileSync(at('article.stet.zip')));
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining(['article.html', 'manifest.json', 'verify.html']),
  );
}

async function isValidHtml(file: string): Promise<void> {
  const checker = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'no-inline-style': 'off' },
  });
  const report = await checker.validateString(readFileSync(file, 'utf8'), file);
  expect(
    report.results.flatMap((result) =>
      result.messages.map((each) => `${each.ruleId} ${each.line}: ${each.message}`),
    ),
  ).toEqual([]);
}

async function docxText(file: string): Promise<string> {
  return (await mammoth.extractRawText({ path: file })).value;
}

function markdownText(file: string): string {
  const tree = fromMarkdown(readFileSync(file, 'utf8'), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const texts: string[] = [];
  const visit = (node: {
    readonly value?: string;
    readonly children?: readonly object[];
    readonly type?: string;
  }): void => {
    if (node.type !== 'html' && node.value !== undefined) texts.push(node.value);
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return texts.join(' ');
}

/** Every sentence of the article stands in what another program read. */
function wordsAre(read: string, stored: StoredProject): void {
  const plain = (text: string): string => text.replace(/\s+/gu, ' ');
  const all = plain(read);
  for (const line of stored.text.split('\n').filter((text) => text !== ''))
    expect(all).toContain(plain(line));
}

/** The project remembers each file that left, by its hash. */
async function recordsExports(library: string, at: (name: string) => string): Promise<void> {
  const { project } = await readStored(library);
  const recorded = project.events.filter((event) => event.what === 'export.record');
  expect(recorded).toHaveLength(2 + formats.length);
  for (const [, name] of formats) {
    const sha256 = createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex');
    expect(recorded.at(-formats.length + formats.findIndex((each) => each[1] === name))?.detail).toContain(
      `vetted: ${name}, SHA-256 ${sha256}`,
    );
  }
}
