import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type IRunOptions,
} from 'docx';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { readStored } from '../fixtures/stored-project.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Copied } from '../pages/paste-page.ts';
import { LibraryPage } from '../pages/library-page.ts';

const headline = 'Night Ferry Returns';
const first = 'The council voted 9 to 4 on Tuesday.';
const second = 'The boat leaves at 11.40 pm.';

const strong: IRunOptions = { text: 'voted 9 to 4', bold: true };

async function wordDocument(): Promise<Buffer> {
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph('Minutes of the council, page 3.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: headline, heading: HeadingLevel.TITLE }),
          new Paragraph({
            children: [
              new TextRun('The council '),
              new TextRun(strong),
              new TextRun(' on Tuesday.'),
              new FootnoteReferenceRun(1),
            ],
          }),
          new Paragraph({ text: 'What is planned', heading: HeadingLevel.HEADING_1 }),
          new Paragraph(second),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const page = `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><article>
<h1>${headline}</h1><p>The council <b>voted 9 to 4</b> on Tuesday.</p><h2>What is planned</h2><p>${second}</p></article></body></html>`;

const documents: readonly {
  readonly name: string;
  readonly readAs: string;
  readonly content: () => Promise<Buffer | string>;
}[] = [
  {
    name: 'ferry.txt',
    readAs: 'Plain text',
    content: () => Promise.resolve(`${headline}\n\n${first}\n\nWhat is planned\n\n${second}\n`),
  },
  {
    name: 'ferry.md',
    readAs: 'Markdown',
    content: () =>
      Promise.resolve(
        `# ${headline}\n\nThe council **voted 9 to 4** on Tuesday.\n\n## What is planned\n\n${second}\n`,
      ),
  },
  { name: 'ferry.html', readAs: 'HTML page', content: () => Promise.resolve(page) },
  { name: 'ferry.docx', readAs: 'Word document', content: wordDocument },
];

for (const { name, readAs, content } of documents) {
  test(`a ${readAs} becomes a project after its preview`, async ({ app, scratch, library }) => {
    const file = join(scratch, name);
    writeFileSync(file, await content());
    const preview = await new LibraryPage(app).importFile(file);
    await preview.isShown();
    expect(await preview.fact('Headline')).toBe(headline);
    expect(await preview.fact('Read as')).toBe(readAs);
    expect(readdirSync(library).filter((entry) => !entry.startsWith('.'))).toEqual([]);
    const desk = await preview.confirm();
    await expect(desk.title).toHaveText(headline);
    const stored = await desk.stored();
    for (const words of [headline, first, 'What is planned', second]) expect(stored.text).toContain(words);
    if (name !== 'ferry.txt') {
      expect(stored.project.article.blocks).toContainEqual(
        expect.objectContaining({ kind: 'heading', level: 2, text: 'What is planned' }),
      );
      const bold = stored.project.article.blocks.find(
        (block) => 'text' in block && block.text.startsWith(first),
      );
      expect(JSON.stringify(bold)).toContain('bold');
    }
    if (name === 'ferry.docx') expect(stored.text).toContain('Minutes of the council, page 3.');
  });
}

const pastes: readonly { readonly from: string; readonly copied: Copied }[] = [
  {
    from: 'a web page',
    copied: {
      text: `${headline}\n${first}\n${second}`,
      html: `<meta charset="utf-8"><h1 style="color: rgb(0,0,0)">${headline}</h1><p>The council <a href="https://council.example/vote">voted 9 to 4</a> on Tuesday.</p><p>${second}</p>`,
    },
  },
  {
    from: 'Word',
    copied: {
      text: `${headline}\n${first}\n${second}`,
      html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body lang=EN-GB><!--StartFragment--><h1>${headline}<o:p></o:p></h1><p class=MsoNormal>The council <b>voted 9 to 4</b> on Tuesday.<o:p></o:p></p><p class=MsoNormal>${second}<o:p></o:p></p><!--EndFragment--></body></html>`,
    },
  },
  {
    from: 'Google Docs',
    copied: {
      text: `${headline}\n${first}\n${second}`,
      html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5b1f0c3a-7fff-1234"><h1 dir="ltr"><span style="font-size:20pt">${headline}</span></h1><p dir="ltr"><span style="font-weight:400">The council </span><span style="font-weight:700">voted 9 to 4</span><span style="font-weight:400"> on Tuesday.</span></p><p dir="ltr"><span>${second}</span></p></b>`,
    },
  },
];

for (const { from, copied } of pastes) {
  test(`text copied from ${from} keeps its headline and its paragraphs`, async ({ app }) => {
    const place = await new LibraryPage(app).pasteText();
    await place.paste(copied);
    const preview = await place.preview();
    await preview.isShown();
    expect(await preview.fact('Headline')).toBe(headline);
    const desk = await preview.confirm();
    const stored = await desk.stored();
    expect(stored.text).toBe(`${headline}\n\n${first}\n\n${second}`);
    expect(stored.project.origin.kind).toBe('paste');
  });
}

interface BadFile {
  readonly what: string;
  readonly name: string;
  readonly code: string;
  readonly write: (path: string) => Promise<void> | void;
}

const badFiles: readonly BadFile[] = [
  {
    what: 'an empty file',
    name: 'nothing.txt',
    code: 'empty-file',
    write: (path) => writeFileSync(path, ''),
  },
  {
    what: 'a binary file',
    name: 'picture.txt',
    code: 'not-text',
    write: (path) =>
      writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197) % 256))),
  },
  { what: 'a file of more than 50 MB', name: 'huge.txt', code: 'too-large', write: writeHuge },
  {
    what: 'a Word file that is no zip',
    name: 'broken.docx',
    code: 'wrong-type',
    write: (path) => writeFileSync(path, 'This was never a Word document.'),
  },
  {
    what: 'a Word file that breaks off',
    name: 'torn.docx',
    code: 'malformed',
    write: async (path) => writeFileSync(path, (await wordDocument()).subarray(0, 900)),
  },
];

