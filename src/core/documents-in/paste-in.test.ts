import { describe, expect, it } from 'vitest';
import { importPaste, type PasteOptions, type PastedContent } from './paste-in.ts';
import { importedDocumentSchema, type ImportedDocument } from './imported-document.ts';
import { countingIds, outline } from './testing/import-for-test.ts';

function pasted(content: Partial<PastedContent>, options: Partial<PasteOptions> = {}): ImportedDocument {
  const result = importPaste({ html: null, text: null, ...content }, { newId: countingIds(), ...options });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return importedDocumentSchema.parse(result.value);
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle>Council Buys Mill<o:p></o:p></p>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>council</b> voted on
Monday.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Roof<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Doors<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> The register says so.<o:p></o:p></p></div></div>
<!--EndFragment--></body></html>`;

const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0b1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400;">Council Buys Mill</span></h1><p dir="ltr"><span style="font-weight:400;">The </span><span style="font-weight:700;">council</span><span style="font-style:italic"> voted</span><span style="text-decoration:line-through"> twice</span> <a href="https://example.org/v" style="text-decoration:none;"><span style="text-decoration:underline;">on Monday</span></a>.</p><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Roof</span></p></li><li dir="ltr" aria-level="2"><p dir="ltr"><span>Tiles</span></p></li></ul></b><br class="Apple-interchange-newline">`;

describe('paste from Word', () => {
  it('keeps title, bold, lists with their levels, and footnotes', () => {
    const story = pasted({ html: word, text: 'unused' });
    expect(outline(story.article.blocks)).toEqual([
      'headline: Council Buys Mill',
      'paragraph: The council voted on Monday.',
      'bullet0: Roof',
      'number1: Doors',
      'divider',
      'footnote: The register says so.',
    ]);
    const note = story.article.blocks.at(-1);
    expect(story.article.blocks[1]).toMatchObject({
      marks: [
        { kind: 'bold', start: 4, end: 11 },
        { kind: 'note', start: 28, footnoteId: note?.id },
      ],
    });
  });
});

describe('paste from Google Docs', () => {
  it('reads formatting from styles and is not bold throughout', () => {
    const story = pasted({ html: docs });
    expect(outline(story.article.blocks)).toEqual([
      'headline: Council Buys Mill',
      'paragraph: The council voted twice on Monday.',
      'bullet0: Roof',
      'bullet1: Tiles',
    ]);
    expect(story.article.blocks[1]).toMatchObject({
      marks: [
        { kind: 'bold', start: 4, end: 11 },
        { kind: 'italic', start: 11, end: 17 },
        { kind: 'strike', start: 17, end: 23 },
        { kind: 'link', start: 24, end: 33, href: 'https://example.org/v' },
      ],
    });
  });
});

describe('paste from the web', () => {
  it('keeps all pasted text, drops scripts and proposes furniture', () => {
    const story = pasted({
      html: '<p>The mill was sold on Monday to a firm from Aldren, and nobody in the hall protested when the vote was called at nine.</p><p>Share this article</p><img src=x onerror=alert(1)><svg onload=alert(1)>',
    });
    expect(outline(story.article.blocks).slice(0, 2)).toEqual([
      'paragraph: The mill was sold on Monday to a firm from Aldren, and nobody in the hall protested when the vote was called at nine.',
      'paragraph: Share this article',
    ]);
    expect(story.removals.map((removal) => removal.reason)).toEqual(['share-bar']);
    expect(JSON.stringify(story)).not.toContain('alert');
  });

  it('guesses no parts for a fragment', () => {
    const story = pasted({ html: '<h1>Mill Sold Again</h1><p>By Nora Quill</p>' }, { isFragment: true });
    expect(outline(story.article.blocks)).toEqual(['h2: Mill Sold Again', 'paragraph: By Nora Quill']);
  });

  it('falls back to plain text and refuses nothing at all', () => {
    expect(
      outline(pasted({ html: '<!-- empty -->', text: 'Mill Sold Again\n\nOn Monday.' }).article.blocks)[0],
    ).toBe('headline: Mill Sold Again');
    expect(importPaste({ html: ' ', text: null }, { newId: countingIds() })).toMatchObject({
      ok: false,
      error: { code: 'empty-file' },
    });
  });
});
