import { readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import { defaultLimits } from './limits.ts';
import { buildDocx, docxFiles, paragraph, run, style, type DocxParts } from './testing/build-docx.ts';
import { importDocument } from './document-in.ts';
import { codes, countingIds, imported, outline, refusal, sharedFolder } from './testing/import-for-test.ts';
import { openZip } from './docx/zip-reader.ts';

const docx = (parts: DocxParts) => imported(buildDocx(parts), { fileName: 'story.docx' });
const refusedDocx = (bytes: Uint8Array) => refusal(bytes, { fileName: 'story.docx' });
const styles = [
  style('T', 'Title'),
  style('S', 'Subtitle'),
  style('H1', 'heading 1'),
  style('Q', 'Quote'),
  style('C', 'caption'),
  style('Sub', 'My Heading', '<w:basedOn w:val="H1"/>'),
].join('');

describe('text of a Word document', () => {
  it('keeps parts, formatting, lists and tables', async () => {
    const story = await docx({
      styles,
      numbering:
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
      body: [
        paragraph('Council Buys Mill', { style: 'T' }),
        paragraph('It paid a third of the price.', { style: 'S' }),
        paragraph('By Nora Quill'),
        paragraph(
          `${run('The ')}${run('council', '<w:b/>')}${run(' voted', '<w:i/><w:b w:val="0"/>')}${run(' twice', '<w:strike/>')}${run('.')}`,
        ),
        paragraph('What it cost', { style: 'Sub' }),
        paragraph('Roof', { properties: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>' }),
        paragraph('Tiles', { properties: '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>' }),
        paragraph('Not a list', { properties: '<w:numPr><w:numId w:val="0"/></w:numPr>' }),
        paragraph('It was cheap.', { style: 'Q' }),
        `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${paragraph('Year')}</w:tc><w:tc>${paragraph('Price')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('2006')}${paragraph('unknown')}</w:tc></w:tr></w:tbl>`,
        `<w:tbl><w:tr><w:tc>${paragraph('A box of text.')}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    });
    expect(outline(story.article.blocks)).toEqual([
      'headline: Council Buys Mill',
      'dek: It paid a third of the price.',
      'byline: By Nora Quill',
      'paragraph: The council voted twice.',
      'h2: What it cost',
      'bullet0: Roof',
      'number1: Tiles',
      'paragraph: Not a list',
      'block-quote: It was cheap.',
      'table: Year | Price // 2006\nunknown | ',
      'paragraph: A box of text.',
    ]);
    expect(story.article.blocks[3]).toMatchObject({
      marks: [
        { kind: 'bold', start: 4, end: 11 },
        { kind: 'italic', start: 11, end: 17 },
        { kind: 'strike', start: 17, end: 23 },
      ],
    });
    expect(codes(story)).toContain('merged-cells');
    expect(story.bylineNames).toEqual(['Nora Quill']);
  });

  it('reads links of both kinds and drops unsafe ones', async () => {
    const field = (code: string, text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const story = await docx({
      relations: [
        { id: 'l1', type: 'hyperlink', target: 'https://example.org/a', isExternal: true },
        { id: 'l2', type: 'hyperlink', target: 'file:///etc/passwd', isExternal: true },
      ],
      body: paragraph(
        `${run('See ')}<w:hyperlink r:id="l1">${run('one')}</w:hyperlink>${run(' ')}<w:hyperlink r:id="l2">${run('two')}</w:hyperlink>${run(' ')}${field(' HYPERLINK "https://example.org/c" ', 'three')}${run(' ')}${field(' PAGE ', '7')}${run('.')}`,
      ),
    });
    expect(story.article.blocks[0]).toMatchObject({
      text: 'See one two three 7.',
      marks: [
        { kind: 'link', start: 4, end: 7, href: 'https://example.org/a' },
        { kind: 'link', start: 12, end: 17, href: 'https://example.org/c' },
      ],
    });
    expect(codes(story)).toContain('link-dropped');
  });

  it('keeps special characters, line breaks and raised digits', async () => {
    const story = await docx({
      body: paragraph(
        `${run('10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' pounds')}<w:r><w:br/></w:r><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run('hidden', '<w:vanish/>')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`,
      ),
    });
    expect(story.article.blocks[0]).toMatchObject({ text: '10⁶ pounds\na\u2011b✓x=1' });
    expect(codes(story)).toEqual(expect.arrayContaining(['formatting-lost', 'hidden-text', 'formula']));
  });
});

describe('notes, comments and tracked changes', () => {
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`;

  it('binds footnotes and endnotes to their references, in order', async () => {
    const story = await docx({
      footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('-')}</w:footnote>${note('footnote', 2, 'Second page.')}${note('footnote', 9, 'Nobody refers to me.')}`,
      endnotes: note('endnote', 1, 'The register.'),
      body: paragraph(
        `${run('One')}<w:r><w:endnoteReference w:id="1"/></w:r>${run(' two')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}`,
      ),
    });
    const [text, first, second, third] = story.article.blocks;
    expect(outline(story.article.blocks)).toEqual(
      [
        'paragraph: One two.',
        'footnote: The register.',
        'footnote: Second page.',
        'footnote: Nobody refers to me.',
      ].map((line) => line.replace('paragraph', text?.kind ?? '')),
    );
    expect(text).toMatchObject({
      marks: [
        { start: 3, footnoteId: first?.id },
        { start: 7, footnoteId: second?.id },
      ],
    });
    expect(third?.kind).toBe('footnote');
    expect(codes(story)).toContain('unused-note');
  });

  it('surfaces comments with ranges, threads and state', async () => {
    const comment = (id: number, text: string, paraId: string) =>
      `<w:comment w:id="${id}" w:author="Tam" w:date="2025-03-03T10:00:00Z"><w:p w14:paraId="${paraId}">${run(text)}</w:p></w:comment>`;
    const range = (side: string, id: number) => `<w:commentRange${side} w:id="${id}"/>`;
    const story = await docx({
      comments: [
        comment(1, 'Who says?', 'AA'),
        comment(2, 'The register.', 'BB'),
        comment(3, 'Over two paragraphs.', 'CC'),
        comment(4, 'No range.', 'DD'),
        comment(5, 'Nowhere.', 'EE'),
      ].join(''),
      commentsExtended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
      body:
        paragraph('Mill Sold Again') +
        paragraph(
          `${run('  It was ')}${range('Start', 1)}${range('Start', 2)}${run('cheap')}${range('End', 1)}${range('End', 2)}${run(' and ')}${range('Start', 3)}${run('old.')}`,
        ) +
        paragraph(`${run('Very')}${range('End', 3)}${run(' old.')}<w:r><w:commentReference w:id="4"/></w:r>`),
    });
    const [, first, second] = story.article.blocks;
    expect(first).toMatchObject({ text: 'It was cheap and old.', marks: [] });
    expect(
      story.comments.map(({ text, blockId, start, end, resolved }) => [text, blockId, start, end, resolved]),
    ).toEqual([
      ['Who says?', first?.id, 7, 12, true],
      ['The register.', first?.id, 7, 12, true],
      ['Over two paragraphs.', first?.id, 17, 21, false],
      ['No range.', second?.id, null, null, false],
      ['Nowhere.', null, null, null, false],
    ]);
    expect(story.comments[2]?.ranges).toEqual([
      { blockId: first?.id, start: 17, end: 21 },
      { blockId: second?.id, start: 0, end: 4 },
    ]);
    expect(story.comments[1]?.parentId).toBe(story.comments[0]?.id);
    expect(story.comments[0]).toMatchObject({ author: 'Tam', date: '2025-03-03T10:00:00Z' });
  });

  const tracked = (side: 'ins' | 'del', text: string, author = 'Nora') =>
    `<w:${side} w:author="${author}" w:date="2025-03-03T10:00:00Z">${side === 'ins' ? run(text) : `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`}</w:${side}>`;
  const mark = (side: 'ins' | 'del') => ({ properties: `<w:rPr><w:${side} w:author="Nora"/></w:rPr>` });
  const changesOf = (story: Awaited<ReturnType<typeof docx>>) =>
    story.changes.map(({ blockId, start, end, replacement, author }) => {
      const text = textBlocks(story.article).find((leaf) => leaf.id === blockId)?.text ?? '';
      return [text.slice(0, start), text.slice(start, end), replacement, author];
    });

  it('keeps the text before tracked changes and offers the changes', async () => {
    const story = await docx({
      body:
        paragraph(
          `${run('It cost ')}${tracked('del', 'mu')}${tracked('del', 'ch')}${tracked('ins', 'litt')}${tracked('ins', 'le')}${run('.')}`,
        ) +
        paragraph(
          `${run('A roof')}${tracked('ins', ' and a wall', 'Tam')}${tracked('del', ' only')}${run(' stood.')}`,
        ),
    });
    expect(textBlocks(story.article).map((block) => block.text)).toEqual([
      'It cost much.',
      'A roof only stood.',
    ]);
    expect(changesOf(story)).toEqual([
      ['It cost ', 'much', 'little', 'Nora'],
      ['A roof', '', ' and a wall', 'Tam'],
      ['A roof', ' only', '', 'Nora'],
    ]);
    expect(story.changes[0]).toMatchObject({ date: '2025-03-03T10:00:00Z' });
    expect(story.article.blocks[0]).toMatchObject({ marks: [] });
  });

  it('offers inserted paragraphs and breaks at the text beside them, and keeps struck breaks', async () => {
    const story = await docx({
      body: [
        paragraph('First half', mark('ins')),
        paragraph(' and second half.'),
        paragraph(tracked('ins', 'A new one.'), mark('ins')),
        paragraph('Kept apart', mark('del')),
        paragraph('from this.'),
        paragraph(tracked('ins', 'At the end.')),
      ].join(''),
    });
    expect(textBlocks(story.article).map((block) => block.text)).toEqual([
      'First half and second half.',
      'Kept apart',
      'from this.',
    ]);
    expect(changesOf(story)).toEqual([
      ['First half', '', '\n', 'Nora'],
      ['', '', 'A new one.\n', 'Nora'],
      ['from this.', '', '\nAt the end.', 'Nora'],
    ]);
    expect(codes(story)).toContain('tracked-paragraph');
  });

  it('reads a document that is tracked from its first word with its changes', async () => {
    const story = await docx({ body: paragraph(tracked('ins', 'All of it is new.')) });
    expect(textBlocks(story.article).map((block) => block.text)).toEqual(['All of it is new.']);
    expect(codes(story)).toContain('tracked-throughout');
    expect(story.changes).toEqual([]);
  });

  it('carries tracked changes out in evidence, and reports each with its words', async () => {
    const bytes = buildDocx({
      body:
        paragraph(`${run('It cost ')}${tracked('del', 'much')}${tracked('ins', 'little')}${run('.')}`) +
        paragraph('First half', mark('del')) +
        paragraph(' and second half.'),
    });
    const read = await importDocument(bytes, { fileName: 'a.docx', newId: countingIds(), tracked: 'accept' });
    if (!read.ok) throw new Error(read.error.message);
    expect(textBlocks(read.value.article).map((block) => block.text)).toEqual([
      'It cost little.',
      'First half and second half.',
    ]);
    expect(read.value.messages).toContainEqual(
      expect.objectContaining({ code: 'tracked-deletion', text: expect.stringContaining('“much”') }),
    );
    expect(codes(read.value)).toContain('tracked-insertion');
    expect(read.value.changes).toEqual([]);
  });

  it('lists what has no place: formatting that is tracked, words inserted where no text is kept', async () => {
    const story = await docx({
      body:
        paragraph('Mill Sold Again') +
        paragraph(run('Bold now.', '<w:b/><w:rPrChange w:author="Nora"/>')) +
        `<w:tbl><w:tr><w:tc>${paragraph('Year')}</w:tc><w:tc>${paragraph(tracked('ins', '2006'))}</w:tc></w:tr></w:tbl>`,
    });
    expect(codes(story)).toEqual(expect.arrayContaining(['tracked-format', 'change-without-place']));
    expect(story.messages.map((message) => message.text).join()).toContain('“2006”');
  });
});

describe('boxes, pictures and what is left out', () => {
  const gif = Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0]);
  const picture = (id: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="The mill"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;

  it('sets text boxes behind their paragraph, once', async () => {
    const box = `<w:txbxContent>${paragraph('Inside the box.')}</w:txbxContent>`;
    const story = await docx({
      body: paragraph(
        `${run('Before ')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('after.')}`,
      ),
    });
    expect(textBlocks(story.article).map((block) => block.text)).toEqual([
      'Before after.',
      'Inside the box.',
    ]);
    expect(codes(story)).toContain('text-box');
  });

  it('keeps pictures by their true type, with caption and credit', async () => {
    const story = await docx({
      styles,
      relations: [
        { id: 'i1', type: 'image', target: 'media/one.png' },
        { id: 'i2', type: 'image', target: 'media/two.emf' },
      ],
      files: { 'word/media/one.png': gif, 'word/media/two.emf': Uint8Array.from([1, 0, 0, 0]) },
      body:
        paragraph('Mill Sold Again') +
        paragraph(picture('i1')) +
        paragraph('The mill on Monday. Photo: Jo Marsh', { style: 'C' }) +
        paragraph(picture('i2')) +
        paragraph('A caption alone', { style: 'C' }) +
        paragraph('Another', { style: 'C' }),
    });
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold Again',
      'figure: [The mill] The mill on Monday. / Jo Marsh',
      'figure: [The mill] A caption alone / ',
      'paragraph: Another',
    ]);
    expect(story.images).toHaveLength(1);
    expect(story.images[0]).toMatchObject({ mediaType: 'image/gif', bytes: gif });
    expect(story.messages).toContainEqual(
      expect.objectContaining({ code: 'image-dropped', text: expect.stringContaining('EMF') }),
    );
  });

  it('reports headers, macros and embedded objects', async () => {
    const story = await docx({
      header: paragraph('Confidential draft'),
      files: { 'word/vbaProject.bin': gif },
      body: paragraph(`${run('Mill Sold Again')}<w:r><w:object/></w:r>`),
    });
    expect(codes(story)).toEqual(expect.arrayContaining(['header-footer', 'macros', 'object-left-out']));
    expect(JSON.stringify(story.article)).not.toContain('Confidential');
  });
});

