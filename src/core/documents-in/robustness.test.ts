import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks, type Article } from '../article/block-tree.ts';
import { errorCodes } from '../app-error.ts';
import {
  importDocument,
  importedDocumentSchema,
  importPaste,
  type ImportFormat,
  type ImportedDocument,
} from './document-in.ts';
import { buildDocx } from './testing/build-docx.ts';
import { countingIds, sharedFolder } from './testing/import-for-test.ts';

const inputCodes = new Set([
  'empty-file',
  'too-large',
  'not-text',
  'wrong-type',
  'unsupported-type',
  'malformed',
  'too-complex',
]);

/** Imports anything; whatever comes out must hold every promise of an import. Returns null for a refusal. */
async function survive(
  input: string | Uint8Array,
  format?: ImportFormat,
  fileName = 'x.txt',
): Promise<ImportedDocument | null> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const options = { fileName, newId: countingIds(), ...(format === undefined ? {} : { format }) };
  const result = await importDocument(bytes, options);
  if (!result.ok) {
    expect(errorCodes).toContain(result.error.code);
    expect(inputCodes).toContain(result.error.code);
    return null;
  }
  return checked(result.value);
}

function checked(document: ImportedDocument): ImportedDocument {
  const parsed = importedDocumentSchema.parse(document);
  const cells = new Set(
    parsed.article.blocks
      .flatMap((block) =>
        block.kind === 'table' || block.kind === 'figure' ? textBlocks({ blocks: [block] }) : [],
      )
      .map((leaf) => leaf.id),
  );
  for (const leaf of textBlocks(parsed.article)) {
    if (!cells.has(leaf.id)) expect(leaf.text.trim()).not.toBe('');
    expect(leaf.text.replace(/[\t\n]/gu, '')).not.toMatch(/\p{Cc}|\p{Cs}/u);
  }
  return parsed;
}

const bare = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Z}\p{Noncharacter_Code_Point}\ufeff]+/gu, '');
const allText = (article: Article): string =>
  textBlocks(article)
    .map((leaf) => leaf.text)
    .join('\n');

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\ud83d\ude00',
    '\u202e',
    'e\u0301',
    '\u0000',
    '\r',
    '\u2028',
    'Photo: ',
    'By Jane Doe',
    'READ: x',
    '. ',
    '\n\n',
    '- a\n- b',
    '1. a\n2. b',
  ),
);
const markup = fc.oneof(
  odd,
  fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '<b>',
    '</b>',
    '<a href="javascript:1">',
    '<a href="https://example.org/\ud83d\ude00">',
    '</a>',
    '<img src=x alt=y>',
    '<table><tr><td>',
    '</table>',
    '<ul><li>',
    '</ul>',
    '<figure>',
    '<figcaption>',
    '<sup>2</sup>',
    '<br>',
    '<br><br>',
    '<h1>',
    '<blockquote>',
    '<script>',
    '<!--',
    '<svg>',
    '<math>',
    '<q>',
    '<a href="#n">1</a>',
    '<li id=n>',
    '<pre>',
    '&#xD800;',
    '&#1;',
    '&#x7f;',
    '&#x9f;',
    '&nbsp;',
    '<template>',
    '<select>',
    '<td colspan=9>',
    '<style>',
    '<noscript>',
  ),
);

