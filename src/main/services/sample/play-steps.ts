import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../core/app-error.ts';
import { readEvidenceText } from '../../../core/documents-in/evidence-text.ts';
import type { Command } from '../../../core/project/commands.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { ProjectSession } from '../project-session.ts';
import { resolveStep } from './resolve-step.ts';
import type { SampleEvidence, SampleStep } from './sample-files.ts';

/** What playing the steps needs from outside. */
export interface StepsOptions {
  /** `resources/sample`. */
  readonly folder: string;
  readonly evidence: readonly SampleEvidence[];
  /** Called after each step; for the demo's report. */
  readonly onStep?: (step: SampleStep, command: Command) => void;
}

/**
 * Does the steps of the sample on an open project, as a desk would: each is a command, each is saved.
 * Errors: what the disk says. A step that is refused is a mistake in the sample, so it throws.
 */
export async function playSteps(
  session: ProjectSession,
  steps: readonly SampleStep[],
  options: StepsOptions,
): Promise<Result<void>> {
  const texts = new Map<string, string>();
  for (const item of options.evidence) {
    const bytes = await readFile(join(options.folder, 'evidence', item.file));
    texts.set(item.id, (await evidenceText(bytes, item.file)).text);
  }
  for (const step of steps) {
    const command = 'attach' in step ? await attach(session, step.attach, options) : null;
    if (command && !command.ok) return command;
    const next =
      command?.value ??
      resolveStep(session.project, step, (id) => {
        const text = texts.get(id);
        if (text === undefined) throw new Error(`There is no evidence ${id}`);
        return text;
      });
    const done = await session.execute(next, { actor: step.actor, role: step.as });
    if (!done.ok) throw refusedStep(next, done.error);
    options.onStep?.(step, next);
  }
  return ok(undefined);
}

async function attach(
  session: ProjectSession,
  evidenceId: string,
  options: StepsOptions,
): Promise<Result<Command>> {
  const item = options.evidence.find((one) => one.id === evidenceId);
  if (!item) throw new Error(`There is no evidence ${evidenceId}`);
  const bytes = await readFile(join(options.folder, 'evidence', item.file));
  const stored = await session.evidence.put(bytes);
  if (!stored.ok) return stored;
  const { kind, text } = await evidenceText(bytes, item.file);
  const storedText = await session.evidence.put(new TextEncoder().encode(text));
  if (!storedText.ok) return storedText;
  return ok({
    kind: 'evidence.add',
    evidenceId: item.id,
    sourceId: item.sourceId,
    evidenceKind: 'file',
    fileName: item.file,
    mediaType: item.mediaType,
    sha256: stored.value,
    size: bytes.byteLength,
    text: { kind, sha256: storedText.value, length: text.length },
    from: item.file,
  });
}

async function evidenceText(bytes: Uint8Array, fileName: string) {
  const read = await readEvidenceText(bytes, fileName);
  if (!read.ok || read.value === null) throw new Error(`${fileName} has no text`);
  return read.value;
}

function refusedStep(command: Command, error: AppError): Error {
  return new Error(`The sample’s ${command.kind} was refused: ${error.code}: ${error.message}`);
}
