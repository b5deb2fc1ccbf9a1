import { basename, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { EvidenceFiles } from '../fixtures/evidence-files.ts';
import { expect, test } from '../fixtures/test.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import {
  ImageViewerPage,
  PdfViewerPage,
  TableViewerPage,
  TranscriptPage,
} from '../pages/evidence-viewers.ts';
import type { EvidencePage } from '../pages/evidence-page.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { twoFrames } from '../pages/text-selection.ts';

const claim = 'The ferry carried 43,812 people in 2025';
const article = `A year at the harbour\n\n${claim}, harbour master Ingrid Strandh said.\n\nNobody expected that.\n`;

/** A project with one claim, in Check mode, ready to be cited. */
async function startChecking(app: AppUnderTest, files: EvidenceFiles): Promise<DeskPage> {
  const start = new LibraryPage(app);
  await start.introduce('Ada Quist');
  const preview = await start.importFile(files.write('article.txt', article));
  await preview.isShown();
  const desk = await preview.confirm();
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  await desk.markClaim(claim, 'Number');
  return desk;
}

/** Cites a file for the claim and opens it. The source is made when it is first named. */
async function openFile(
  app: AppUnderTest,
  desk: DeskPage,
  path: string,
  source = 'Harbour papers',
): Promise<EvidencePage> {
  await attach(app, desk, path, source);
  return desk.evidence();
}

const known = new WeakMap<AppUnderTest, Set<string>>();

async function attach(app: AppUnderTest, desk: DeskPage, path: string, source: string): Promise<void> {
  const citation = await desk.inspector.cite();
  const sources = known.get(app) ?? new Set();
  known.set(app, sources);
  if (sources.has(source)) await citation.chooseSource(source);
  else await citation.addSource({ kind: 'Transcript', title: source });
  sources.add(source);
  await citation.attachFile(app, path);
  await citation.citeAndSelectThePassage();
}

/** What is stored of the citation of a file. */
async function citationOf(desk: DeskPage, fileName: string) {
  const { project } = await desk.stored();
  const evidence = Object.values(project.evidence).find((each) => each.fileName === fileName);
  const citation = Object.values(project.citations).find((each) => each.evidenceId === evidence?.id);
  return { evidence, citation };
}

test('a PDF is read page by page, and its words become an excerpt with the number of their page', async ({
  app,
  page,
  scratch,
}) => {
  test.setTimeout(480_000);
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  const evidence = await openFile(app, desk, files.report());
  const viewer = new PdfViewerPage(app);
  await viewer.isReadable(1);
  await expect(viewer.number).toHaveValue('1');
  await expect(viewer.pane.getByText('of 12')).toBeVisible();

  await test.step('the figure of the claim is marked where it occurs', async () => {
    await evidence.claim.getByRole('button', { name: /Go to the next “43,812”/u }).click();
    await viewer.isReadable(3);
    await expect.poll(() => viewer.marked('number')).toContain('43,812');
    await expect(viewer.number).toHaveValue('3');
    await expect(viewer.chosen).toHaveText('“43,812”');
  });

  await test.step('find goes through all pages', async () => {
    await viewer.find('winter timetable');
    await viewer.isFound('1 of 12');
    await page.keyboard.press('Enter');
    await viewer.isFound('2 of 12');
    await expect.poll(() => viewer.marked('current')).toEqual(['winter timetable']);
  });

  await test.step('pages by number, sizes by key', async () => {
    await viewer.goTo(12);
    await expect(viewer.number).toHaveValue('12');
    const width = async () => (await viewer.pageShown(12).boundingBox())?.width ?? 0;
    const before = await width();
    await evidence.document.press('+');
    await expect.poll(width).toBeGreaterThan(before);
    await evidence.document.press('w');
    await expect.poll(width).toBe(before);
  });

  await test.step('a passage over a line end is the excerpt', async () => {
    await viewer.goTo(3);
    await viewer.drag(3, 'master Ingrid Strandh', 'the line was opened.');
    await expect(evidence.locator).toHaveValue('3');
    await evidence.document.focus();
    await viewer.useByKey();
    const { citation, evidence: stored } = await citationOf(desk, 'report.pdf');
    expect(stored?.text.kind).toBe('pdf');
    expect(citation?.excerpt?.exact).toBe(
      'master Ingrid Strandh. It was the busiest year since\nthe line was opened.',
    );
    expect(citation?.locator).toEqual({ label: 'page', value: '3' });
  });

  await test.step('opened again, it is at the excerpt', async () => {
    await evidence.backToThePage();
    await desk.openEvidence();
    await viewer.isReadable(3);
    await expect
      .poll(() => viewer.marked('excerpt'))
      .toEqual(['master Ingrid Strandh. It was the busiest year sincethe line was opened.']);
    await expect(viewer.number).toHaveValue('3');
  });
  expect(await app.refusedRequests()).toEqual([]);
});