describe('whatever is imported', () => {
  it('text comes out valid, with every character that is not white space or a control', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^(?:\p{L}|\p{N}|\p{Emoji}|\u202e|\u0301| ){1,30}$/u), {
          minLength: 1,
          maxLength: 12,
        }),
        async (lines) => {
          const story = await survive(lines.join('\n\n'), 'text');
          if (story !== null) expect(bare(allText(story.article))).toBe(bare(lines.join('')));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['text', 'markdown', 'html'] as const)(
    '%s of any shape is valid or refused with a code',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(markup, { maxLength: 40 }), async (pieces) => {
          await survive(pieces.join(''), format);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('pasted markup of any shape is valid or refused with a code', () => {
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 40 }), fc.boolean(), (pieces, isFragment) => {
        const result = importPaste(
          { html: pieces.join(''), text: null },
          { newId: countingIds(), isFragment },
        );
        if (result.ok) checked(result.value);
        else expect(inputCodes).toContain(result.error.code);
      }),
      { numRuns: 400 },
    );
  });

  it('Word documents of any shape are valid or refused with a code', async () => {
    const piece = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:p><w:r><w:t>The mill 😀</w:t></w:r></w:p>',
      '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
      '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
      '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>a</w:t></w:r></w:p>',
      '<w:commentRangeEnd w:id="0"/>',
      '<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
      '<w:sdt/>',
      '<w:p><w:r><w:t>\u0085\u007f</w:t></w:r></w:p>',
      '<w:p><w:r><w:br/><w:br/><w:tab/></w:r></w:p>',
      '<w:p><w:hyperlink r:id="none"><w:r><w:t>l</w:t></w:r></w:hyperlink></w:p>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const comments = '<w:comment w:id="0" w:author="T"><w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment>';
        const story = await survive(buildDocx({ body: pieces.join(''), comments }), undefined, 'a.docx');
        if (story !== null) expect(story.comments).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('bytes of any kind are valid or refused with a code, under any name', async () => {
    const names = fc.constantFrom('a.txt', 'a.docx', 'a.html', 'a.md', 'a', 'a.pdf', '../../x', 'a.doc', '');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, async (bytes, fileName) => {
        await survive(bytes, undefined, fileName);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a.pdf', '%PDF-1.7', 'unsupported-type', 'PDF'],
    ['a.docx', '%PDF-1.7', 'wrong-type', 'PDF'],
    ['a.rtf', '{\\rtf1 hi}', 'unsupported-type', 'RTF'],
    ['a.doc', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'unsupported-type', 'old Word'],
    ['a.txt', '\u00ff\u00d8\u00ff\u00e0', 'wrong-type', 'JPEG'],
    ['photo', '\u00ff\u00d8\u00ff\u00e0', 'unsupported-type', 'JPEG'],
    ['a.docx', 'plain text', 'wrong-type', 'zip'],
    ['page.mht', 'MIME-Version: 1.0', 'wrong-type', 'mht'],
    ['a.txt', '', 'empty-file', 'empty'],
  ])('%s that begins with %j is refused as %s', async (fileName, head, code, named) => {
    const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0));
    const result = await importDocument(bytes, { fileName, newId: countingIds() });
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(named) } });
  });

  it('files beyond the limits are refused before they are read', async () => {
    const result = await importDocument(new Uint8Array(50 * 1024 * 1024 + 1), {
      fileName: 'a.txt',
      newId: countingIds(),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large' } });
    const long = await importDocument(new TextEncoder().encode('a '.repeat(2_600_000)), {
      fileName: 'a.txt',
      newId: countingIds(),
    });
    expect(long).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});

const naughty = sharedFolder('eval/robustness/blns/blns.json');
describe.skipIf(naughty === null)('naughty strings', () => {
  const strings = naughty === null ? [] : (JSON.parse(readFileSync(naughty, 'utf8')) as string[]);

  const above = 'The mill was sold on Monday. '.repeat(150);

  it('come through as text without a changed character', async () => {
    expect(strings.length).toBeGreaterThan(500);
    for (const text of strings) {
      // Between two paragraphs, as they would stand in an article.
      const story = await survive(`${above}\n\n${text}\n\nA line below.`, 'text');
      expect(bare(allText(story?.article ?? { blocks: [] }))).toBe(bare(`${above}${text}A line below.`));
    }
  });

  it('are survived as Markdown, HTML, paste and in Word documents', async () => {
    for (const text of strings) {
      await survive(text, 'markdown');
      await survive(text, 'html');
      const pasted = importPaste({ html: text, text }, { newId: countingIds() });
      if (pasted.ok) checked(pasted.value);
      const escaped = text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
      await survive(buildDocx({ body: `<w:p><w:r><w:t>${escaped}</w:t></w:r></w:p>` }), undefined, 'a.docx');
    }
  });
});

const payloads = sharedFolder('eval/robustness/xss-dompurify/expect.json');
describe.skipIf(payloads === null)('script injections', () => {
  it('leave no address but safe ones, and nothing hidden in text', async () => {
    const entries = JSON.parse(readFileSync(payloads!, 'utf8')) as { payload: string }[];
    expect(entries.length).toBeGreaterThan(200);
    for (const { payload } of entries) {
      for (const format of ['html', 'markdown', 'text'] as const) {
        const story = await survive(payload, format);
        for (const leaf of story === null ? [] : textBlocks(story.article)) {
          for (const mark of leaf.marks)
            if (mark.kind === 'link') expect(mark.href).toMatch(/^(?:https?:\/\/|mailto:)/u);
        }
        expect(
          JSON.stringify(
            story?.article.blocks.map((block) => (block.kind === 'figure' ? block.image : null)) ?? [],
          ),
        ).not.toMatch(/javascript:|data:/iu);
      }
      const pasted = importPaste({ html: payload, text: null }, { newId: countingIds() });
      if (pasted.ok) checked(pasted.value);
    }
  });
});
