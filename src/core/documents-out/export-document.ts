import { appError } from '../app-error.ts';
import { articleText } from '../article/article-text.ts';
import type { FigureBlock } from '../article/block-tree.ts';
import { gate, gateIsOpen } from '../gate/gate.ts';
import type { Project } from '../project/project.ts';
import { assertNever, err, ok, type Result } from '../result.ts';
import { count } from './checking-statement.ts';
import { claimReviewJson, writeClaimReviews } from './claim-review.ts';
import { createRedactor } from './confidential.ts';
import { writeCheckedDocx } from './docx-checked.ts';
import { writeDocx } from './docx.ts';
import { embeddableImage, type EmbeddableImage, type StoredImage } from './embedded-image.ts';
import { writeHtml } from './html.ts';
import { lossesOf, type PublicFormat } from './losses.ts';
import { writeMarkdown } from './markdown.ts';
import { buildPublication, printedParts, type Publication } from './publication.ts';
import { writeReport } from './report.ts';
import { writeText } from './text.ts';
import { validateClaimReview } from './validate-claim-review.ts';
import { validateDocx } from './validate-docx.ts';
import { validateHtml } from './validate-html.ts';
import { validateMarkdown } from './validate-markdown.ts';

/** The formats that `core` writes. The report as PDF is this report, printed by the main process. */
export const exportFormatsCore = [
  'html',
  'html-notes',
  'markdown',
  'docx',
  'docx-checked',
  'text',
  'report',
  'claim-review',
] as const;
export type ExportFormatCore = (typeof exportFormatsCore)[number];

/** `vetted` leaves only through an open gate; `draft` always leaves, and says in its text that it is not vetted. */
export type Edition = 'vetted' | 'draft';

export interface ExportOptions {
  readonly format: ExportFormatCore;
  readonly isDraft: boolean;
  /** Instant of the export, UTC; printed, and written into the file's properties. */
  readonly generatedAt: string;
  /** The bytes of a picture in the evidence store; left out, pictures are left out and reported as losses. */
  readonly readImage?: (sha256: string) => StoredImage | null;
  readonly stetVersion: string;
}

export interface ExportedDocument {
  /** Without the dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The same as text, for a preview; null when the format is not text. */
  readonly text: string | null;
  /** What the person who exports should know, in plain words. */
  readonly messages: readonly string[];
  /** What this format cannot carry, in plain words; only what occurs in this project. */
  readonly losses: readonly string[];
}

/** A written document before its bytes are released. */
interface Draft {
  readonly fileExtension: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly losses: readonly string[];
  readonly messages?: readonly string[];
  /** What the format's validator found wrong; anything here keeps the document back. */
  readonly problems: readonly string[];
}

/**
 * Writes the project in one format and validates the result before anybody gets it. A pure function of its arguments:
 * the same project and options give the same bytes.
 *
 * Errors: `gate-closed` (a vetted edition while blockers stand, with their number; or a ClaimReview as draft),
 * `nothing-to-export` (no claim may be published as ClaimReview, or its address is missing), `invalid-export` (the written
 * document does not pass its own validator; nothing is handed out).
 */
