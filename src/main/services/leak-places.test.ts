import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { plainBlock, type Block } from '../../core/article/block-tree.ts';
import type { EmbeddableImage } from '../../core/documents-out/embedded-image.ts';
import { exportFormatsCore } from '../../core/documents-out/export-document.ts';
import { bytesOf, joined } from '../../core/documents-out/pictures/byte-parts.ts';
import { barePicture, markedPicture } from '../../core/documents-out/pictures/testing/marked-pictures.ts';
import { buildPdf } from '../../core/documents-in/testing/build-pdf.ts';
import type { Project } from '../../core/project/project.ts';
import { ok } from '../../core/result.ts';
import { blankPerson } from '../../core/sources/source.ts';
import {
  aByline,
  aFigure,
  aHeadline,
  aParagraph,
  aProject,
  aStory,
  aTable,
  markOn,
  noteAfter,
  withChange,
  withCitation,
  withClaim,
  withQuery,
  withSource,
} from '../../core/testing/builders.ts';
import { makeExport, writeExport, type ExportWish } from './export-service.ts';
import { guardLeaks, textsOf, type IdentitySource } from './leak-guard.ts';
import { builtMapFolder } from './pdf-map-folder.ts';
import { readPdfText } from './pdf-reader.ts';
import type { ProjectSession } from './project-session.ts';
import { expectOk } from './testing/expect-ok.ts';

/** A person of the vault, planted in every place of a file in which a name can leave. */
const name = 'Greta Quill';
const vault: IdentitySource = {
  identitiesOf: () =>
    Promise.resolve(
      ok([
        {
          sourceKey: 'project_built/source_hidden',
          projectId: 'project_built',
          sourceId: 'source_hidden',
          name,
          contact: 'greta@hidden.example',
          notes: '',
        },
      ]),
    ),
};
const by = { actor: 'Edda Editor', role: 'editor' } as const;
const sentence = 'The ferry sank at the north quay.';
const pictureHash = 'c'.repeat(64);
type Format = ExportWish['format'];

function aStoryOf(blocks: readonly Block[] = [], title = 'Ferry sinks'): Project {
  let project = aProject([aHeadline(title), aByline('By Ada Writer'), aParagraph('p', sentence), ...blocks], {
    story: aStory({ title }),
  });
  project = withClaim(project, 'The ferry sank', { id: 'claim_1', verdict: 'confirmed' });
  project = withSource(project, {
    id: 'source_hidden',
    kind: 'person',
    csl: { type: 'interview', title: 'Heron' },
    person: { ...blankPerson, terms: 'background', isInVault: true },
  });
  project = withSource(project, {
    id: 'source_log',
    csl: { type: 'report', title: 'Harbour log', author: [{ literal: 'Harbour Board' }] },
  });
  return project;
}

function sessionOf(project: Project, picture: EmbeddableImage | null = null): ProjectSession {
  const evidence = {
    read: () => Promise.resolve(picture === null ? { ok: false } : ok(picture.bytes)),
  };
  return { project, evidence, path: '/nowhere/project' } as unknown as ProjectSession;
}

async function exported(
  format: Format,
  project: Project,
  picture: EmbeddableImage | null = null,
  pdf: Uint8Array | null = null,
) {
  return makeExport(
    sessionOf(project, picture),
    by,
    { format, isDraft: true },
    {
      clock: () => '2026-03-04T10:15:00.000Z',
      stetVersion: '0.1.0',
      printToPdf: pdf === null ? null : () => Promise.resolve(pdf),
      readPdf: async (bytes) => {
        const reading = await readPdfText(bytes, builtMapFolder(import.meta.url));
        return reading.ok && reading.value.text !== null ? [reading.value.text] : [];
      },
      vault,
    },
  );
}

const asText = (text: string) => aStoryOf([aParagraph('p-2', text)]);
const figure = (parts: Parameters<typeof aFigure>[1]) =>
  aStoryOf([aFigure('fig', { sha256: pictureHash, mediaType: 'image/png', ...parts })]);
