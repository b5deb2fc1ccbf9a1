import { basename, dirname, resolve, sep } from 'node:path';
import type { ExportFormat } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { embeddableImage, type StoredImage } from '../../core/documents-out/embedded-image.ts';
import { stripPicture } from '../../core/documents-out/pictures/strip-picture.ts';
import { holdsPictures } from '../../core/documents-out/export-formats.ts';
import type { ExportedDocument, ExportFormatCore } from '../../core/documents-out/export-document.ts';
import { dossierRefusal } from '../../core/dossier/dossier-refusal.ts';
import { projectTitle } from '../../core/project/project-title.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { imagesIn } from '../../core/sources/stored-files.ts';
import { replaceDurably } from '../storage/durable-file.ts';
import { hashOf } from '../storage/evidence-store.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { guarded } from '../storage/storage-errors.ts';
import { writeHere, type WriteDocument } from './document-writer.ts';
import type { DeskKey } from './dossier/desk-key.ts';
import { embargoRefusal } from './embargo-guard.ts';
import { examineEvidence, withLosses } from './evidence-examination.ts';
import { readImage } from './evidence-service.ts';
import { guardLeaks, printableRuns, textsOf, type IdentitySource, type LeavingText } from './leak-guard.ts';
import type { Actor, ProjectSession } from './project-session.ts';

export interface ExportWish {
  readonly format: ExportFormat;
  readonly isDraft: boolean;
  /** Said by whoever exports: they know that the story is under an embargo. */
  readonly isUnderEmbargo?: boolean | undefined;
}

/** What exporting needs besides the project. */
export interface ExportTools {
  readonly clock: Clock;
  readonly stetVersion: string;
  /** Left out: here, as far as this thread gets. */
  readonly write?: WriteDocument;
  /** Null where there is no Chromium to print with. */
  readonly printToPdf: ((html: string) => Promise<Uint8Array>) | null;
  /** The text of a printed PDF, page by page; left out where nothing can read one: the page it was printed from is searched. */
  readonly readPdf?: (bytes: Uint8Array) => Promise<readonly string[]>;
  /** Whom the file may not name; null where the vault cannot be opened. */
  readonly vault: IdentitySource | null;
  /** The desk's key, for dossiers; left out, each gets a key of its own. */
  readonly deskKey?: DeskKey;
}

/** How each format is offered in a save dialog. */
export const formatNames: Readonly<
  Record<ExportFormat, { readonly name: string; readonly extension: string }>
> = {
  html: { name: 'HTML', extension: 'html' },
  'html-notes': { name: 'HTML with source notes', extension: 'html' },
  markdown: { name: 'Markdown', extension: 'md' },
  docx: { name: 'Word document', extension: 'docx' },
  'docx-checked': { name: 'Word document with the checking', extension: 'docx' },
  text: { name: 'Plain text', extension: 'txt' },
  'html-annotated': { name: 'Internal edition', extension: 'html' },
  legal: { name: 'Legal edition', extension: 'html' },
  report: { name: 'Checking report', extension: 'html' },
  'report-pdf': { name: 'Checking report, PDF', extension: 'pdf' },
  'claim-review': { name: 'ClaimReview', extension: 'jsonld' },
  'media-review': { name: 'MediaReview', extension: 'jsonld' },
  ninjs: { name: 'ninjs', extension: 'json' },
  'references-csl': { name: 'References, CSL-JSON', extension: 'json' },
  'references-bibtex': { name: 'References, BibTeX', extension: 'bib' },
  'references-ris': { name: 'References, RIS', extension: 'ris' },
  'web-annotation': { name: 'Web annotations', extension: 'jsonld' },
  'claims-csv': { name: 'Claims as CSV', extension: 'csv' },
  dossier: { name: 'Dossier', extension: 'stet.zip' },
};

/**
 * Writes a project in one format, in memory; as vetted only after all its evidence was hashed again. What is written is searched
 * for the people in the vault. Errors: those of {@link dossierRefusal}; `embargoed` (an embargo ahead that nobody confirmed), `gate-closed`, `nothing-to-export`, `invalid-export`; `unsupported-type` for PDF where
 * nothing can print; those of {@link guardLeaks}.
 */
