import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { gate } from '../gate/gate.ts';
import { defaultPolicy } from '../gate/policy.ts';
import type { Project } from '../project/project.ts';
import {
  aFigure,
  aHeading,
  aHeadline,
  aParagraph,
  aProject,
  markOn,
  withCitation,
  withClaim,
  withOverride,
  withSignOffs,
  withSource,
  withText,
} from '../testing/builders.ts';
import { claimReviewJson, writeClaimReviews } from './claim-review.ts';
import {
  exportDocument,
  exportFormatsCore,
  type ExportedDocument,
  type ExportFormatCore,
} from './export-document.ts';
import { deskWords, fullProject, innerWords, tinyPng } from './testing/full-project.ts';
import { vettedProject } from './testing/vetted-project.ts';

const generatedAt = '2026-03-04T10:15:00.000Z';
const publicFormats = ['html', 'html-notes', 'markdown', 'docx', 'text'] as const;
const draftable = exportFormatsCore.filter(
  (format) => format !== 'claim-review' && format !== 'media-review',
);
/** Formats that print a notice around the article. */
const pages = [...publicFormats, 'report'] as const;

async function exported(
  project: Project,
  format: ExportFormatCore,
  isDraft = false,
): Promise<ExportedDocument> {
  const result = await exportDocument(project, {
    format,
    isDraft,
    generatedAt,
    stetVersion: '0.1.0',
    readImage: () => ({ bytes: tinyPng, mediaType: 'image/png' }),
  });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

async function refusal(project: Project, format: ExportFormatCore, isDraft = false) {
  const result = await exportDocument(project, { format, isDraft, generatedAt, stetVersion: '0.1.0' });
  return result.ok ? null : result.error;
}

/** Everything in a file that can be read: its text, or every part of the package. */
function everyWord({ text, bytes }: ExportedDocument): string {
  return (
    text ??
    Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${strFromU8(part)}`)
      .join('\n')
  );
}

function overridden(): Project {
  return withSignOffs(withOverride(fullProject(), 'Deadline; the fare is settled tomorrow.'));
}

describe('golden files', () => {
  test.each(draftable.filter((format) => format !== 'docx'))(
    '%s of a project with everything in it',
    async (format) => {
      const { text, fileExtension } = await exported(overridden(), format);
      await expect(text).toMatchFileSnapshot(`fixtures/${format}.${fileExtension}`);
    },
  );

  test('Word parts of a project with everything in it', async () => {
    const parts = unzipSync((await exported(overridden(), 'docx')).bytes);
    const read = (name: string) => strFromU8(parts[name]!).replaceAll('><', '>\n<');
    await expect(read('word/document.xml')).toMatchFileSnapshot('fixtures/docx-document.xml');
    await expect(read('word/footnotes.xml')).toMatchFileSnapshot('fixtures/docx-footnotes.xml');
    await expect(read('docProps/core.xml')).toMatchFileSnapshot('fixtures/docx-core.xml');
  });

  test('ClaimReview', async () => {
    const written = writeClaimReviews(fullProject(), generatedAt);
    const text = written.ok ? claimReviewJson(written.value.reviews) : written.error.message;
    await expect(text).toMatchFileSnapshot('fixtures/claim-review.jsonld');
  });
});

describe('editions', () => {
  test.each(exportFormatsCore)(
    '%s as vetted is refused while the gate is shut, with the number of points',
    async (format) => {
      const project = fullProject();
      const error = await refusal(project, format);
      expect(error?.code).toBe('gate-closed');
      expect(error?.details).toEqual({ blockers: gate(project).length });
      expect(error?.message).toContain(`${gate(project).length} points keep`);
    },
  );

  test.each(pages)('%s as draft says at the top and at the bottom that it is not vetted', async (format) => {
    for (const project of [fullProject(), vettedProject(), aProject([])]) {
      const document = await exported(project, format, true);
      const words = document.text ?? strFromU8(unzipSync(document.bytes)['word/document.xml']!);
      const body = words.slice(Math.max(0, words.search(/<body|<w:body/u)));
      expect(body.match(/Not vetted\./gu)?.length).toBeGreaterThanOrEqual(2);
      const article = body.search(/Ferry line opens|Harbour opens/u);
      if (article >= 0) {
        expect(body.indexOf('Not vetted.')).toBeLessThan(article);
        expect(body.lastIndexOf('Not vetted.')).toBeGreaterThan(article);
      }
    }
  });

  test('ClaimReview does not leave under an override, of which it cannot tell', async () => {
    expect(await refusal(overridden(), 'claim-review')).toMatchObject({
      code: 'gate-closed',
      message: expect.stringContaining('override') as string,
    });
    expect(await refusal(vettedProject(), 'claim-review')).toBeNull();
  });

  test('what the policy did not demand is said in the text itself', async () => {
    const lax = {
      ...defaultPolicy,
      requireCoverage: false,
      requireLocators: false,
      signOffs: ['checker'] as const,
    };
    const { text } = await exported(vettedProject({ policy: lax }), 'text');
    expect(text).toContain(
      'The desk’s rules did not demand that every sentence was looked at, that every source names the place and an editor’s sign-off.',
    );
    expect((await exported(vettedProject(), 'text')).text).not.toContain('did not demand');
  });

  test('a draft of checked work does not say that the checking was incomplete', async () => {
    expect((await exported(vettedProject(), 'text', true)).text).toContain(
      'Not vetted. Draft of 4 March 2026. Not for publication.',
    );
    expect((await exported(fullProject(), 'text', true)).text).toContain(
      'exported before its checking was complete',
    );
  });

  test('a draft in Word says so on every page', async () => {
    const parts = unzipSync((await exported(fullProject(), 'docx', true)).bytes);
    expect(strFromU8(parts['word/header1.xml']!)).toContain('NOT VETTED');
    expect(Object.keys(unzipSync((await exported(vettedProject(), 'docx')).bytes))).not.toContain(
      'word/header1.xml',
    );
  });

  test.each(publicFormats)(
    '%s as vetted says by whom and when, in roles and not in names',
    async (format) => {
      const words = everyWord(await exported(vettedProject(), format));
      expect(words).toContain('approved by the checker and the editor on 2 March 2026');
      expect(words).toContain('2 statements were checked against 1 source.');
      expect(words).not.toContain('Not vetted');
      expect(words).not.toContain('Carl Checker');
    },
  );

  test.each(publicFormats)('%s tells readers of an override', async (format) => {
    const words = everyWord(await exported(overridden(), format));
    expect(words).toMatch(/The editor released this article on 2 March 2026 with \d+ open points/u);
    expect(words).not.toContain('Deadline');
  });

  test('one person who wrote and checked is told', async () => {
    const project = vettedProject();
    const alone = withSignOffs(
      { ...project, signOffs: [], policy: { ...project.policy, onePersonDesk: true } },
      ['checker', 'editor'],
      { writer: 'Ada Writer', checker: 'Ada Writer', editor: 'Ada Writer', legal: 'Ada Writer' },
    );
    expect((await exported(alone, 'html')).text).toContain('The person who wrote it also checked it.');
    expect((await exported(alone, 'report')).text).toContain('One-person desk');
  });

  test('a draft of ClaimReview is refused even when the gate is open', async () => {
    expect((await refusal(vettedProject(), 'claim-review', true))?.code).toBe('gate-closed');
    expect((await exported(vettedProject(), 'claim-review')).text).toContain('"alternateName": "True"');
  });
});

describe('what may not leave', () => {
  test.each(draftable)('%s names nobody who did not agree to be named', async (format) => {
    for (const isDraft of [true, false]) {
      const words = everyWord(await exported(isDraft ? fullProject() : overridden(), format, isDraft));
      for (const word of innerWords) expect(words).not.toContain(word);
    }
  });

  test.each(publicFormats)('%s holds none of the desk’s own words', async (format) => {
    const words = everyWord(await exported(overridden(), format));
    for (const word of deskWords) expect(words).not.toContain(word);
  });

  test('the published formats do call confidential people confidential', async () => {
    for (const format of ['html-notes', 'markdown', 'docx'] as const) {
      expect(everyWord(await exported(overridden(), format))).toContain('Confidential source');
    }
  });

  test('the report still shows the desk its own words', async () => {
    const { text } = await exported(fullProject(), 'report', true);
    for (const word of [
      'single or the return fare',
      'return fare is 6.00',
      'Matches the gate count',
      '[confidential]',
    ]) {
      expect(text).toContain(word);
    }
    expect(text).not.toContain('nils@ferry.example');
  });

  test('an article that names a confidential person itself is exported, and the desk is told', async () => {
    const project = withText(fullProject(), 'p-opinion', 'Greta Quill spoke.');
    const { messages, text } = await exported(project, 'html', true);
    expect(text).toContain('Greta Quill spoke.');
    expect(messages.join(' ')).toContain('names 1 person who did not agree to be named: Greta Quill');
  });

  test('hostile text stays text and hostile links lose their address', async () => {
    const words = 'Click <img src=x onerror=alert(1)> here "now" \u0000\u0007\u202e.';
    const link = { ...markOn(words, 'here', { kind: 'link', href: 'java\nscript:alert(1)' }) };
    const project = aProject([
      aHeadline('</title><script>x</script>'),
      aParagraph('p', words, { marks: [link] }),
    ]);
    for (const format of publicFormats) {
      const document = await exported(project, format, true);
      const all = everyWord(document);
      // Plain text has no markup, so there is nothing to escape in it.
      if (format !== 'text') expect(all).not.toMatch(/(?<!\\)<(?:script|img src=x)/iu);
      expect(all).not.toMatch(/javascript:/iu);
      expect(document.losses.join(' ')).toContain('2 invisible control characters were left out');
      expect(document.losses.join(' ')).toContain('1 link has an address that may not be published');
    }
  });
});

describe('other programs read the same words', () => {
  const htmlValidate = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'no-inline-style': 'error' },
  });

  test.each(['html', 'html-notes', 'report'] as const)('%s passes html-validate', async (format) => {
    for (const project of [overridden(), vettedProject()]) {
      const report = await htmlValidate.validateString((await exported(project, format)).text ?? '');
      expect(
        report.results.flatMap((result) =>
          result.messages.map((message) => `${message.line}: ${message.ruleId} ${message.message}`),
        ),
      ).toEqual([]);
    }
  });

  test('headings of the page have no gap in their levels, and the change is told', async () => {
    const project = aProject([
      aHeading('h', 4, 'Deep'),
      aParagraph('p', 'x'),
      aHeadline('Late'),
      aHeading('h2', 4, 'Deeper'),
    ]);
    const { text, losses } = await exported(project, 'html', true);
    expect(text?.match(/<h\d/gu)).toEqual(['<h1', '<h2', '<h3']);
    expect(losses.join(' ')).toContain('3 headings have another level');
    const report = await htmlValidate.validateString(text ?? '');
    expect(report.results.flatMap((result) => result.messages.map((message) => message.ruleId))).toEqual([]);
  });

  test('mammoth reads the Word document with its headings, lists, table, links and notes', async () => {
    const { bytes } = await exported(overridden(), 'docx');
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(html).toContain('<h1>Ferry line opens after nine years of delay</h1>');
    expect(html).toContain('<h2>What it cost</h2>');
    expect(html).toMatch(
      /<ol><li>Survey of the seabed<\/li><li>Two tenders<ul><li>the first without bids<\/li><li>the second with three<\/li><\/ul><\/li><li>The opening<\/li><\/ol>/u,
    );
    expect(html).toContain('<strong>1,950 passengers</strong>');
    expect(html).toContain(
      '<a href="https://example.org/line?a=1&amp;b=(2)">a link with <em>italics</em></a>',
    );
    expect(html).toMatch(/<th><p>(?:<strong>)?Year/u);
    expect(html).toContain('alt="A small white ferry leaves the quay"');
    for (const words of [
      'A line<br />and the next, with a tab\there.',
      'אמר הקברניט: שלום לכולם (2026)',
      '👍 👩‍👩‍👧',
      'Counted at the gates by the board',
      'First-day passenger count',
    ]) {
      expect(html).toContain(words);
    }
  });
});

describe('what a format cannot carry', () => {
  test('pictures without a file are told, once per picture', async () => {
    const project = aProject([
      aFigure('f1', { caption: 'One' }),
      aFigure('f2', { sha256: 'd'.repeat(64), alt: 'x' }),
    ]);
    const result = await exportDocument(project, {
      format: 'html',
      isDraft: true,
      generatedAt,
      stetVersion: '1',
    });
    expect(result.ok && result.value.losses).toEqual([
      '2 pictures are left out: no file that can be shown is kept in the project.',
    ]);
  });

  test('bytes that are no picture are not embedded', async () => {
    const project = aProject([aFigure('f', { sha256: 'd'.repeat(64), alt: 'x' })]);
    const readImage = () => ({ bytes: new TextEncoder().encode('<svg onload="x">'), mediaType: 'image/png' });
    const result = await exportDocument(project, {
      format: 'html',
      isDraft: true,
      generatedAt,
      stetVersion: '1',
      readImage,
    });
    expect(result.ok && result.value.text).not.toContain('<img');
  });

  test('nothing is said to be lost that does not occur', async () => {
    const project = aProject([aHeadline('A'), aParagraph('p', 'Plain words.')]);
    for (const format of pages) expect((await exported(project, format, true)).losses).toEqual([]);
  });

  test('a claim in two places gets one note with two links back', async () => {
    let project = aProject([aParagraph('p', 'Ten boats. Nine crews.'), aParagraph('q', 'Ten again.')]);
    project = withSource(project, { id: 'source_1' });
    project = withClaim(project, ['Ten boats', 'Ten again'], { id: 'claim_a' });
    project = withCitation(project, { claimId: 'claim_a', sourceId: 'source_1' });
    const { text } = await exported(project, 'html-notes', true);
    expect(text?.match(/<li id="source-\d+"/gu)).toHaveLength(1);
    for (const id of ['source-1-ref-1', 'source-1-ref-2']) {
      expect(text).toContain(`id="${id}"`);
      expect(text).toContain(`href="#${id}"`);
    }
    expect(text).toContain('Ten boats.<sup');
  });
});
