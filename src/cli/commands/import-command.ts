import { basename, resolve } from 'node:path';
import { wordCount } from '../../core/article/article-text.ts';
import { appError } from '../../core/app-error.ts';
import { importFormats } from '../../core/documents-in/imported-document.ts';
import { checkFileSize, defaultLimits } from '../../core/documents-in/limits.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { examineFile, importDossier } from '../../main/services/dossier/dossier-reading.ts';
import { DocumentParser } from '../../main/services/document-parser.ts';
import { importCommands } from '../../main/services/import-service.ts';
import { ProjectLibrary } from '../../main/services/project-library.ts';
import type { FileSystem } from '../../main/storage/file-system.ts';
import { guarded } from '../../main/storage/storage-errors.ts';
import { demand, oneOf, operand, option, type CliCommand } from '../outcome.ts';
import { actorName, libraryFolder } from '../projects.ts';

/** `stet import`: a document becomes a project. */
export const importCommand: CliCommand = async (given, context) => {
  const { runtime, cwd } = context;
  const as = option(given, 'as');
  const format = as === null ? null : oneOf('as', as, [...importFormats, 'dossier']);
  if (format === 'dossier') return importDossierFile(given, context);
  const path = resolve(cwd, operand(given, 0));
  const bytes = demand(await readInput(runtime.fs, path));
  const fileName = basename(path);
  const parser = new DocumentParser(context.workerFile);
  const document = demand(await parser.parseDocument(bytes, fileName, format));
  const leaveOut =
    given.options['keep-furniture'] === true ? [] : document.removals.map((removal) => removal.blockId);
  const by = { actor: actorName(null, context), role: 'editor' } as const;
  const commands = importCommands(
    { document, fileName, leaveOut, isPaste: false },
    { policy: defaultPolicy, roles: ['editor', 'checker'] },
    by,
    runtime.newId,
  );
  const library = demand(
    await ProjectLibrary.open(await libraryFolder(option(given, 'library'), context), runtime),
  );
  const images = document.images.map((image) => image.bytes);
  const { project, path: projectDir } = demand(await library.create(commands, images));
  const removed = document.removals
    .filter((removal) => leaveOut.includes(removal.blockId))
    .map(({ text, reason }) => ({ text, reason }));
  const json = {
    projectDir,
    title: project.story.title,
    byline: document.byline,
    words: wordCount(project.article),
    blocks: project.article.blocks.length,
    removed,
    messages: document.messages,
  };
  const lines = [
    `${json.title} (${json.words} words, ${json.blocks} blocks)`,
    projectDir,
    ...removed.map(({ text, reason }) => `left out (${reason}): ${text}`),
    ...document.messages.map(({ text, count }) => (count > 1 ? `${text} (${count} times)` : text)),
  ];
  return { json, text: lines.join('\n') };
};

/** A dossier becomes the project it was made of. */
const importDossierFile: CliCommand = async (given, context) => {
  const { runtime, cwd, stetVersion } = context;
  const path = resolve(cwd, operand(given, 0));
  const examination = demand(await examineFile(runtime.fs, path, stetVersion));
  const library = demand(
    await ProjectLibrary.open(await libraryFolder(option(given, 'library'), context), runtime),
  );
  const { path: projectDir } = demand(await importDossier(library, examination));
  const { dossier, findings } = examination;
  if (dossier === null) throw new Error('What was imported can be read.');
  const { story, article, revision } = dossier.project;
  const json = {
    projectDir,
    title: story.title,
    byline: null,
    words: wordCount(article),
    blocks: article.blocks.length,
    removed: [],
    messages: findings.notes.map((text) => ({ code: 'dossier', text, count: 1 })),
  };
  const lines = [
    `${story.title} (${json.words} words, ${json.blocks} blocks, ${revision} changes in the log, ${dossier.files.length} stored files)`,
    projectDir,
    ...findings.notes,
  ];
  return { json, text: lines.join('\n') };
};

/** Reads a file the user named, after a look at its size. */
export async function readInput(fs: FileSystem, path: string): Promise<Result<Uint8Array>> {
  const status = await guarded('read', 'the file', () => fs.status(path));
  if (!status.ok) return status;
  if (status.value === null) {
    return err(appError('not-found', `There is no file ${basename(path)}. Nothing was changed.`));
  }
  if (!status.value.isFile) {
    return err(appError('wrong-type', `${basename(path)} is no file. Nothing was changed.`));
  }
  const size = checkFileSize(status.value.size, defaultLimits);
  if (!size.ok) return size;
  const bytes = await guarded('read', 'the file', () => fs.readFile(path));
  return bytes.ok ? ok(bytes.value) : bytes;
}