export async function makeExport(
  session: ProjectSession,
  by: Actor,
  wish: ExportWish,
  tools: ExportTools,
): Promise<Result<ExportedDocument>> {
  // What no answer can change comes before everything that is asked or read.
  const impossible = wish.format === 'dossier' ? dossierRefusal(session.project) : null;
  if (impossible !== null) return err(impossible);
  const unconfirmed = embargoRefusal(session.project, {
    isUnderEmbargo: wish.isUnderEmbargo,
    at: tools.clock(),
    isTold: true,
  });
  if (unconfirmed !== null) return unconfirmed;
  // What leaves as vetted stands on evidence; that it still is what was collected is looked at now, not remembered.
  const lost = wish.isDraft ? [] : await examineEvidence(session, by);
  const record = session.project;
  const project = withLosses(record, lost, tools.clock());
  if (wish.format === 'report-pdf' && tools.printToPdf === null) {
    return err(
      appError(
        'unsupported-type',
        'PDF is printed by the app’s window, which is not running here. Export the report as HTML.',
      ),
    );
  }
  const images = await readImages(session);
  if (wish.format === 'dossier') {
    const { makeDossier } = await import('./dossier/dossier-export.ts');
    return makeDossier({ session, record, project, isDraft: wish.isDraft, images }, tools);
  }
  const document = await render(project, wish, tools, images);
  if (!document.ok) return document;
  const holds = holdsPictures[writtenAs(wish.format)];
  const told = await guardLeaks(session.project, tools.vault, [
    ...textsOf(document.value),
    ...(holds ? [...images.values()].flatMap(pictureTexts) : []),
    fileNameText(projectTitle(session.project)),
  ]);
  if (!told.ok) return told;
  const checked = { ...document.value, messages: [...document.value.messages, ...told.value] };
  if (wish.format !== 'report-pdf') return ok(checked);
  const bytes = await tools.printToPdf?.(checked.text ?? '');
  if (bytes === undefined || Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') {
    return err(
      appError('invalid-export', 'Printing gave no PDF. Nothing was written. Export the report as HTML.'),
    );
  }
  const pdf = { ...checked, bytes, fileExtension: 'pdf', mediaType: 'application/pdf', text: null };
  const printed = await guardLeaks(session.project, tools.vault, [
    ...textsOf(pdf),
    ...((await tools.readPdf?.(bytes)) ?? []).map((text) => ({ where: 'the text', text })),
  ]);
  return printed.ok ? ok(pdf) : printed;
}

/** What is told of a picture as it lies in the project, and what is searched of it as it leaves. */
function pictureTexts(stored: StoredImage): readonly LeavingText[] {
  const whole = embeddableImage(stored);
  const bare = whole === null ? null : stripPicture(whole);
  if (bare === null) return [];
  return [
    { where: 'a picture', text: printableRuns(bare.image.bytes) },
    ...(bare.removed.length === 0
      ? []
      : [{ where: 'a picture’s hidden data', text: printableRuns(stored.bytes), isTakenOut: true }]),
  ];
}

/** A file’s name travels with it; what parts words in names is read as a space. */
function fileNameText(name: string): LeavingText {
  return { where: 'the file’s name', text: name.replace(/[_+.]/gu, ' ') };
}

/** The format of `core` that a file of this format is, or is printed from. */
function writtenAs(format: ExportFormat): ExportFormatCore {
  return format === 'report-pdf' || format === 'dossier' ? 'report' : format;
}

function render(
  project: Project,
  wish: ExportWish,
  tools: ExportTools,
  images: ReadonlyMap<string, StoredImage>,
): Promise<Result<ExportedDocument>> {
  const { write = writeHere, clock, stetVersion } = tools;
  const { isDraft } = wish;
  const format = writtenAs(wish.format);
  return write({ project, format, images, isDraft, generatedAt: clock(), stetVersion });
}