test('pages, Markdown and Word files are shown with their formatting', async ({ app, page, scratch }) => {
  test.setTimeout(480_000);
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);

  await test.step('a page: headings, lists, tables; links and pictures as words', async () => {
    const evidence = await openFile(app, desk, files.page());
    const document = evidence.document;
    await expect(document.getByRole('heading', { name: 'Traffic' })).toBeVisible();
    await expect(document.getByRole('listitem')).toHaveText(['Summer: 31,020', 'Winter: 12,792']);
    await expect(document.getByRole('row')).toHaveCount(3);
    await expect(document.getByText('The quay in October')).toBeVisible();
    await expect(document.getByRole('link')).toHaveCount(0);
    await expect(document.locator('[data-address="https://harbour.example/minutes"]')).toBeVisible();
    await evidence.useAsExcerpt('The ferry carried 43,812 people in 2025.');
    await expect(evidence.document.locator('mark.is-excerpt').first()).toBeVisible();
    const { citation } = await citationOf(desk, 'minutes.html');
    expect(citation?.excerpt?.exact).toBe('The ferry carried 43,812 people in 2025.');
    // The marks that came with the excerpt have moved nothing: the same words are still selected.
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(citation?.excerpt?.exact);
    await evidence.backToThePage();
  });

  await test.step('Markdown: formatted, while the excerpt keeps what is written', async () => {
    const evidence = await openFile(app, desk, files.markdown());
    await expect(evidence.document.getByRole('heading', { name: 'Notebook, February' })).toBeVisible();
    await evidence.useAsExcerpt('She said 43,812 people & counting.');
    const { citation } = await citationOf(desk, 'notebook.md');
    expect(citation?.excerpt?.exact).toBe('She said **43,812** people & counting.');
    await evidence.document.getByRole('button', { name: 'Note 1' }).click();
    await expect(evidence.document.getByText('From the harbour log.')).toBeInViewport();
    await evidence.backToThePage();
  });

  await test.step('Word: notes and comments', async () => {
    const evidence = await openFile(app, desk, files.word());
    await expect(
      evidence.document.getByRole('heading', { name: 'Letter of the harbour master' }),
    ).toBeVisible();
    await expect(evidence.document.getByRole('button', { name: 'Note 1' })).toBeVisible();
    const comments = evidence.pane.getByRole('region', { name: 'Comments in the document' });
    await expect(comments.getByText('Ask for the log.')).toBeVisible();
    await comments.getByRole('button', { name: 'Go to “43,812 people”' }).click();
    await evidence.useAsExcerpt('carried 43,812 people in 2025.');
    const { citation } = await citationOf(desk, 'letter.docx');
    expect(citation?.excerpt?.exact).toBe('carried 43,812 people in 2025.');
  });
  expect(await app.refusedRequests()).toEqual([]);
  expect(await page.title()).not.toBe('run');
});

test('a table is chosen from cell by cell, with mouse and keyboard', async ({ app, page, scratch }) => {
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  const evidence = await openFile(app, desk, files.table());
  const viewer = new TableViewerPage(app);
  await expect(viewer.grid).toHaveAttribute('aria-rowcount', '2001');
  await viewer.cell('43,812').click();
  await expect(viewer.chosen).toHaveText('“43,812”');
  await expect(evidence.locator).toHaveValue('B7');
  await viewer.useByKey();
  const one = await citationOf(desk, 'traffic.csv');
  expect(one.evidence?.text.kind).toBe('table');
  expect(one.citation?.excerpt?.exact).toBe('43,812');
  expect(one.citation?.locator).toEqual({ label: 'table', value: 'B7' });

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(evidence.locator).toHaveValue('A7:B7');
  await expect(viewer.chosen).toHaveText('“Havorn,"43,812"”');
  await page.keyboard.press('Control+End');
  await expect(viewer.cell('Stop 2000')).toBeVisible();
  await expect(evidence.locator).toHaveValue('C2000');
  // The first row stays in sight.
  await expect(viewer.cell('People')).toBeVisible();

  await viewer.find('gate');
  await viewer.isFound('1 of 1');
  await expect(viewer.cell('the whole of 2025, by the gate')).toBeVisible();
});

