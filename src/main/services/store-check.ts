import { appError } from '../../core/app-error.ts';
import type { Command, CommandKind } from '../../core/project/commands.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EvidenceStore } from '../storage/evidence-store.ts';

/** What Stet records itself, after it has seen the bytes: nobody may claim it. */
const ownRecords: ReadonlySet<CommandKind> = new Set([
  'evidence.custody',
  'export.record',
  'project.restore',
]);

/**
 * What the pure core cannot see about a command that somebody gives: whether the store holds the bytes that it names, and whether an
 * excerpt really stands in its evidence.
 * Errors: `not-permitted` for records that only Stet makes; `not-found`, `evidence-changed` for bytes; `bad-range` for
 * an excerpt that its evidence does not hold.
 */
export function checkAgainstStore(
  store: EvidenceStore,
  project: Project,
  command: Command,
): Promise<Result<void>> {
  if (ownRecords.has(command.kind)) {
    return Promise.resolve(
      err(
        appError(
          'not-permitted',
          'Stet writes this into the log itself, when it has looked at the files. Nothing was changed.',
          { kind: command.kind },
        ),
      ),
    );
  }
  switch (command.kind) {
    case 'evidence.add':
      return checkStored(store, command);
    case 'citation.add':
    case 'citation.update':
      return checkExcerpt(store, project, command);
    default:
      return Promise.resolve(ok(undefined));
  }
}

type EvidenceAdd = Extract<Command, { kind: 'evidence.add' }>;

async function checkStored(store: EvidenceStore, command: EvidenceAdd): Promise<Result<void>> {
  const file = await store.verify(command.sha256);
  if (!file.ok) return notStored(file.error.code);
  if (file.value.size !== command.size) return differs('size');
  if (command.text.sha256 !== null) {
    const text = await store.read(command.text.sha256);
    if (!text.ok) return notStored(text.error.code);
    if (Buffer.from(text.value).toString('utf8').length !== command.text.length) return differs('length');
  }
  if (command.picture) {
    const picture = await store.verify(command.picture.sha256);
    if (!picture.ok) return notStored(picture.error.code);
  }
  return ok(undefined);
}

function notStored(code: string): Result<never> {
  return err(
    code === 'not-found'
      ? appError(
          'not-found',
          'The project’s evidence store holds no file with that checksum. Nothing was changed. Attach the file first: in the app, or with “stet attach”.',
        )
      : appError(
          'evidence-changed',
          'The stored file with that checksum cannot be relied on. Nothing was changed.',
        ),
  );
}

function differs(what: 'size' | 'length'): Result<never> {
  return err(
    appError(
      'evidence-changed',
      `The ${what} given is not that of the stored file. Nothing was changed. Attach the file again.`,
    ),
  );
}

type CitationCommand = Extract<Command, { kind: 'citation.add' | 'citation.update' }>;

async function checkExcerpt(
  store: EvidenceStore,
  project: Project,
  command: CitationCommand,
): Promise<Result<void>> {
  const { excerpt } = command;
  if (excerpt === undefined || excerpt === null) return ok(undefined);
  const evidenceId = command.evidenceId ?? citedEvidence(project, command);
  const textHash = evidenceId === null ? null : (project.evidence[evidenceId]?.text.sha256 ?? null);
  // Unknown evidence is refused by the core, with its own words.
  if (textHash === null) return ok(undefined);
  const text = await store.read(textHash);
  if (!text.ok) return notStored(text.error.code);
  const words = Buffer.from(text.value).toString('utf8').slice(excerpt.start, excerpt.end);
  return words === excerpt.exact
    ? ok(undefined)
    : err(
        appError('bad-range', 'The excerpt does not stand there in the evidence. Nothing was changed.', {
          start: excerpt.start,
          end: excerpt.end,
        }),
      );
}

function citedEvidence(project: Project, command: CitationCommand): string | null {
  return command.kind === 'citation.update'
    ? (project.citations[command.citationId]?.evidenceId ?? null)
    : null;
}
