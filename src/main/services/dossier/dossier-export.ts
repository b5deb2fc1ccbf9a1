import { setImmediate as nextTurn } from 'node:timers/promises';
import { appError } from '../../../core/app-error.ts';
import { imageMediaType } from '../../../core/documents-in/images-in.ts';
import type { StoredImage } from '../../../core/documents-out/embedded-image.ts';
import type { ExportedDocument } from '../../../core/documents-out/export-document.ts';
import { dossierLimits, partNames, storedFilesFor, type StoredFile } from '../../../core/dossier/parts.ts';
import { dossierRecord, planDossier, tooLarge, writeDossier } from '../../../core/dossier/write-dossier.ts';
import type { Project } from '../../../core/project/project.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { hashOf } from '../../storage/evidence-store.ts';
import { guarded, StorageFailure } from '../../storage/storage-errors.ts';
import { settle } from '../../storage/store-options.ts';
import { logUpTo, type WholeLog } from '../../storage/whole-log.ts';
import { isLoss } from '../evidence-examination.ts';
import { writeHere } from '../document-writer.ts';
import type { ExportTools } from '../export-service.ts';
import { guardLeaks, textsOf, type LeavingText } from '../leak-guard.ts';
import type { ProjectSession } from '../project-session.ts';
import { oneOff } from './desk-key.ts';

/** What a dossier is made of. */
export interface DossierWish {
  readonly session: ProjectSession;
  /** The record as it is on disk, at one moment. */
  readonly record: Project;
  /** The same with what hashing its evidence found, for the gate. */
  readonly project: Project;
  readonly isDraft: boolean;
  readonly images: ReadonlyMap<string, StoredImage>;
}

/**
 * Writes a dossier in memory. It takes evidence and record whole, but nothing of the vault: every part is searched for the people
 * in it. Errors: those of `exportDocument` and `guardLeaks`; `damaged` for a log that does not lead to the record; `too-large`;
 * those of the desk’s key and of reading.
 */
export async function makeDossier(wish: DossierWish, tools: ExportTools): Promise<Result<ExportedDocument>> {
  const { session, record, isDraft } = wish;
  // Recordings may be larger than memory: what cannot fit is refused before it is read.
  const sizes = Object.values(record.evidence).map(({ size }) => size);
  const least = sizes.reduce((sum, size) => sum + size, 0);
  if (least > dossierLimits.bytes) return tooLarge(least, sizes.length);
  const createdAt = tools.clock();
  // The documents are written in a thread of their own, so record, log and evidence are read meanwhile.
  const reading = readKept(session, record, tools);
  // A refusal of the documents waits for no evidence; what goes wrong in reading is told where it is waited for.
  reading.catch(() => undefined);
  const documents = await printed(wish, createdAt, tools);
  if (!documents.ok) return documents;
  const kept = await reading;
  if (!kept.ok) return kept;
  const { html, markdown, report } = documents.value;
  const { files, missing, strings, messages } = kept.value;
  const key = (await tools.deskKey?.signer()) ?? ok(oneOff('the desk’s key is not at hand here'));
  if (!key.ok) return key;
  const readFile = async (sha256: string) => {
    const bytes = await session.evidence.read(sha256);
    if (!bytes.ok) throw new StorageFailure(bytes.error);
    return bytes.value;
  };
  const plan = planDossier(
    {
      record: kept.value.record,
      html: html.bytes,
      markdown: markdown.bytes,
      report: report.bytes,
      files,
      missing,
    },
    {
      edition: isDraft ? 'draft' : 'vetted',
      createdAt,
      stetVersion: tools.stetVersion,
      signer: key.value.signer,
      sha256: hashOf,
      readFile,
    },
  );
  if (!plan.ok) return plan;
  const told = await guardLeaks(record, tools.vault, [
    { where: partNames.manifest, text: strings(plan.value.manifest) },
    { where: 'the file’s name', text: record.story.title },
  ]);
  if (!told.ok) return told;
  const bytes = await guarded('read', 'the evidence', () => writeDossier(plan.value, readFile));
  if (!bytes.ok) return bytes;
  return ok({
    fileExtension: 'stet.zip',
    mediaType: 'application/zip',
    bytes: bytes.value,
    text: null,
    messages: [
      ...new Set([
        'A dossier is internal: it holds the desk’s notes, its people and all evidence.',
        ...(key.value.message === null ? [] : [key.value.message]),
        ...html.messages,
        ...documents.value.messages,
        ...messages,
        ...told.value,
      ]),
    ],
    losses: missing.map(({ name }) => `${name} is left out: its stored file is gone or damaged.`),
  });
}

/**
 * The article as the public gets it, and the report; the gate is asked for each. While one is written, the one before it is searched for
 * the people in the vault.
 */