test('a part of a picture is framed, by pointer and by keys', async ({ app, page, scratch }) => {
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  const evidence = await openFile(app, desk, files.picture());
  const viewer = new ImageViewerPage(app);
  await expect(viewer.picture).toBeVisible();
  await viewer.drag([0.25, 0.25], [0.75, 0.5]);
  await expect(viewer.chosen).toHaveText(
    'The framed part: 50 × 25 % of the picture, 25 % from the left, 25 % from the top.',
  );
  await viewer.sheet.press('Enter');
  await expect(viewer.pane.getByRole('button', { name: 'Clear the excerpt' })).toBeVisible();
  const drawn = await citationOf(desk, 'timetable.png');
  expect(drawn.citation?.region?.x).toBeCloseTo(0.25, 1);
  expect(drawn.citation?.locator?.label).toBe('figure');
  expect(drawn.citation?.locator?.value).toMatch(/^2[45](\.\d)?,2[45](\.\d)?,/u);

  await page.keyboard.press('Escape');
  await viewer.sheet.press('t');
  await viewer.sheet.press('r');
  await viewer.sheet.press('ArrowRight');
  await viewer.sheet.press('Shift+ArrowDown');
  await expect(viewer.chosen).toHaveText(/^The framed part/u);
  await viewer.sheet.press('+');
  await viewer.sheet.press('Enter');
  await expect
    .poll(async () => (await citationOf(desk, 'timetable.png')).citation?.region?.y)
    .not.toBe(drawn.citation?.region?.y);
  // Escape first lets go of the frame, then leads back.
  await page.keyboard.press('Escape');
  await expect(evidence.pane).toBeVisible();
});