describe('hostile and broken files', () => {
  const good = { body: paragraph('Mill Sold Again') };

  it('refuses what is no Word document, by name and by bytes', async () => {
    expect(await refusedDocx(new TextEncoder().encode('just text'))).toBe('wrong-type');
    expect(await refusedDocx(zipSync({ 'a.txt': new TextEncoder().encode('x') }))).toBe('wrong-type');
    expect(await refusedDocx(zipSync({ 'word/document.txt': new TextEncoder().encode('x') }))).toBe(
      'wrong-type',
    );
    expect(await refusal(buildDocx(good), { fileName: 'a.docx', format: 'text' })).toBe('wrong-type');
  });

  it('reads a Word document whatever its name', async () => {
    expect((await imported(buildDocx(good), { fileName: 'story.txt' })).format).toBe('docx');
  });

  it('refuses entities, malformed XML and absurd nesting', async () => {
    expect(await refusedDocx(buildDocx({ ...good, prolog: '<!DOCTYPE d [<!ENTITY a "ha">]>' }))).toBe(
      'malformed',
    );
    expect(await refusedDocx(buildDocx({ body: '<w:p><w:r></w:p>' }))).toBe('malformed');
    expect(
      await refusedDocx(
        buildDocx({ body: '<w:sdt><w:sdtContent>'.repeat(5000) + '</w:sdtContent></w:sdt>'.repeat(5000) }),
      ),
    ).toBe('too-complex');
  });

  it('refuses cut-off and damaged files, at any cut', async () => {
    const bytes = buildDocx(good);
    for (let size = 5; size < bytes.length; size += 97) {
      expect(await refusedDocx(bytes.slice(0, size))).toMatch(/^(?:malformed|wrong-type)$/u);
    }
    const flipped = bytes.slice();
    const at = Math.floor(bytes.length / 3);
    flipped[at] = (flipped[at] ?? 0) ^ 0x55;
    const code = await refusedDocx(flipped);
    expect(code === null || /^(?:malformed|wrong-type)$/u.test(code)).toBe(true);
  });

  it('refuses a zip bomb by what it inflates to, whatever it declares', async () => {
    const bomb = zipSync({ ...docxFiles(good), 'word/styles.xml': new Uint8Array(40_000_000) });
    expect(bomb.length).toBeLessThan(200_000);
    const relations = [{ id: 's', type: 'styles', target: 'styles.xml' }];
    const armed = zipSync({
      ...docxFiles({ ...good, relations }),
      'word/styles.xml': new Uint8Array(40_000_000),
    });
    expect(await refusedDocx(armed)).toBe('too-large');
    // The declared size is set to one byte; the bomb must still be found.
    const view = new DataView(armed.buffer);
    for (let at = 0; at + 4 < armed.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 40_000_000)
        view.setUint32(at + 24, 1, true);
    }
    expect(await refusedDocx(armed)).toBe('too-large');
  });

  it('refuses too many parts and too much in total', () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`f${index}`, new Uint8Array(0)])),
    );
    const opened = openZip(many, defaultLimits);
    expect(opened).toMatchObject({ ok: false, error: { code: 'too-complex' } });
    const noise = Uint8Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 251);
    const zip = openZip(zipSync({ a: noise, b: noise }), { ...defaultLimits, zipInflatedBytes: 60_000 });
    if (!zip.ok) throw new Error(zip.error.message);
    expect(zip.value.read('a').ok).toBe(true);
    expect(zip.value.read('b')).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});

