import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { buildDocx, paragraph, run } from '../../src/core/documents-in/testing/build-docx.ts';
import { expect, test } from '../fixtures/test.ts';
import { LibraryPage } from '../pages/library-page.ts';

const range = (side: string, id: number) => `<w:commentRange${side} w:id="${id}"/>`;
const comment = (id: number, author: string, text: string, paraId: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2025-03-03T10:00:00Z"><w:p w14:paraId="${paraId}">${run(text)}</w:p></w:comment>`;

const story = buildDocx({
  footnotes: `<w:footnote w:id="2">${paragraph('Minutes of the council, page 3.')}</w:footnote>`,
  comments: [
    comment(1, 'Tam Reid', 'Who says so?', 'AA'),
    comment(2, 'Nora Quill', 'The register of ships.', 'BB'),
    comment(3, 'Tam Reid', 'Is all of this needed?', 'CC'),
  ].join(''),
  commentsExtended: '<w15:commentEx w15:paraId="AA"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
  body:
    paragraph('Night Ferry Returns') +
    paragraph(
      `${run('The boat was ')}${range('Start', 1)}${run('cheap')}${range('End', 1)}${run(' and old.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    ) +
    paragraph(
      `${run('It leaves at 11.40 pm')}<w:ins w:author="Nora Quill" w:date="2025-03-04T10:00:00Z">${run(' on Fridays')}</w:ins>${run('.')}`,
    ),
});

async function faults(page: Page) {
  const judged = await new AxeBuilder({ page }).analyze();
  return judged.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

test('what a Word document brings beside its text is listed with place and author before anything is kept', async ({
  app,
  page,
  scratch,
}, testInfo) => {
  test.setTimeout(600_000);
  const file = join(scratch, 'ferry.docx');
  writeFileSync(file, story);
  const shown = await new LibraryPage(app).importFile(file);
  await shown.isShown();
  const list = (name: string) => shown.summary.getByRole('list', { name, exact: true });

  await test.step('each with its words, its place, its author and its answers', async () => {
    await expect(list('Proposed changes').getByRole('listitem')).toHaveCount(1);
    await expect(list('Proposed changes')).toContainText('Put in: on Fridays');
    await expect(list('Proposed changes')).toContainText('Nora Quill · 2025-03-04');
    await expect(list('Comments')).toContainText('At “cheap”');
    await expect(list('Comments')).toContainText('Nora Quill: The register of ships.');
    await expect(list('Comments')).toContainText('On the whole document');
    await expect(list('Notes')).toContainText('Minutes of the council, page 3.');
  });

  await test.step('by keyboard to its place in the text', async () => {
    await list('Comments')
      .getByRole('button', { name: /Who says so/u })
      .press('Enter');
    await expect(page.locator('.import-block:focus')).toContainText('The boat was cheap and old.');
  });

  await test.step('everybody can use it', async () => {
    for (const theme of ['Light', 'Dark'] as const) {
      await page.emulateMedia({ colorScheme: theme === 'Light' ? 'light' : 'dark' });
      await page.setViewportSize(
        theme === 'Light' ? { width: 1280, height: 800 } : { width: 1100, height: 700 },
      );
      await page.screenshot({ path: testInfo.outputPath(`margin-${theme}.png`) });
      expect(await faults(page)).toEqual([]);
    }
  });

  await test.step('what was listed is what comes', async () => {
    const stored = await (await shown.confirm()).stored();
    expect(Object.values(stored.project.queries)).toHaveLength(2);
    expect(Object.values(stored.project.changes)).toHaveLength(1);
    expect(stored.text).toContain('Minutes of the council, page 3.');
  });
});
