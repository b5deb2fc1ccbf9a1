import { zipSync } from 'fflate';
import {
  importDocument,
  importedDocumentSchema,
  importPaste,
} from '../../../src/core/documents-in/document-in.ts';
import { readEvidenceText } from '../../../src/core/documents-in/evidence-text.ts';
import { shownEvidence } from '../../../src/core/documents-in/shown/shown-evidence.ts';
import { shownDocumentSchema } from '../../../src/core/documents-in/shown/shown-document.ts';
import { cellsOf, divideTable } from '../../../src/core/documents-in/table/table-text.ts';
import { docxFiles } from '../../../src/core/documents-in/testing/build-docx.ts';
import { countingIds } from '../../../src/core/documents-in/testing/import-for-test.ts';
import { cuesOf } from '../../../src/core/documents-in/transcript/cue.ts';
import type { ImportFormat } from '../../../src/core/documents-in/imported-document.ts';
import { asBytes, asText, promised, takenAs, type Door, type Input, type Taken } from '../door.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateText } from '../mutate-text.ts';
import { seedText } from '../seeds.ts';

/** Documents that become articles, and files that become evidence. */

const htmlPieces = [
  '<p>', '</p>', '<div>', '</div>', '<h1>', '</h1>', '<li>', '<ul>', '</ul>', '<table>', '<tr>', '<td colspan=9999>', '<td rowspan=9999>', '</table>', '<figure>', '<figcaption>', '</figure>', '<img src=x alt=y>',
  '<a href="#fn1">', '<a href="https://example.org/">', '</a>', '<sup>1</sup>', '<br>', '<br><br>', '<b>', '</i>', '<span style="font-weight:bold">', '<template>', '<select>', '<math>', '<svg>', '<pre>', '<hr>', '<q>', '<blockquote>',
  '<article>', '<main>', '<aside>', '<nav>', '<script type="application/ld+json">', '{"@type":"NewsArticle"}', '</script>', '<style>', '<!--', '<meta charset=utf-16>', '<base href="//x">', '<o:p>', '<![if !supportLists]>', 'class="byline"', 'By Ada Quist', '&nbsp;', '&#xD800;', '&#0;',
]; // prettier-ignore
const markdownPieces = [
  '# ',
  '## ',
  '**',
  '*',
  '_',
  '`',
  '```',
  '~~',
  '[',
  '](',
  '![',
  '> ',
  '- ',
  '1. ',
  '| a | b |\n|---|---|\n',
  '[^1]',
  '[^1]: ',
  '\n\n',
  '    ',
  '---\n',
  'title: ',
  '<div>',
  '<!--',
  '\\',
  '  \n',
  'https://example.org',
  'www.example.org',
  'a@b.example',
  '&copy;',
  '[x]: y\n',
  '- [ ] ',
  '===',
];
const textPieces = [
  '\n\n',
  '\n',
  'By Ada Quist',
  'Photo: ',
  'READ MORE: ',
  '— ',
  '“',
  '”',
  '- ',
  '1. ',
  '• ',
  'HARBOUR TOWN, ',
  '3 March 2026',
  '    ',
  '...',
  ' (Ole Ek/Dagbladet)',
  '1',
  '[1]',
];
const mhtmlPieces = [
  '\n------MultipartBoundary--abc----\n',
  '--',
  'Content-Type: text/html; charset=utf-7\n',
  'Content-Type: multipart/related; boundary="x"\n',
  'Content-Transfer-Encoding: base64\n',
  '=\n',
  '=3D',
  '=ZZ',
  '\n\n',
  'boundary=""',
  '=?utf-8?B?//8=?=',
  'Content-Location: cid:x\n',
  ';',
  '"',
  ...htmlPieces,
];
const transcriptPieces = [
  '-->',
  '00:00:01,000 --> 00:00:02,000',
  '\n\n',
  'WEBVTT',
  'NOTE ',
  '<v Ada>',
  '</v>',
  '<c.x>',
  '&amp;',
  '[00:12] ',
  'EK: ',
  '99:99:99',
  '(1:02)',
  '{\\an8}',
  '1\n',
  '0:12\n',
];
const csvPieces = ['"', '""', ';', ',', '\t', '\n', '\r\n', '|', '=1+1', '"\n', ',,,,,,,,'];

const importsAs =
  (format: ImportFormat | undefined, fileName: string) =>
  async (input: Input): Promise<Taken> => {
    const answer = await importDocument(asBytes(input), {
      fileName,
      newId: countingIds(),
      ...(format === undefined ? {} : { format }),
    });
    if (answer.ok) importedDocumentSchema.parse(answer.value);
    return takenAs(answer);
  };

const story = seedText('story.txt');
const markdown = seedText('story.md');
const page = seedText('page.html');
const wordPaste = seedText('word-paste.html');
const saved = seedText('saved.mhtml');
const srt = seedText('tape.srt');
const vtt = seedText('tape.vtt');
const interview = seedText('interview.txt');
const fares = seedText('fares.csv');
const texts = [story, markdown, page, wordPaste, interview];

const body =
  '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Night Ferry</w:t></w:r></w:p>' +
  '<w:p><w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">The council </w:t></w:r><w:ins w:id="3" w:author="T"><w:r><w:t>voted</w:t></w:r></w:ins><w:del w:id="4" w:author="T"><w:r><w:delText>did</w:delText></w:r></w:del><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' +
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink r:id="l1"><w:r><w:t>minutes</w:t></w:r></w:hyperlink></w:p>' +
  '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' +
  '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>3.20</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
  '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