const cited = (parts: Partial<Parameters<typeof withCitation>[1]>) =>
  withCitation(aStoryOf(), { claimId: 'claim_1', sourceId: 'source_log', ...parts });

/** Where the name stands in the project, and the formats that print that place. */
const places: readonly (readonly [place: string, project: () => Project, formats: readonly Format[]])[] = [
  ['the body', () => asText(`We met ${name} there.`), ['html', 'markdown', 'docx', 'text']],
  ['the headline', () => aStoryOf([], `What ${name} saw`), ['html', 'markdown', 'docx', 'text', 'report']],
  ['alternative text', () => figure({ alt: `${name} on deck` }), ['html', 'docx']],
  ['a caption', () => figure({ caption: `On deck: ${name}` }), ['html', 'markdown', 'docx', 'text']],
  ['a credit', () => figure({ credit: `Photo: ${name}` }), ['html', 'markdown', 'docx', 'text']],
  [
    'a footnote',
    () => {
      const text = 'It was seen there.';
      return aStoryOf([
        aParagraph('p-2', text, { marks: [noteAfter(text, 'seen', 'fn')] }),
        { ...plainBlock('footnote', 'fn', `Told by ${name}.`) },
      ]);
    },
    ['html', 'markdown', 'docx', 'text'],
  ],
  [
    'a link’s address',
    () => {
      const text = 'Read it there.';
      const href = 'https://people.example/Greta%20Quill?tab=1';
      return aStoryOf([aParagraph('p-2', text, { marks: [markOn(text, 'there', { kind: 'link', href })] })]);
    },
    ['html', 'markdown', 'docx'],
  ],
  ['a table’s cell', () => aStoryOf([aTable('t', [['Who'], [name]])]), ['html', 'markdown', 'docx', 'text']],
  [
    'two runs of a word',
    () => {
      const text = `We met ${name} there.`;
      return aStoryOf([aParagraph('p-2', text, { marks: [markOn(text, 'Greta Qu', { kind: 'bold' })] })]);
    },
    ['html', 'markdown', 'docx', 'text'],
  ],
  [
    'invisible characters',
    () => asText('Then Gre\u200bta Qu\u2060i\u00adll came.'),
    ['html', 'markdown', 'docx', 'text'],
  ],
  ['another Unicode form', () => asText('Then Ｇｒｅｔａ 𝐐𝐮𝐢𝐥𝐥 came.'), ['html', 'markdown', 'docx', 'text']],
  ['letters of another script', () => asText('Then Grеtа Quіll came.'), ['html', 'markdown', 'docx', 'text']],
  [
    'a source’s title',
    () => {
      const project = withSource(cited({}), {
        id: 'source_log',
        csl: { type: 'report', title: `The papers of ${name}` },
      });
      return project;
    },
    ['html-notes', 'markdown', 'docx', 'report'],
  ],
  [
    'a source’s author',
    () => {
      return withSource(cited({}), {
        id: 'source_log',
        csl: { type: 'report', title: 'Papers', author: [{ family: 'Quill', given: 'Greta' }] },
      });
    },
    ['html-notes', 'markdown', 'docx', 'report'],
  ],
  [
    'a citation’s place',
    () => cited({ locator: { label: 'section', value: `talk with ${name}` } }),
    ['html-notes', 'markdown', 'docx', 'report'],
  ],
  [
    'an excerpt',
    () => cited({ excerpt: { exact: `${name} signed it`, prefix: '', suffix: '', start: 0, end: 21 } }),
    ['report'],
  ],
  [
    'a claim’s note',
    () => {
      const project = aStoryOf();
      const claim = project.claims['claim_1'];
      if (claim === undefined) throw new Error('no claim');
      const note = { id: 'note_1', by: 'Carl', at: '2026-03-02T09:00:00.000Z', text: `Ask ${name}.` };
      return { ...project, claims: { claim_1: { ...claim, notes: [note] } } };
    },
    ['report'],
  ],
  [
    'a query’s reply',
    () =>
      withQuery(aStoryOf(), {
        claimId: 'claim_1',
        text: 'Who saw it?',
        replies: [
          { id: 'r', by: 'Ada', role: 'writer', at: '2026-03-02T09:00:00.000Z', text: `${name} did.` },
        ],
      }),
    ['report'],
  ],
  [
    'the author of a change',
    () =>
      withChange(aStoryOf(), {
        claimId: 'claim_1',
        exact: 'The ferry sank',
        replacement: 'The boat sank',
        by: name,
      }),
    ['report'],
  ],
  [
    'a byline, and with it Word’s properties',
    () => aStoryOf([{ ...plainBlock('byline', 'by-2', `By ${name}`) }]),
    ['docx', 'html'],
  ],
  [
    'the file’s name',
    () => ({
      ...aStoryOf(),
      story: aStory({ title: 'greta_quill.final' }),
      article: { blocks: [aParagraph('p', sentence)] },
      claims: {},
    }),
    ['html', 'markdown', 'docx', 'text', 'report'],
  ],
];

