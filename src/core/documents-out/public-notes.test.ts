import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { exportDocument, type ExportFormatCore } from './export-document.ts';
import { validateHtml } from './validate-html.ts';
import { aCorrection, correctedProject, ledgerSecrets } from './testing/corrected-project.ts';

const duringEmbargo = '2026-03-04T10:15:00.000Z';
const afterEmbargo = '2026-03-12T05:00:00.000Z';
const publicFormats = ['html', 'html-notes', 'markdown', 'docx', 'text'] as const;
/** The formats for people; what is data says it in fields of its own, or does not leave. */
const printing = [...publicFormats, 'report'] as const;

async function words(
  project: Project,
  format: ExportFormatCore,
  { isDraft = false, generatedAt = duringEmbargo } = {},
): Promise<string> {
  const made = await exportDocument(project, { format, isDraft, generatedAt, stetVersion: '0.1.0' });
  if (!made.ok) throw new Error(`${made.error.code}: ${made.error.message}`);
  return (
    made.value.text ??
    Object.values(unzipSync(made.value.bytes))
      .map((part) => strFromU8(part))
      .join('\n')
  );
}

/** Where the body of a document begins, so that style sheets and headers do not count. */
function bodyOf(document: string): string {
  return document.slice(Math.max(0, document.search(/<body|<w:body/u)));
}

describe('a corrected article', () => {
  test.each(['html', 'html-notes', 'markdown', 'text', 'report'] as const)('as %s', async (format) => {
    const extension = { 'html-notes': 'html', html: 'html', report: 'html', markdown: 'md', text: 'txt' }[
      format
    ];
    await expect(await words(correctedProject(), format, { isDraft: format === 'html' })).toMatchFileSnapshot(
      `fixtures/corrected-${format}.${extension}`,
    );
  });

  test('as Word', async () => {
    const made = await exportDocument(correctedProject(), {
      format: 'docx',
      isDraft: false,
      generatedAt: duringEmbargo,
      stetVersion: '0.1.0',
    });
    const parts = made.ok ? unzipSync(made.value.bytes) : {};
    await expect(strFromU8(parts['word/document.xml']!).replaceAll('><', '>\n<')).toMatchFileSnapshot(
      'fixtures/corrected-docx-document.xml',
    );
    expect(strFromU8(parts['word/header1.xml']!)).toContain('RETRACTED · EMBARGOED');
  });

  test.each(printing)('%s has the retraction above and the corrections behind the text', async (format) => {
    const body = bodyOf(await words(correctedProject(), format));
    const places = [
      body.search(/Retracted, 4 March 2026|RETRACTED, 4 MARCH 2026/u),
      body.indexOf('was forged'),
      body.search(/Embargoed until 12 March 2026, 06:00|EMBARGOED UNTIL 12 MARCH 2026, 06:00/u),
      body.indexOf('Harbour opens'),
      body.indexOf('Correction, 3 March 2026'),
      body.indexOf('opened on Sunday'),
    ];
    expect(
      places.every((place) => place >= 0),
      JSON.stringify(places),
    ).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('the data formats of the article and of the desk say it where they can', async () => {
    const object = JSON.parse(await words(correctedProject(), 'ninjs')) as Record<string, unknown>;
    expect(object).toMatchObject({
      pubStatus: 'canceled',
      embargoedUntil: afterEmbargo,
      edNote: expect.stringContaining('was forged') as string,
    });
    const { label } = JSON.parse(await words(correctedProject(), 'web-annotation')) as { label: string };
    expect(label).toContain('Retracted, 4 March 2026');
    expect(label).toContain('Embargoed until 12 March 2026');
    const rows = await words(correctedProject(), 'claims-csv');
    expect(rows).toMatch(/vetted; Retracted, 4 March 2026\.?; Embargoed until 12 March 2026/u);
  });

  test.each(publicFormats)(
    '%s prints the oldest note first, on one line, and no withdrawn one',
    async (format) => {
      const text = bodyOf(await words(correctedProject(), format));
      expect(text.indexOf('Correction, 3 March')).toBeLessThan(text.indexOf('Update, 4 March'));
      expect(text).toContain('has answered');
      expect(text).not.toContain('never concerned');
    },
  );

  test.each(publicFormats)('%s tells nothing of the desk’s own', async (format) => {
    const document = await words(correctedProject(), format);
    for (const secret of [...ledgerSecrets, 'Limitation of libel', 'Notes and recordings']) {
      expect(document).not.toContain(secret);
    }
  });

  test('the report tells the desk everything', async () => {
    const report = await words(correctedProject(), 'report');
    for (const secret of [...ledgerSecrets, 'Limitation of libel', 'never concerned']) {
      expect(report).toContain(secret);
    }
  });

  test.each(printing)('%s prints no embargo once it is over', async (format) => {
    const options = { generatedAt: afterEmbargo };
    expect(await words(correctedProject(), format, options)).not.toMatch(/Embargoed|EMBARGOED/u);
    expect(await words(correctedProject(), format)).toMatch(/Embargoed|EMBARGOED/u);
  });

  test.each(['html', 'html-notes', 'report'] as const)(
    '%s passes html-validate, as a draft too',
    async (format) => {
      const validator = new HtmlValidate({
        extends: ['html-validate:recommended'],
        rules: { 'no-inline-style': 'error' },
      });
      for (const isDraft of [true, false]) {
        const report = await validator.validateString(await words(correctedProject(), format, { isDraft }));
        expect(
          report.results.flatMap((result) => result.messages).map(({ ruleId, line }) => `${line} ${ruleId}`),
        ).toEqual([]);
      }
    },
  );

  test('an HTML page without its correction is kept back', async () => {
    const html = await words(correctedProject(), 'html');
    const line = 'Correction, 3 March 2026. An earlier version said that the harbour opened on Sunday.';
    expect(validateHtml(html, null, [line])).toEqual([]);
    expect(validateHtml(html.replace('on Sunday', 'on Friday'), null, [line])).toEqual([
      '1 of 1 notices to readers are missing',
    ]);
  });
});

describe('ClaimReview', () => {
  const refusal = async (project: Project, generatedAt = afterEmbargo) => {
    const options = { format: 'claim-review', isDraft: false, generatedAt, stetVersion: '1' } as const;
    const made = await exportDocument(project, options);
    return made.ok ? null : made.error.code;
  };

  test('leaves neither under an embargo nor for a retracted article', async () => {
    const corrected = correctedProject({ corrections: [aCorrection()] });
    expect(await refusal(corrected, duringEmbargo)).toBe('embargoed');
    expect(await refusal(corrected)).toBeNull();
    expect(await refusal(correctedProject())).toBe('nothing-to-export');
  });
});