const docxParts = docxFiles({
  body,
  styles:
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Title"/></w:style>',
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  footnotes: '<w:footnote w:id="1"><w:p><w:r><w:t>Minutes.</w:t></w:r></w:p></w:footnote>',
  comments:
    '<w:comment w:id="0" w:author="T" w:date="2026-03-03T08:00:00Z"><w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment>',
  relations: [
    { id: 'l1', type: 'hyperlink', target: 'https://example.org/', isExternal: true },
    { id: 'p1', type: 'image', target: 'media/a.png' },
  ],
  files: { 'word/media/a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0) },
});
const docx = zipSync(docxParts);
const xmlPieces = [...body.matchAll(/<[^>]+>/gu)].map(([tag]) => tag);
/** The parts of the document that are XML, each as a text to change; the rest stays as it is. */
const xmlParts = Object.keys(docxParts).filter((path) => /\.(?:xml|rels)$/u.test(path));

export const documentDoors: readonly Door[] = [
  {
    name: 'text',
    weight: 8,
    make: (random) => mutateText(random, story, texts, textPieces),
    send: importsAs('text', 'story.txt'),
  },
  {
    name: 'markdown',
    weight: 10,
    make: (random) => mutateText(random, markdown, texts, markdownPieces),
    send: importsAs('markdown', 'story.md'),
  },
  {
    name: 'html',
    weight: 12,
    make: (random) => mutateText(random, page, texts, htmlPieces),
    send: importsAs('html', 'story.html'),
  },
  {
    name: 'mhtml',
    weight: 5,
    make: (random) => mutateText(random, saved, [saved, page], mhtmlPieces),
    send: importsAs(undefined, 'story.mhtml'),
  },
  {
    name: 'paste',
    weight: 8,
    make: (random) => mutateText(random, random.pick([page, wordPaste]), texts, htmlPieces),
    send: (input) => {
      const text = asText(input);
      const answer = importPaste(
        { html: text, text },
        { newId: countingIds(), isFragment: text.length % 2 === 0 },
      );
      if (answer.ok) importedDocumentSchema.parse(answer.value);
      return takenAs(answer);
    },
  },
  {
    name: 'docx-bytes',
    weight: 8,
    make: (random) => mutateBytes(random, docx),
    send: importsAs(undefined, 'story.docx'),
  },
  {
    name: 'docx-parts',
    weight: 12,
    make: (random) => {
      const path = random.pick([...xmlParts, 'word/document.xml']);
      const written = Buffer.from(docxParts[path] ?? []).toString('utf8');
      return zipSync({
        ...docxParts,
        [path]: Buffer.from(mutateText(random, written, [written, body], xmlPieces)),
      });
    },
    send: importsAs(undefined, 'story.docx'),
  },
  {
    name: 'transcripts',
    weight: 5,
    make: (random) =>
      mutateText(random, random.pick([srt, vtt, interview]), [srt, vtt, interview], transcriptPieces),
    send: async (input) => {
      const bytes = asBytes(input);
      const answer = await readEvidenceText(
        bytes,
        ['tape.srt', 'tape.vtt', 'tape.txt'][bytes.length % 3] ?? '',
      );
      if (answer.ok && answer.value?.kind === 'transcript') cuesOf(answer.value.text);
      return takenAs(answer);
    },
  },
  {
    name: 'tables',
    weight: 4,
    make: (random) => mutateText(random, fares, [fares, story], csvPieces),
    send: async (input) => {
      const answer = await readEvidenceText(asBytes(input), 'fares.csv');
      if (answer.ok && answer.value !== null) {
        const { text } = answer.value;
        const table = divideTable(text);
        for (let row = 0; row < Math.min(table.rowStarts.length, 500); row += 1) {
          for (const { start, end } of cellsOf(text, table, row))
            promised(start <= end && end <= text.length, 'A cell lies outside its text.');
        }
      }
      return takenAs(answer);
    },
  },
  {
    name: 'shown-evidence',
    weight: 4,
    make: (random) =>
      mutateText(random, random.pick([page, markdown]), texts, random.pick([htmlPieces, markdownPieces])),
    send: async (input) => {
      const bytes = asBytes(input);
      const name = bytes.length % 2 === 0 ? 'page.html' : 'page.md';
      const read = await readEvidenceText(bytes, name);
      if (!read.ok || read.value === null) return takenAs(read);
      const { kind, text } = read.value;
      if (kind !== 'html' && kind !== 'markdown') return 'accepted';
      const shown = await shownEvidence(bytes, name, kind, text);
      if (shown.ok && shown.value !== null) shownDocumentSchema.parse(shown.value);
      return takenAs(shown);
    },
  },
  {
    name: 'any-bytes',
    weight: 4,
    make: (random) =>
      random.chance(0.5)
        ? mutateBytes(random, Buffer.from(random.pick(texts)))
        : Uint8Array.from({ length: random.below(400) }, () => random.below(256)),
    send: (input) => {
      const bytes = asBytes(input);
      return importsAs(
        undefined,
        ['a.txt', 'a.docx', 'a.html', 'a.md', 'a', '../../a', 'a.mhtml', ''][bytes.length % 8] ?? '',
      )(bytes);
    },
  },
];