async function printed(
  { record, project, isDraft, images }: DossierWish,
  generatedAt: string,
  tools: ExportTools,
) {
  const { stetVersion, write = writeHere } = tools;
  const documents: ExportedDocument[] = [];
  const messages: string[] = [];
  let searching: ReturnType<typeof guardLeaks> = Promise.resolve(ok([]));
  for (const format of ['html-notes', 'markdown', 'report'] as const) {
    const writing = write({ project, format, images, isDraft, generatedAt, stetVersion });
    const [document, told] = await Promise.all([writing, searching]);
    if (!document.ok) return document;
    if (!told.ok) return told;
    documents.push(document.value);
    messages.push(...told.value);
    // In the next turn the thread has its next wish.
    searching = nextTurn().then(() => guardLeaks(record, tools.vault, textsOf(document.value)));
  }
  const told = await searching;
  if (!told.ok) return told;
  const [html, markdown, report] = documents;
  if (!html || !markdown || !report)
    throw new Error('Three documents were asked for, and fewer were written.');
  return ok({ html, markdown, report, messages: [...messages, ...told.value] });
}

/** Record, log and evidence, read and searched for the people in the vault. */
async function readKept(session: ProjectSession, record: Project, tools: ExportTools) {
  const log = await readLog(session, record);
  if (!log.ok) return log;
  const { entries } = log.value;
  const root = log.value.root?.project ?? null;
  const strings = stringReader();
  const told = await guardLeaks(record, tools.vault, [
    { where: partNames.record, text: strings(record) },
    ...(root === null ? [] : [{ where: partNames.root, text: strings(root) }]),
    { where: partNames.log, text: strings(entries) },
  ]);
  if (!told.ok) return told;
  const files = await readFiles(session, storedFilesFor(record), tools, record);
  if (!files.ok) return files;
  const { whole, missing, messages } = files.value;
  return ok({
    record: dossierRecord(record, entries, root),
    files: whole,
    missing,
    messages: [...told.value, ...messages],
    /** For what is left to search: a string that was read is not read again. */
    strings,
  });
}

async function readLog(session: ProjectSession, record: Project): Promise<Result<WholeLog>> {
  const settled = settle(session.path, {});
  // Housekeeping may move a journal while it is read; the second look finds it in its new place.
  for (let look = 0; look < 2; look += 1) {
    const log = await guarded('read', 'the log', () => logUpTo(settled, record));
    if (!log.ok) return log;
    if (log.value !== null) return ok(log.value);
  }
  return err(
    appError(
      'damaged',
      'The project’s log does not lead to the project, so no dossier can vouch for it. Nothing was written. “stet doctor” says where it breaks.',
    ),
  );
}

/** Reads every stored file once, one after the other: what it is, how large, and whether it names somebody. */
async function readFiles(
  session: ProjectSession,
  files: readonly StoredFile[],
  tools: ExportTools,
  record: Project,
) {
  const whole: (StoredFile & { readonly size: number })[] = [];
  const missing: StoredFile[] = [];
  const messages = new Set<string>();
  for (const file of files) {
    const read = await session.evidence.read(file.sha256);
    if (!read.ok) {
      if (!isLoss(read.error.code)) return read;
      missing.push(file);
      continue;
    }
    const bytes = read.value;
    const told = await guardLeaks(record, tools.vault, fileTexts(file, bytes));
    if (!told.ok) return told;
    for (const message of told.value) messages.add(message);
    // What an import stored as a picture of the article has no record of its own.
    const mediaType =
      file.mediaType === 'application/octet-stream'
        ? (imageMediaType(bytes) ?? file.mediaType)
        : file.mediaType;
    whole.push({ ...file, mediaType, size: bytes.length });
  }
  return ok({ whole, missing, messages: [...messages] });
}

function fileTexts({ name, mediaType }: StoredFile, bytes: Uint8Array): readonly LeavingText[] {
  const isText = /^text\/|json|xml/u.test(mediaType);
  const text = isText ? Buffer.from(bytes).toString('utf8') : null;
  const where = `the evidence “${name}”`;
  return [
    { where, text: name },
    ...textsOf({ bytes, text, fileExtension: '' }).map((each) => ({ where, text: each.text })),
  ];
}

/**
 * Reads the strings in values, each string once for all of them, apart from each other: JSON’s own signs would part a name from itself. A
 * record repeats the names of its fields for every claim, and its log says most of it again.
 */
function stringReader(): (value: unknown) => string {
  const known = new Set<string>();
  return (value) => {
    const found: string[] = [];
    const add = (text: string) => {
      if (known.has(text)) return;
      known.add(text);
      found.push(text);
    };
    const collect = (each: unknown): void => {
      if (typeof each === 'string') add(each);
      else if (Array.isArray(each)) each.forEach(collect);
      else if (each !== null && typeof each === 'object') {
        for (const [name, member] of Object.entries(each)) {
          add(name);
          collect(member);
        }
      }
    };
    collect(value);
    return found.join('\n|\n');
  };
}