for (const { what, name, code, write } of badFiles) {
  test(`${what} is refused with a reason, and the library stays as it was`, async ({
    app,
    scratch,
    library,
  }) => {
    const path = join(scratch, name);
    await write(path);
    const before = readdirSync(library);
    const preview = await new LibraryPage(app).importFile(path);
    await expect(preview.failure).toContainText(code);
    await expect(preview.nothingChanged).toBeVisible();
    expect(readdirSync(library)).toEqual(before);
    await worksAfterwards(app);
  });
}

test('a text with a stray NUL byte comes in without it, and the preview says so', async ({
  app,
  scratch,
}) => {
  const path = join(scratch, 'nul.txt');
  writeFileSync(path, `${headline}\n\nA NUL\0 byte stands in this line.\n`);
  const preview = await new LibraryPage(app).importFile(path);
  await preview.isShown();
  await expect(
    preview.preview
      .or(preview.summary)
      .getByText(/control character/iu)
      .first(),
  ).toBeVisible();
  const desk = await preview.confirm();
  expect((await desk.stored()).text).toBe(`${headline}\n\nA NUL byte stands in this line.`);
});

test('a web page under the name of a text file is read for what it is, or refused', async ({
  app,
  scratch,
}) => {
  const path = join(scratch, 'page.txt');
  writeFileSync(path, page);
  const preview = await new LibraryPage(app).importFile(path);
  await expect(preview.summary.or(preview.failure)).toBeVisible();
  await worksAfterwards(app);
});

test('a hostile web page runs nothing and asks the network for nothing', async ({ app, scratch }) => {
  const path = join(scratch, 'hostile.html');
  writeFileSync(
    path,
    `<!doctype html><html><head><title>${headline}</title><base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css"><script>document.title = 'taken over'</script><meta http-equiv="refresh" content="0;url=https://evil.example/"></head><body><article><h1>${headline}</h1><p onclick="alert(1)">${first}<img src="https://evil.example/pixel.png" onerror="document.title='taken over'"></p><iframe src="https://evil.example/"></iframe><p><a href="javascript:alert(1)">${second}</a></p><svg onload="document.title='taken over'"><use href="https://evil.example/#a"/></svg></article></body></html>`,
  );
  const preview = await new LibraryPage(app).importFile(path);
  await preview.isShown();
  const desk = await preview.confirm();
  await desk.article.says(first);
  const stored = await desk.stored();
  expect(JSON.stringify(stored.project.article)).not.toMatch(/javascript:|<script|onerror|onclick|iframe/u);
  expect(await app.page.title()).not.toBe('taken over');
  expect(await app.refusedRequests()).toEqual([]);
});

test('bidi controls, emoji and combining marks come through as they are, and no mark slips', async ({
  app,
  scratch,
}) => {
  const path = join(scratch, 'signs.txt');
  const line = 'Nai\u0308ve cafe\u0301 \u{1F469}\u200D\u{1F680} and \u05E9\u05DC\u05D5\u05DD stand here.';
  const reversed = 'A \u202Ereversed\u202C word stands there.';
  writeFileSync(path, `${headline}\n\n${line}\n\n${reversed}\n`);
  const preview = await new LibraryPage(app).importFile(path);
  const desk = await preview.confirm();
  await desk.article.says('stand here.');
  await desk.markClaim('stand here.', 'Fact');
  const stored = await desk.stored();
  expect(stored.text).toBe(`${headline}\n\n${line}\n\n${reversed}`);
  expect(stored.claims[0]?.words).toBe('stand here.');
});

/** Writes 51 MB of lines. */
async function writeHuge(path: string): Promise<void> {
  const stream = createWriteStream(path);
  const piece = 'A line of a very long file.\n'.repeat(1024);
  for (let size = 0; size < 51 * 1024 * 1024; size += piece.length) stream.write(piece);
  await new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.end(resolve);
  });
}

/** The window still answers, and a project can be made. */
async function worksAfterwards(app: AppUnderTest): Promise<void> {
  const desk = await new LibraryPage(app).startBlank();
  await desk.isSaved();
  expect((await readStored(app.libraryFolder)).project.origin.kind).toBe('blank');
}