/**
 * An export with text to look at, without writing it: a PDF is shown as the report it prints, a Word document as the page
 * with the same notes, one with the checking as the internal edition, beside its own messages and losses. Nothing leaves: evidence is not hashed for it, and the vault is not asked. Errors:
 * those of `exportDocument`.
 */
export async function previewExport(
  session: ProjectSession,
  wish: ExportWish,
  tools: ExportTools,
): Promise<Result<ExportedDocument>> {
  const images = await readImages(session);
  const document = await render(session.project, wish, tools, images);
  if (!document.ok || document.value.text !== null) return document;
  const shownAs = wish.format === 'docx-checked' ? 'html-annotated' : 'html-notes';
  const page = await render(session.project, { ...wish, format: shownAs }, tools, images);
  return page.ok ? ok({ ...document.value, text: page.value.text }) : page;
}

async function readImages(session: ProjectSession): Promise<ReadonlyMap<string, StoredImage>> {
  const images = new Map<string, StoredImage>();
  for (const sha256 of imagesIn(session.project)) {
    const image = await readImage(session, sha256);
    // A picture that is gone or damaged is reported by the format as a loss.
    if (image.ok) images.set(sha256, image.value);
  }
  return images;
}

/** A file that left the project. */
export interface WrittenExport {
  readonly path: string;
  readonly size: number;
  readonly messages: readonly string[];
}

/**
 * Puts an export in place durably and records it in the log. Errors: those of writing; `not-found` for a folder that
 * does not exist; `wrong-type` for a folder, and for a path inside a project's folder; those of {@link guardLeaks} for its name. A
 * log that cannot take the record is told in the messages: the file is out already.
 */
export async function writeExport(
  fs: FileSystem,
  session: ProjectSession,
  by: Actor,
  wish: ExportWish,
  document: ExportedDocument,
  path: string,
  vault: IdentitySource | null,
): Promise<Result<WrittenExport>> {
  const told = await guardLeaks(session.project, vault, [fileNameText(basename(path))]);
  if (!told.ok) return told;
  if (resolve(path).startsWith(resolve(session.path) + sep)) {
    return err(
      appError(
        'wrong-type',
        'That place is inside the project’s own folder. Nothing was written. Choose another folder.',
      ),
    );
  }
  const target = await guarded('write', 'the export', () => checkTarget(fs, path));
  if (!target.ok) return target;
  if (!target.value.ok) return target.value;
  const written = await guarded('write', 'the export', () => replaceDurably(fs, path, document.bytes));
  if (!written.ok) return written;
  const messages = [...document.messages, ...document.losses];
  const size = document.bytes.length;
  if (session.access.kind === 'read-only') {
    return ok({
      path,
      size,
      messages: [...messages, 'The project is read-only, so its log does not name this export.'],
    });
  }
  const recorded = await session.execute(
    {
      kind: 'export.record',
      format: wish.format,
      vetted: !wish.isDraft,
      fileName: basename(path).slice(0, 300),
      sha256: hashOf(document.bytes),
    },
    by,
  );
  return ok({
    path,
    size,
    messages: recorded.ok
      ? messages
      : [...messages, `The file is written, but the log could not record it: ${recorded.error.message}`],
  });
}

/** Whether a file can stand at `path`. Errors: `not-found`, `wrong-type`. */
async function checkTarget(fs: FileSystem, path: string): Promise<Result<void>> {
  const folder = dirname(path);
  const parent = await fs.status(folder);
  if (parent === null) {
    return err(
      appError(
        'not-found',
        `There is no folder ${folder} to put the file in. Nothing was written. Make the folder first, or choose another place.`,
      ),
    );
  }
  if (!parent.isFolder) {
    return err(
      appError('wrong-type', `${folder} is a file, not a folder. Nothing was written. Choose another place.`),
    );
  }
  const standing = await fs.status(path);
  if (standing !== null && !standing.isFile) {
    return err(
      appError(
        'wrong-type',
        `${path} is ${standing.isFolder ? 'a folder' : 'no ordinary file'}. Nothing was written. Name the file to write, for example one inside it.`,
      ),
    );
  }
  return ok(undefined);
}