export async function exportDocument(
  project: Project,
  options: ExportOptions,
): Promise<Result<ExportedDocument>> {
  const refusal = refusalOf(project, options);
  if (refusal !== null) return refusal;
  const written = await write(project, options);
  if (!written.ok) return written;
  const { fileExtension, mediaType, content, losses, messages = [], problems } = written.value;
  const text = typeof content === 'string' ? content : null;
  const leaks = text === null ? [] : leaksIn(project, text);
  if (problems.length > 0 || leaks.length > 0) {
    return err(
      appError(
        'invalid-export',
        `The written document did not pass its check, so it was not handed out: ${[...problems, ...leaks].slice(0, 3).join('; ')}. The project is unchanged. Try another format, and report this as a mistake in Stet.`,
        { format: options.format, problems: problems.length + leaks.length },
      ),
    );
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return ok({
    fileExtension,
    mediaType,
    bytes,
    text,
    losses,
    messages: [...messages, ...namingMessages(project, options.format)],
  });
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function refusalOf(project: Project, { format, isDraft }: ExportOptions): Result<never> | null {
  const blockers = gate(project).length;
  if (!isDraft && !gateIsOpen(project)) {
    return err(
      appError(
        'gate-closed',
        `${count(blockers, 'point keeps', 'points keep')} this article from being exported as vetted. Nothing was written. Settle them, or export a draft, which says that it is not vetted.`,
        { blockers },
      ),
    );
  }
  if (!isDraft && format === 'claim-review' && blockers > 0) {
    return err(
      appError(
        'gate-closed',
        'This article leaves by the editor’s override, and a ClaimReview cannot say so. Nothing was written. Settle the open points first.',
        { blockers },
      ),
    );
  }
  if (isDraft && format === 'claim-review') {
    return err(
      appError(
        'gate-closed',
        'A ClaimReview is data that search engines republish, and it cannot say that it is a draft. Export it as vetted once the gate is open.',
        { blockers },
      ),
    );
  }
  return null;
}

async function write(project: Project, options: ExportOptions): Promise<Result<Draft>> {
  const { format, generatedAt, stetVersion } = options;
  const edition: Edition = options.isDraft ? 'draft' : 'vetted';
  switch (format) {
    case 'html':
    case 'html-notes':
    case 'markdown':
    case 'text':
    case 'docx':
    case 'docx-checked':
      return ok(await writePublic(format, project, options, buildPublication(project, edition, generatedAt)));
    case 'report': {
      const content = writeReport(project, { edition, generatedAt, stetVersion });
      return ok({ ...html, content, losses: [], problems: validateHtml(content, null) });
    }
    case 'claim-review': {
      const reviews = writeClaimReviews(project, generatedAt);
      if (!reviews.ok) return reviews;
      const content = claimReviewJson(reviews.value.reviews);
      return ok({
        fileExtension: 'jsonld',
        mediaType: 'application/ld+json',
        content,
        losses: [],
        messages: reviews.value.messages,
        problems: validateClaimReview(content),
      });
    }
    default:
      return assertNever(format);
  }
}

const html = { fileExtension: 'html', mediaType: 'text/html' } as const;

async function writePublic(
  format: PublicFormat,
  project: Project,
  options: ExportOptions,
  publication: Publication,
): Promise<Draft> {
  const images = imageReader(options.readImage);
  const losses = lossesOf(format, project, publication);
  const messages = pictureMessages(publication);
  switch (format) {
    case 'html':
    case 'html-notes': {
      const withSourceNotes = format === 'html-notes';
      const { stetVersion } = options;
      const content = writeHtml(publication, { withSourceNotes, stetVersion, imageOf: images.imageOf });
      const { body, footnotes } = printedParts(publication);
      const problems = validateHtml(content, [...body, ...footnotes]);
      return { ...html, content, losses: [...images.losses(), ...losses], messages, problems };
    }
    case 'markdown': {
      const document = writeMarkdown(publication);
      return {
        fileExtension: 'md',
        mediaType: 'text/markdown',
        content: document.text,
        losses: [...document.losses, ...losses],
        messages,
        problems: validateMarkdown(document.text, document.expected),
      };
    }
    case 'text': {
      const content = writeText(publication);
      return {
        fileExtension: 'txt',
        mediaType: 'text/plain',
        content,
        losses,
        problems: textProblemsOf(publication, content),
      };
    }
    case 'docx':
    case 'docx-checked': {
      const { generatedAt } = options;
      const how = { imageOf: images.imageOf, generatedAt };
      const checked = format === 'docx' ? null : await writeCheckedDocx(project, publication, how);
      const document = checked ?? (await writeDocx(publication, how));
      return {
        fileExtension: 'docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: document.bytes,
        losses: [...images.losses(), ...document.losses, ...losses],
        messages,
        problems: checked?.problems ?? validateDocx(document.bytes, document.expected),
      };
    }
  }
}

/** Reads each picture once and counts those that cannot be embedded. */
function imageReader(readImage: ExportOptions['readImage']) {
  const known = new Map<string, EmbeddableImage | null>();
  let missing = 0;
  return {
    imageOf: ({ id, image }: FigureBlock): EmbeddableImage | null => {
      const hit = known.get(id);
      if (hit !== undefined) return hit;
      const stored = image.sha256 === null ? null : (readImage?.(image.sha256) ?? null);
      const found = stored === null ? null : embeddableImage(stored);
      if (found === null) missing += 1;
      known.set(id, found);
      return found;
    },
    losses: () =>
      missing === 0
        ? []
        : [
            `${count(missing, 'picture is', 'pictures are')} left out: no file that can be shown is kept in the project.`,
          ],
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

/** Plain text has no reader to parse it again: every passage must stand in it, in order. */
function textProblemsOf(publication: Publication, content: string): readonly string[] {
  const { body, footnotes } = printedParts(publication);
  const plain = (text: string) => text.replace(/\[\d+\]|\s+/gu, '');
  let at = 0;
  const written = plain(content);
  for (const [index, text] of [...body, ...footnotes].entries()) {
    const found = written.indexOf(plain(text), at);
    if (found < 0) return [`passage ${index + 1} is missing`];
    at = found + plain(text).length;
  }
  return [];
}

/** Confidential words that the export brings in on top of what the article itself says. */
function leaksIn(project: Project, text: string): readonly string[] {
  const redactor = createRedactor(Object.values(project.sources));
  const own = new Set(redactor.find(ownWords(project)));
  return redactor.find(text).some((word) => !own.has(word)) ? ['it names a confidential source'] : [];
}

/** What the writer chose to print; a confidential name in it is the desk's decision, but it is told. */
function namingMessages(project: Project, format: ExportFormatCore): readonly string[] {
  if (format === 'claim-review') return [];
  const named = createRedactor(Object.values(project.sources)).find(ownWords(project));
  return named.length === 0
    ? []
    : [
        `The article itself names ${count(named.length, 'person', 'persons')} who did not agree to be named: ${named.join(', ')}.`,
      ];
}

function ownWords({ article, story }: Project): string {
  return `${story.title}\n${articleText(article)}`;
}
