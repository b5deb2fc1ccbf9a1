import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'parse5';
import { textBlocks } from '../article/block-tree.ts';
import { textOf } from './html/html-tree.ts';
import { isTangled } from './markdown-in.ts';
import { codes, imported, outline, refusal, sharedFolder } from './testing/import-for-test.ts';

const markdown = (text: string) => imported(text, { fileName: 'story.md' });

describe('Markdown', () => {
  it('keeps structure and inline formatting', async () => {
    const story = await markdown(
      [
        '# Council Buys Mill',
        '',
        'The **council** voted *nine to two* on [Monday](https://example.org/vote), ~~not Tuesday~~.',
        '',
        '## What it cost',
        '',
        '- one',
        '- two',
        '  1. inner',
        '',
        '> It was cheap.',
        '',
        '---',
        '',
        '| Year | Price |',
        '|---|---|',
        '| 2006 | £600,000 |',
      ].join('\n'),
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Council Buys Mill',
      'paragraph: The council voted nine to two on Monday, not Tuesday.',
      'h2: What it cost',
      'bullet0: one',
      'bullet0: two',
      'number1: inner',
      'block-quote: It was cheap.',
      'divider',
      'table: Year | Price // 2006 | £600,000',
    ]);
    expect(story.article.blocks[1]).toMatchObject({
      marks: [
        { kind: 'bold', start: 4, end: 11 },
        { kind: 'italic', start: 18, end: 29 },
        { kind: 'link', start: 33, end: 39, href: 'https://example.org/vote' },
        { kind: 'strike', start: 41, end: 52 },
      ],
    });
    expect(story.article.blocks.at(-1)).toMatchObject({ hasHeader: true });
  });

  it('binds footnotes to their references', async () => {
    const story = await markdown(
      '# Mill\n\nIt cost little.[^a] Very little.[^a]\n\n[^a]: £210,000, says the *register*.\n',
    );
    const [, paragraph, note] = story.article.blocks;
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill',
      'paragraph: It cost little. Very little.',
      'footnote: £210,000, says the register.',
    ]);
    expect(paragraph).toMatchObject({
      marks: [
        { kind: 'note', start: 15, end: 15, footnoteId: note?.id },
        { kind: 'note', start: 28, end: 28, footnoteId: note?.id },
      ],
    });
  });

  it('reads simple front matter and reports the rest', async () => {
    const story = await markdown(
      '---\ntitle: "Mill Sold"\nauthor: [Nora Quill, Tom Witt]\ndate: 2025-03-03\nlayout: post\n---\n\nThe mill was sold on Monday.\n',
    );
    expect(story.bylineNames).toEqual(['Nora Quill', 'Tom Witt']);
    expect(story.publicationDate).toBe('2025-03-03');
    expect(story.messages).toContainEqual(
      expect.objectContaining({ code: 'front-matter', text: expect.stringContaining('layout') }),
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold',
      'paragraph: The mill was sold on Monday.',
    ]);
  });

  it('drops scripts and unsafe links, keeps their words, reports both', async () => {
    const story = await markdown(
      '# Mill\n\nA [trap](javascript:alert(1)) and <b onclick="x()">bold</b><script>alert(2)</script>.\n\n![chart](http://example.org/a.png)\n',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill',
      'paragraph: A trap and bold.',
      'figure: [chart]  / ',
    ]);
    expect(story.article.blocks[1]).toMatchObject({ marks: [{ kind: 'bold' }] });
    expect(codes(story)).toEqual(
      expect.arrayContaining(['link-dropped', 'image-not-loaded', 'script-left-out']),
    );
  });

  it('does not let unclosed raw-text elements swallow the rest', async () => {
    const story = await markdown('# Mill\n\nA <title>and <textarea> here.\n\nThe end of the story.\n');
    expect(outline(story.article.blocks).at(-1)).toBe('paragraph: The end of the story.');
  });

  it('refuses paragraphs that would keep the parser busy for minutes', async () => {
    const started = performance.now();
    expect(await refusal('a**b'.repeat(50_000), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal('**_'.repeat(10_000), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal(`${'*'.repeat(5_000)}a${'*'.repeat(5_000)}`, { fileName: 'a.md' })).toBe(
      'too-complex',
    );
    expect(await refusal('> > a\n>\n'.repeat(1_600), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal('1. One\n   - st.\n\n'.repeat(1_600), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal('- '.repeat(3_000), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal('a\n=\n'.repeat(3_000), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal(`https://a.example/${'&copy;'.repeat(3_000)}`, { fileName: 'a.md' })).toBe(
      'too-complex',
    );
    expect(await refusal('&\n'.repeat(10_000), { fileName: 'a.md' })).toBe('too-complex');
    expect(await refusal(`See [the ${'word '.repeat(20_000)}`, { fileName: 'a.md' })).toBe('too-complex');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('reads a long article, whether blank lines stand between its paragraphs or none', async () => {
    const paragraph = `The **board** met [on _Thursday_](https://a.example/?b=1&c=2) ${'and spoke '.repeat(20)}.`;
    const apart = await markdown(Array.from({ length: 400 }, () => paragraph).join('\r\n\r\n'));
    expect(apart.article.blocks).toHaveLength(400);
    const together = await markdown(Array.from({ length: 200 }, () => paragraph).join('\n'));
    expect(together.article.blocks).toHaveLength(1);
  });

  it('calls no tight list of links, chat with rules between its messages, or outline tangled', () => {
    expect(
      isTangled('- [Board](https://a.example/?utm_source=a&utm_medium=b&utm_id=c)\n'.repeat(1_000)),
    ).toBe(false);
    expect(isTangled('> Shall we?\n\nWe shall.\n\n---\n\n'.repeat(900))).toBe(false);
    expect(isTangled('## A\nOne \\[sic\\] & two\n'.repeat(2_500))).toBe(false);
    expect(isTangled('-\n'.repeat(1_900))).toBe(false);
    expect(isTangled('=\n'.repeat(3_900))).toBe(false);
    expect(isTangled('=\n'.repeat(4_100))).toBe(true);
    expect(isTangled('-\n'.repeat(2_100))).toBe(true);
  });

  it.each(['    # **a', '    - **a', '7. **a', '```a`**a'])(
    'is not led astray by %j, which ends no paragraph',
    (line) => {
      expect(isTangled(`See\n${`${line}\n`.repeat(1_900)}`)).toBe(true);
    },
  );

  it('reads a list of a thousand items', async () => {
    const story = await markdown(`# Mill\n\n${'- An item.\n'.repeat(1_000)}`);
    expect(story.article.blocks).toHaveLength(1_001);
  });

  it('refuses a file without text', async () => {
    expect(await refusal('\n\n', { fileName: 'a.md' })).toBe('empty-file');
    expect(await refusal('[a]: https://example.org\n', { fileName: 'a.md' })).toBe('empty-file');
  });
});

const commonMark = sharedFolder('eval/markdown/commonmark/commonmark-0.31.json');
describe.skipIf(commonMark === null)('the examples of CommonMark', () => {
  it('have the right text, all of them', async () => {
    const examples = JSON.parse(readFileSync(commonMark!, 'utf8')) as { markdown: string; html: string }[];
    const bare = (text: string): string => text.replace(/[\s\u00a0]+/gu, '');
    const wrong: string[] = [];
    for (const { markdown: source, html } of examples) {
      const expected = bare(textWithDrawings(html));
      if (expected === '' && (await refusal(source, { fileName: 'a.md' })) === 'empty-file') continue;
      const story = await markdown(source);
      const got = bare(
        textBlocks(story.article)
          .map((block) => block.text)
          .join('\n'),
      );
      if (got !== expected) wrong.push(source);
    }
    expect(examples).toHaveLength(652);
    expect(wrong).toEqual([]);
  });
});

const textWithDrawings = (html: string): string => textOf(parse(html, { scriptingEnabled: false }));
