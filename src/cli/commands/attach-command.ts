import { basename, resolve } from 'node:path';
import { appError, type ErrorCode } from '../../core/app-error.ts';
import { roles } from '../../core/project/roles.ts';
import { DocumentParser } from '../../main/services/document-parser.ts';
import { addEvidence } from '../../main/services/evidence-service.ts';
import { CliFailure, demand, oneOf, operand, option, wrongUse, type CliCommand } from '../outcome.ts';
import { actorName, withProject } from '../projects.ts';
import { readInput } from './import-command.ts';

/** Files that are not kept at all. */
const refusing: ReadonlySet<ErrorCode> = new Set(['too-large', 'empty-file']);

/** `stet attach`: keeps a file as evidence of a source. */
export const attachCommand: CliCommand = async (given, context) => {
  const { runtime, cwd } = context;
  const sourceId = option(given, 'source') ?? wrongUse('Say whose evidence it is with --source SOURCE_ID.');
  const by = {
    actor: actorName(option(given, 'actor'), context),
    role: oneOf('as', option(given, 'as') ?? 'checker', roles),
  };
  const path = resolve(cwd, operand(given, 1));
  const bytes = demand(await readInput(runtime.fs, path));
  const fileName = basename(path);
  const read = await new DocumentParser(context.workerFile).readEvidenceText(bytes, fileName);
  // A file whose text cannot be read, such as a locked PDF, is evidence all the same.
  if (!read.ok && refusing.has(read.error.code)) throw new CliFailure(read.error);
  const text = read.ok ? read.value : null;
  const note = read.ok ? '' : `\nIts text could not be read: ${read.error.message}`;
  return withProject(operand(given, 0), 'write', context, async (session) => {
    const collected = { sourceId, kind: 'file', fileName, bytes, text, from: fileName } as const;
    const { evidenceId } = demand(await addEvidence(session, by, collected, runtime.newId));
    await session.housekeep();
    const record = session.project.evidence[evidenceId];
    if (record === undefined) throw new CliFailure(appError('internal', 'The evidence was not kept.'));
    const { sha256 } = record;
    const { length } = record.text;
    return {
      json: { evidenceId, sha256, textLength: length },
      text: `${fileName} is kept as ${evidenceId} (SHA-256 ${sha256}, ${length} characters of text)${note}`,
    };
  });
};