const shared = sharedFolder('eval/docx/pandoc');
describe.skipIf(shared === null)('the documents of other converters', () => {
  it('have nearly the words that another reader finds', async () => {
    let wanted = 0;
    let found = 0;
    let got = 0;
    for (const file of readdirSync(shared!).filter((name) => name.endsWith('.native'))) {
      const story = await imported(
        new Uint8Array(readFileSync(`${shared!}/${file.replace('.native', '.docx')}`)),
        { fileName: 'a.docx' },
      );
      const expected = countedWords(nativeText(readFileSync(`${shared!}/${file}`, 'utf8')));
      const alternatives = story.article.blocks.map((block) => (block.kind === 'figure' ? block.alt : ''));
      const actual = countedWords(
        [
          ...textBlocks(story.article).map((block) => block.text),
          ...alternatives,
          ...story.comments.map((comment) => comment.text),
          ...story.changes.map((change) => change.replacement),
        ].join('\n'),
      );
      for (const [word, count] of expected) {
        wanted += count;
        found += Math.min(count, actual.get(word) ?? 0);
      }
      for (const count of actual.values()) got += count;
    }
    expect(wanted).toBeGreaterThan(300);
    expect(found / wanted).toBeGreaterThanOrEqual(0.985);
    expect(found / got).toBeGreaterThanOrEqual(0.98);
  });
});

/** The words of a Haskell value as pandoc prints documents. */
function nativeText(native: string): string {
  const token =
    /Str "((?:\\.|[^"\\])*)"|\(\s*(?=\[\s*Str)|Code\s*\(\s*""\s*,\s*\[[^\]]*\]\s*,\s*\[[^\]]*\]\s*\)\s*"((?:\\.|[^"\\])*)"|\b(?:Space|SoftBreak|LineBreak|Para|Plain|Header|Cell|Note|MetaInlines)\b/gu;
  return Array.from(native.matchAll(token), ([, text, code]) => {
    const word = text ?? code;
    return word === undefined
      ? ' '
      : word
          .replace(/\\(\d+)(?:\\&)?/gu, (_, digits: string) => String.fromCodePoint(Number(digits)))
          .replace(/\\(.)/gu, '$1');
  }).join('');
}

function countedWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
