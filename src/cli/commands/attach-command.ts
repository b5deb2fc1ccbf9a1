import { basename, resolve } from 'node:path';
import { appError, type ErrorCode } from '../../core/app-error.ts';
import { roles } from '../../core/project/roles.ts';
import { DocumentParser } from '../../main/services/document-parser.ts';
import { defaultLimits, largestRecording } from '../../core/documents-in/limits.ts';
import { recordingMediaType, signatureBytes } from '../../core/documents-in/media-signature.ts';
import type { Result } from '../../core/result.ts';
import { addEvidence, addRecording } from '../../main/services/evidence-service.ts';
import type { Actor, ProjectSession } from '../../main/services/project-session.ts';
import { guarded } from '../../main/storage/storage-errors.ts';
import {
  CliFailure,
  demand,
  oneOf,
  operand,
  option,
  wrongUse,
  type CliCommand,
  type CliContext,
} from '../outcome.ts';
import { actorName, withProject } from '../projects.ts';
import { readInput } from './import-command.ts';

/** Files that are not kept at all. */
const refusing: ReadonlySet<ErrorCode> = new Set(['too-large', 'empty-file']);

/** `stet attach`: keeps a file as evidence of a source. */
export const attachCommand: CliCommand = async (given, context) => {
  const { cwd } = context;
  const sourceId = option(given, 'source') ?? wrongUse('Say whose evidence it is with --source SOURCE_ID.');
  const by = {
    actor: actorName(option(given, 'actor'), context),
    role: oneOf('as', option(given, 'as') ?? 'checker', roles),
  };
  const path = resolve(cwd, operand(given, 1));
  const attach = (await isLargeRecording(path, context))
    ? recordingAttacher(path, context)
    : await documentAttacher(path, context);
  const fileName = basename(path);
  return withProject(operand(given, 0), 'write', context, async (session) => {
    const { evidenceId } = demand(await attach.into(session, by, sourceId));
    await session.housekeep();
    const record = session.project.evidence[evidenceId];
    if (record === undefined) throw new CliFailure(appError('internal', 'The evidence was not kept.'));
    const { sha256 } = record;
    const { length } = record.text;
    return {
      json: { evidenceId, sha256, textLength: length },
      text: `${fileName} is kept as ${evidenceId} (SHA-256 ${sha256}, ${length} characters of text)${attach.note}`,
    };
  });
};

/** A file that is ready to be kept. */
interface Attacher {
  readonly into: (
    session: ProjectSession,
    by: Actor,
    sourceId: string,
  ) => Promise<Result<{ readonly evidenceId: string }>>;
  /** What there is to say about it. */
  readonly note: string;
}

async function isLargeRecording(path: string, { runtime: { fs } }: CliContext): Promise<boolean> {
  const head = await guarded('read', 'the file', async () => {
    const status = await fs.status(path);
    const isLarge = status?.isFile === true && status.size > defaultLimits.fileBytes;
    return isLarge && status.size <= largestRecording ? await fs.readPart(path, 0, signatureBytes) : null;
  });
  return head.ok && head.value !== null && recordingMediaType(head.value) !== null;
}

/** Recordings are copied part by part, whatever their size. */
function recordingAttacher(path: string, { runtime }: CliContext): Attacher {
  const fileName = basename(path);
  return {
    into: (session, by, sourceId) =>
      addRecording(session, by, { sourceId, path, fileName }, {}, runtime.newId),
    note: '',
  };
}

async function documentAttacher(path: string, context: CliContext): Promise<Attacher> {
  const { runtime } = context;
  const bytes = demand(await readInput(runtime.fs, path));
  const fileName = basename(path);
  const read = await new DocumentParser(context.workerFile).readEvidenceText(bytes, fileName);
  // A file whose text cannot be read, such as a locked PDF, is evidence all the same.
  if (!read.ok && refusing.has(read.error.code)) throw new CliFailure(read.error);
  const text = read.ok ? read.value : null;
  return {
    into: (session, by, sourceId) =>
      addEvidence(
        session,
        by,
        { sourceId, kind: 'file', fileName, bytes, text, from: fileName },
        runtime.newId,
      ),
    note: read.ok ? '' : `\nIts text could not be read: ${read.error.message}`,
  };
}
