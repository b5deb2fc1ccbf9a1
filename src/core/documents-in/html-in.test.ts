import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes, imported, outline, refusal } from './testing/import-for-test.ts';

const page = new Uint8Array(readFileSync(new URL('./fixtures/ferry-page.html', import.meta.url)));
const html = (text: string) => imported(text, { fileName: 'page.html' });

/** Processor time, in milliseconds: what else the machine does meanwhile is no fault of the reader. */
function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('a news page', () => {
  it('yields the article in order, without the page around it', async () => {
    const story = await imported(page, { fileName: 'page.html' });
    const lines = outline(story.article.blocks).map((line) => line.slice(0, 84));
    expect(lines).toEqual([
      'headline: Night ferries will not return by spring',
      'dek: The harbour office says the mayor’s timetable is six years old.',
      'byline: By Nora Quill',
      'byline: 5 March 2025',
      'figure: [A ferry at the quay] The Aldren Queen at the quay on Monday. / Jo Marsh/Bug',
      'paragraph: The harbour office on Wednesday contradicted a statement by Mayor Ines Ca',
      'paragraph: Calder had told residents on Tuesday that the operator was ready. She hel',
      'h2: What the operator says',
      'paragraph: Aldren Lines wrote to its passengers that no decision had been made.¹ In ',
      'paragraph: Residents of the island have waited for the service since 2019, when the ',
      'paragraph: READ: Lighthouse Keeper: Why I Stopped Counting The Ships',
      'block-quote: “We would take it every week,” said Tam Orrin, who runs the bakery.',
      'paragraph: The council will vote on the licence in May. More on the vote will be pub',
    ]);
    expect(JSON.stringify(story.article)).toContain('10⁶ pounds');
  });

  it('knows title, byline, date, language and address', async () => {
    const story = await imported(page, { fileName: 'page.html' });
    expect(story).toMatchObject({
      title: 'Night ferries will not return by spring',
      byline: 'By Nora Quill',
      bylineNames: ['Nora Quill'],
      publicationDate: '2025-03-05',
      language: 'en-GB',
      sourceUrl: 'https://bugle.example/ferries/night',
    });
    expect(story.removals.map((removal) => removal.reason)).toEqual(['related-link']);
  });

  it('resolves links against the page, drops unsafe ones and reports what was left out', async () => {
    const story = await imported(page, { fileName: 'page.html' });
    expect(JSON.stringify(story.article)).toContain('"href":"https://bugle.example/council/minutes"');
    expect(JSON.stringify(story.article)).not.toMatch(/javascript|injected|facebook/u);
    expect(codes(story)).toEqual(
      expect.arrayContaining([
        'page-around-article',
        'link-dropped',
        'left-out',
        'script-left-out',
        'image-not-loaded',
        'credit-label',
      ]),
    );
  });
});

describe('parts of pages', () => {
  it('tells data tables from tables that arrange the page', async () => {
    const story = await html(
      '<h1>Prices of the mill</h1><table><tr><td><p>The mill was sold on Monday to a firm from Aldren. It had stood empty for nineteen years, and nobody protested.</p><p>It cost little.</p></td></tr></table>' +
        '<table><thead><tr><th>Year</th><th>Price</th></tr></thead><tr><td colspan="2">unknown</td></tr><tr><td>2006</td></tr></table>',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Prices of the mill',
      'paragraph: The mill was sold on Monday to a firm from Aldren. It had stood empty for nineteen years, and nobody protested.',
      'paragraph: It cost little.',
      'table: Year | Price // unknown |  // 2006 | ',
    ]);
    expect(codes(story)).toContain('merged-cells');
  });

  it('cuts paragraphs at double line breaks and keeps single ones', async () => {
    const story = await html(
      '<h1>Mill Sold Again</h1><div>First line<br>second line<br><br>Next paragraph.</div>',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold Again',
      'paragraph: First line\nsecond line',
      'paragraph: Next paragraph.',
    ]);
  });

  it('keeps nested lists, pull quotes, quotations and strike-through', async () => {
    const story = await html(
      '<h1>Mill Sold Again</h1><ul><li>One<ol><li><p>Inner</p><p>more</p></li></ol></li><li>Two</li></ul><aside class="pull-quote">Nobody protested.</aside><p>She said <q>no</q> and <del>yes</del>.</p>',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold Again',
      'bullet0: One',
      'number1: Inner\nmore',
      'bullet0: Two',
      'pull-quote: Nobody protested.',
      'paragraph: She said “no” and yes.',
    ]);
  });

  it('binds notes to their references', async () => {
    const story = await html(
      '<h1>Mill Sold Again</h1><p>It was cheap<sup><a href="#fn1">[1]</a></sup>.</p><ol><li id="fn1">The register. <a href="#r1">↩</a></li></ol>',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold Again',
      'paragraph: It was cheap.',
      'footnote: The register.',
    ]);
    expect(story.article.blocks[1]).toMatchObject({
      marks: [{ kind: 'note', start: 12, end: 12, footnoteId: story.article.blocks[2]?.id }],
    });
  });

  it('keeps an image that the page carries, by its true type', async () => {
    const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const story = await html(
      `<h1>Mill Sold Again</h1><p>Text of the story.</p><p><img alt="dot" src="data:image/png;base64,${gif}${' '.repeat(400)}"></p><img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=${' '.repeat(400)}">`,
    );
    expect(story.images).toHaveLength(1);
    expect(story.images[0]).toMatchObject({ mediaType: 'image/gif' });
    expect(codes(story)).toContain('image-dropped');
  });

  it('reads pages in the encoding they name', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('<meta charset="iso-8859-2"><h1>Mill Sold Again</h1><p>'),
      0xb1,
      0xe6,
      0xea,
      ...new TextEncoder().encode('</p>'),
    ]);
    const story = await imported(bytes, { fileName: 'page.html' });
    expect(outline(story.article.blocks).at(-1)).toBe('paragraph: ąćę');
  });
});

describe('hostile pages', () => {
  it('refuses absurd nesting quickly', async () => {
    const started = process.cpuUsage();
    expect(await refusal('<div>'.repeat(300_000), { fileName: 'a.html' })).toBe('too-complex');
    expect(await refusal(`${'<b>'.repeat(200_000)}x`, { fileName: 'a.html' })).toBe('too-complex');
    expect(millisecondsSince(started)).toBeLessThan(4_000);
  });

  it('refuses pages without text', async () => {
    expect(await refusal('<html><script>alert(1)</script></html>', { fileName: 'a.html' })).toBe(
      'empty-file',
    );
  });

  it('does not follow absurd spans', async () => {
    const story = await html(
      '<h1>Mill Sold Again</h1><table><tr><th>a</th><th colspan="1000000000">b</th></tr><tr><td>1</td><td>2</td></tr></table>',
    );
    expect(JSON.stringify(story.article).length).toBeLessThan(40_000);
  });

  it('reads a long page in reasonable time', async () => {
    const started = process.cpuUsage();
    await html(
      `<h1>Mill Sold Again</h1>${'<p>The mill was sold <b>on</b> Monday to a firm from <a href="https://example.org">Aldren</a>.</p>'.repeat(20_000)}`,
    );
    expect(millisecondsSince(started)).toBeLessThan(15_000);
  });
});