test('a transcript is played along with its recording', async ({ app, page, scratch }) => {
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  const evidence = await openFile(app, desk, files.recording(), tape);
  const viewer = new TranscriptPage(app);

  await test.step('a recording alone: the moment is the place', async () => {
    await expect(viewer.player.getByRole('button', { name: 'Play' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(viewer.chosen).toHaveText('At 00:00:05');
    await viewer.useButton.click();
    await expect
      .poll(async () => (await citationOf(desk, 'interview.wav')).citation?.locator)
      .toEqual({ label: 'timestamp', value: '00:00:05' });
    await evidence.backToThePage();
  });

  await test.step('with its transcript: a click on a line plays from there', async () => {
    await openFile(app, desk, files.subtitles(), tape);
    await expect(viewer.cue('43,812')).toContainText('00:00:02');
    await viewer.cue('Never so many').getByText('Never so many before.').click();
    await expect(viewer.player.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(viewer.cue('Never so many')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Space');
    await expect(viewer.player.getByRole('button', { name: 'Play' })).toBeVisible();
    await page.keyboard.press('>');
    await expect(viewer.player.getByRole('button', { name: /1.25 ×/u })).toBeVisible();
  });

  await test.step('the time code becomes the locator', async () => {
    await evidence.useAsExcerpt('The ferry carried 43,812 people.');
    const { citation, evidence: stored } = await citationOf(desk, 'interview.srt');
    expect(stored?.text.kind).toBe('transcript');
    expect(citation?.excerpt?.exact).toBe('The ferry carried 43,812 people.');
    expect(citation?.locator).toEqual({ label: 'timestamp', value: '00:00:02' });
  });
  expect(await app.refusedRequests()).toEqual([]);
});

test('a recording of two hours is stored part by part, played, and jumped through', async ({
  app,
  page,
  scratch,
}) => {
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  await openFile(app, desk, files.longRecording(), tape);
  const viewer = new TranscriptPage(app);
  // The stand-in carries bytes as text, a megabyte or two a second.
  await expect(viewer.player.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 150_000 });
  await viewer.player.getByRole('slider', { name: 'Position in the recording' }).fill('7000');
  await expect(viewer.time).toHaveText('01:56:40');
  await viewer.player.getByRole('button', { name: 'Play' }).click();
  await expect(viewer.time).toHaveText('01:56:41');
  await viewer.player.getByRole('button', { name: 'Pause' }).click();
  await viewer.useButton.click();
  await expect
    .poll(async () => (await citationOf(desk, 'council.wav')).citation?.locator?.value)
    .toMatch(/^01:56:4/u);
  expect((await citationOf(desk, 'council.wav')).evidence?.size).toBe(57_600_044);
  expect(await app.refusedRequests()).toEqual([]);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('files that are broken, locked or not what they say are kept, and the reader is told', async ({
  app,
  page,
  scratch,
}) => {
  test.setTimeout(480_000);
  const files = new EvidenceFiles(scratch);
  const desk = await startChecking(app, files);
  const notices = page.getByRole('region', { name: 'Notices' });
  for (const [path, told, shown] of [
    [files.lockedReport(), /locked with a password/u, /locked with a password/u],
    [files.damagedReport(), /PDF is damaged/u, /PDF is damaged/u],
    [files.endlessReport(), /5,000 pages/u, /5,000 pages/u],
    [files.falsePicture(), /named as a picture/u, /named as a picture/u],
    [files.brokenPicture(), null, /what follows is damaged/u],
    [files.binaryTable(), /binary data/u, /No text to show/u],
    [files.brokenSubtitles(), /1 time in the transcript cannot be read/u, /1 line has no time/u],
  ] as const) {
    await test.step(path.slice(scratch.length + 1), async () => {
      const evidence = await openFile(app, desk, path);
      if (told !== null) await expect(notices.getByText(told).first()).toBeVisible();
      await expect(evidence.pane.getByText(shown).first()).toBeVisible();
      await evidence.backToThePage();
    });
  }
  await test.step('a PDF that carries a script is read, and the script does not run', async () => {
    await openFile(app, desk, files.scriptedReport());
    const viewer = new PdfViewerPage(app);
    await viewer.isReadable(1);
    await expect.poll(() => viewer.marked('number')).toContain('43,812');
  });
  const { project } = await desk.stored();
  expect(Object.values(project.evidence)).toHaveLength(8);
  expect(await app.refusedRequests()).toEqual([]);
});

type Show = (files: EvidenceFiles) => readonly (readonly [path: string, source?: string])[];
const documents: Show = (files) => [[files.report()], [files.page()], [files.word()]];
const others: Show = (files) => [[files.table()], [files.picture()], [files.subtitles(), tape]];

for (const theme of ['Light', 'Dark'] as const) {
  for (const [what, show] of [
    ['documents', documents],
    ['tables, pictures and recordings', others],
  ] as const) {
    test(`${what} can be read by everybody, ${theme.toLowerCase()} theme`, async ({ app, page, scratch }) => {
      test.setTimeout(480_000);
      const files = new EvidenceFiles(scratch);
      const settings = await SettingsPage.open(app);
      await settings.chooseTheme(theme);
      await settings.close();
      const desk = await startChecking(app, files);
      if (show === others) await attachRecording(app, desk, files);
      for (const [path, source] of show(files)) {
        const evidence = await openFile(app, desk, path, source);
        await expect(evidence.pane.getByText('Opening…')).toHaveCount(0);
        for (const size of sizes) {
          await page.setViewportSize(size);
          const name = `${basename(path)} at ${size.width}x${size.height}`;
          expect.soft(await violations(page), name).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect.soft(overflow, name).toBeLessThanOrEqual(0);
          await picture(page, `${basename(path)}-${theme}-${size.width}`);
        }
        await evidence.backToThePage();
      }
    });
  }
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1100, height: 700 },
] as const;

const tape = 'Interview with Strandh';

async function attachRecording(app: AppUnderTest, desk: DeskPage, files: EvidenceFiles): Promise<void> {
  const evidence = await openFile(app, desk, files.recording(), tape);
  await evidence.backToThePage();
}

async function violations(page: Page): Promise<readonly string[]> {
  await twoFrames(page);
  await page.waitForFunction(() => document.querySelector('[data-entering], [data-exiting]') === null);
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join('; ')}`,
  );
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STET_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}