const cases = places.flatMap(([place, project, formats]) =>
  formats.map((format) => [place, format, project] as const),
);

describe('the name of somebody in the vault is found in', () => {
  test.each(cases)('%s, as %s', async (_place, format, project) => {
    const picture = await barePicture('image/png');
    const result = await exported(format, project(), picture);
    expect(result.ok ? 'left' : result.error.code).toBe('names-confidential');
    expect(result.ok ? '' : result.error.message).not.toMatch(/greta|quill/iu);
  });

  test('the name under which a file is saved', async () => {
    const document = expectOk(await exported('text', aStoryOf()));
    const written = await writeExport(
      {} as never,
      sessionOf(aStoryOf()),
      by,
      { format: 'text', isDraft: true },
      document,
      '/tmp/For-Greta_Quill.txt',
      vault,
    );
    expect(written.ok ? 'left' : written.error.code).toBe('names-confidential');
  });

  /** Parts that a Word file of this desk or of another program may have. */
  const wordParts: readonly (readonly [string, string, (xml: string) => string])[] = [
    [
      'properties',
      'docProps/core.xml',
      (xml) =>
        xml.replace(
          '</cp:coreProperties>',
          `<cp:lastModifiedBy>${name}</cp:lastModifiedBy></cp:coreProperties>`,
        ),
    ],
    ['company', 'docProps/app.xml', () => `<Properties><Manager>${name}</Manager></Properties>`],
    [
      'the author of a comment',
      'word/comments.xml',
      () => `<w:comments><w:comment w:id="0" w:author="${name}"><w:p/></w:comment></w:comments>`,
    ],
    [
      'the words of a comment',
      'word/comments.xml',
      () =>
        '<w:comments><w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Greta Qu</w:t></w:r><w:r><w:t>ill</w:t></w:r></w:p></w:comment></w:comments>',
    ],
    [
      'the author of a tracked change',
      'word/document.xml',
      (xml) =>
        xml.replace(
          '<w:body>',
          `<w:body><w:p><w:ins w:id="1" w:author="${name}"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`,
        ),
    ],
    ['people', 'word/people.xml', () => `<w15:people><w15:person w15:author="${name}"/></w15:people>`],
    ['a header', 'word/header9.xml', () => `<w:hdr><w:p><w:r><w:t>${name}</w:t></w:r></w:p></w:hdr>`],
  ];
  test.each(wordParts)('a Word file’s %s', async (_what, part, change) => {
    const document = expectOk(await exported('docx', aStoryOf()));
    const parts = unzipSync(document.bytes);
    const before = parts[part] ? strFromU8(parts[part]) : '';
    const bytes = zipSync({ ...parts, [part]: strToU8(change(before)) });
    const told = await guardLeaks(aStoryOf(), vault, textsOf({ ...document, bytes }));
    expect(told.ok ? 'left' : told.error.code).toBe('names-confidential');
    expectOk(await guardLeaks(aStoryOf(), vault, textsOf(document)));
  });

  test('a page’s own head', async () => {
    const document = expectOk(await exported('html', aStoryOf()));
    const text =
      document.text?.replace('<title>', `<meta name="author" content="Quill, Greta"><title>`) ?? '';
    const told = await guardLeaks(aStoryOf(), vault, textsOf({ ...document, text }));
    expect(told.ok ? 'left' : told.error.code).toBe('names-confidential');
  });

  const utf16 = `<FEFF${Buffer.from(name, 'utf16le').swap16().toString('hex')}>`;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${name}</dc:creator></x:xmpmeta>`;
  const stream = (text: string) => {
    const packed = deflateSync(Buffer.from(text)).toString('latin1');
    return `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  };
  const pdfs: readonly (readonly [string, Parameters<typeof buildPdf>[0]])[] = [
    ['text', { pages: [[`We met ${name} there.`]] }],
    ['information dictionary', { pages: [['x']], catalog: `/Info << /Author (Greta\\040Quill) >>` }],
    ['information dictionary in UTF-16', { pages: [['x']], catalog: `/Info << /Title ${utf16} >>` }],
    ['XMP', { pages: [['x']], objects: [`<< /Length ${xmp.length} >>\nstream\n${xmp}\nendstream`] }],
    ['deflated XMP', { pages: [['x']], objects: [stream(xmp)] }],
    ['deflated objects', { pages: [['x']], objects: [stream(`<< /Author (${name}) >>`)] }],
  ];
  test.each(pdfs)('a PDF’s %s', async (_what, plan) => {
    const result = await exported('report-pdf', aStoryOf(), null, buildPdf(plan));
    expect(result.ok ? 'left' : result.error.code).toBe('names-confidential');
    expectOk(await exported('report-pdf', aStoryOf(), null, buildPdf({ pages: [['x']] })));
  });

  test.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const)(
    'the hidden data of %s, which is taken out and told',
    async (type) => {
      const marked = await markedPicture(type, name);
      expect(Buffer.from(marked.bytes).toString('latin1')).toContain(name);
      for (const format of ['html', 'docx'] as const) {
        const document = expectOk(await exported(format, figure({ alt: 'A ferry' }), marked));
        expect(document.messages).toContainEqual(expect.stringContaining('would have given away'));
        expect(document.messages.join(' ')).not.toMatch(/greta|quill/iu);
        const inside =
          format === 'docx'
            ? Object.values(unzipSync(document.bytes)).map((part) => Buffer.from(part).toString('latin1'))
            : [...(document.text ?? '').matchAll(/base64,([\w+/=]+)/gu)].map((match) => atob(match[1] ?? ''));
        expect(inside.join('\n')).not.toMatch(/quill/iu);
      }
    },
  );

  test('what stays in a picture keeps the file back', async () => {
    const bare = await barePicture('image/jpeg');
    const profile = bytesOf(`ICC_PROFILE\0\x01\x01made for ${name}\0`);
    const segment = joined([Uint8Array.from([0xff, 0xe2, 0, profile.length + 2]), profile]);
    const bytes = joined([bare.bytes.subarray(0, 2), segment, bare.bytes.subarray(2)]);
    const result = await exported('html', figure({ alt: 'A ferry' }), { ...bare, bytes });
    expect(result.ok ? 'left' : result.error.code).toBe('names-confidential');
  });
});

test('without the name every one of these formats leaves', async () => {
  for (const format of exportFormatsCore.filter((each) => each !== 'claim-review')) {
    expectOk(await exported(format, cited({})));
  }
});
