import type { Project } from '../../project/project.ts';
import { ok } from '../../result.ts';
import { count } from '../checking-statement.ts';
import { writeCheckedDocx } from '../docx-checked.ts';
import { writeDocx } from '../docx.ts';
import { editionOf, type Draft, type ExportOptions, type FormatWriter } from '../exported-document.ts';
import { writeHtml } from '../html.ts';
import { lossesOf, type PublicFormat } from '../losses.ts';
import { writeMarkdown } from '../markdown.ts';
import { buildPublication, printedParts, type Publication } from '../publication.ts';
import { noteLine, noticesAbove } from '../public-notes.ts';
import { writeText } from '../text.ts';
import { validateDocx } from '../validate-docx.ts';
import { validateHtml } from '../validate-html.ts';
import { validateMarkdown } from '../validate-markdown.ts';
import { pictureReader } from './picture-reader.ts';

/** The article as readers see it, and as Word shows it with the checking. */

/** What a writer of the article is given. */
interface Given {
  readonly project: Project;
  readonly options: ExportOptions;
  readonly publication: Publication;
  readonly images: ReturnType<typeof pictureReader>;
  readonly losses: readonly string[];
}

export const htmlFormat = articleFormat('html', (given) => writePage(given, false));
export const htmlNotesFormat = articleFormat('html-notes', (given) => writePage(given, true));

export const markdownFormat = articleFormat('markdown', ({ publication, losses }) => {
  const document = writeMarkdown(publication);
  return {
    fileExtension: 'md',
    mediaType: 'text/markdown',
    content: document.text,
    losses: [...document.losses, ...losses],
    messages: pictureMessages(publication),
    problems: validateMarkdown(document.text, document.expected),
  };
});

export const textFormat = articleFormat('text', ({ publication, losses }) => {
  const content = writeText(publication);
  return {
    fileExtension: 'txt',
    mediaType: 'text/plain',
    content,
    losses,
    problems: textProblemsOf(publication, content),
  };
});

export const docxFormat = articleFormat('docx', async ({ publication, options, images, losses }) => {
  const { generatedAt } = options;
  const document = await writeDocx(publication, { imageOf: images.imageOf, generatedAt });
  return {
    fileExtension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: document.bytes,
    losses: [...images.losses(), ...document.losses, ...losses],
    messages: [...pictureMessages(publication), ...images.messages()],
    problems: validateDocx(document.bytes, document.expected),
  };
});

export const checkedDocxFormat = articleFormat(
  'docx-checked',
  async ({ project, publication, options, images, losses }) => {
    const { generatedAt } = options;
    const document = await writeCheckedDocx(project, publication, { imageOf: images.imageOf, generatedAt });
    return {
      fileExtension: 'docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      content: document.bytes,
      losses: [...images.losses(), ...document.losses, ...losses],
      messages: [...pictureMessages(publication), ...images.messages()],
      problems: document.problems,
    };
  },
);

function articleFormat(format: PublicFormat, write: (given: Given) => Draft | Promise<Draft>): FormatWriter {
  return {
    carriesArticle: true,
    write: async (project: Project, options: ExportOptions) => {
      const publication = buildPublication(project, editionOf(options), options.generatedAt);
      const losses = lossesOf(format, project, publication);
      return ok(
        await write({ project, options, publication, images: pictureReader(options.readImage), losses }),
      );
    },
  };
}

function writePage({ publication, options, images, losses }: Given, withSourceNotes: boolean): Draft {
  const { stetVersion } = options;
  const content = writeHtml(publication, { withSourceNotes, stetVersion, imageOf: images.imageOf });
  const { body, footnotes } = printedParts(publication);
  return {
    fileExtension: 'html',
    mediaType: 'text/html',
    content,
    losses: [...images.losses(), ...losses],
    messages: [...pictureMessages(publication), ...images.messages()],
    problems: validateHtml(content, [...body, ...footnotes], noticesOf(publication)),
  };
}

function pictureMessages({ nodes }: Publication): readonly string[] {
  const mute = nodes.filter(
    (node) => node.kind === 'figure' && node.figure.image.sha256 !== null && node.figure.alt.trim() === '',
  ).length;
  return mute === 0
    ? []
    : [`${count(mute, 'picture has', 'pictures have')} no description for readers who cannot see it.`];
}

/** What stands on the page besides the article and may not be missing. */
function noticesOf({ publicNotes }: Publication): readonly string[] {
  return [
    ...noticesAbove(publicNotes).map(({ label, text }) => `${label} ${text}`),
    ...publicNotes.appended.map(noteLine),
  ];
}

/** Plain text has no reader to parse it again: every passage must stand in it, in order. */
function textProblemsOf(publication: Publication, content: string): readonly string[] {
  const { body, footnotes } = printedParts(publication);
  const plain = (text: string) => text.replace(/\[\d+\]|\s+/gu, '');
  const { publicNotes } = publication;
  const above = noticesAbove(publicNotes).map(({ text }) => text);
  const appended = publicNotes.appended.map(noteLine);
  let at = 0;
  const written = plain(content);
  for (const [index, text] of [...above, ...body, ...footnotes, ...appended].entries()) {
    const found = written.indexOf(plain(text), at);
    if (found < 0) return [`passage ${index + 1} is missing`];
    at = found + plain(text).length;
  }
  return [];
}
