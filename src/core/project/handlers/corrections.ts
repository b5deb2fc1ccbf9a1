import { stageByLedger } from '../../corrections/correction.ts';
import { formatEmbargo } from '../../corrections/embargo.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { duplicateId, refuse, unknownId, withEvent, type Handled } from '../draft.ts';
import { isPublicStage, type Project } from '../project.ts';

/** Somewhere on earth it is already tomorrow: 14 hours is the largest offset from UTC (IANA, Pacific/Kiritimati). */
const aheadOfUtc = 14 * 60 * 60 * 1000;

/**
 * Adds to the ledger. A correction takes a published story to “corrected”, a retraction takes it to “retracted”; clarifications
 * and updates leave the stage.
 * Errors: `duplicate-id`, `illegal-transition` (not published yet), `needs-reason` (a correction or retraction without its
 * cause), `unknown-id` (claim), `invalid-command` (a day to come).
 */
export function handleCorrectionAdd(
  project: Project,
  command: CommandOf<'correction.add'>,
  context: CommandContext,
): Handled {
  const { kind: _kind, correctionId: id, correctionKind: kind, ...given } = command;
  if (project.corrections.some((entry) => entry.id === id)) return duplicateId(id);
  if (!isPublicStage(project.story.stage)) {
    return refuse(
      'illegal-transition',
      'The story is not published yet, so there is nothing to correct in public: change the text instead. Nothing was changed.',
      { stage: project.story.stage },
    );
  }
  if ((kind === 'correction' || kind === 'retraction') && given.cause.trim() === '') {
    return refuse(
      'needs-reason',
      `A ${kind} needs its cause, for the desk; it is not published. Nothing was changed.`,
    );
  }
  const missing = given.claimIds.find((claimId) => !project.claims[claimId]);
  if (missing !== undefined) return unknownId('claim', missing);
  if (given.on > new Date(Date.parse(context.at) + aheadOfUtc).toISOString().slice(0, 10)) {
    return refuse(
      'invalid-command',
      `The day of a ${kind} cannot lie ahead (${given.on}). Nothing was changed.`,
    );
  }
  const entry = {
    id,
    kind,
    ...given,
    claimIds: [...new Set(given.claimIds)],
    by: context.actor,
    at: context.at,
    withdrawn: null,
  };
  const corrections = [...project.corrections, entry];
  const decided = stageByLedger(corrections);
  const moves = (kind === 'correction' && project.story.stage === 'published') || kind === 'retraction';
  const story = moves ? { ...project.story, stage: decided } : project.story;
  return ok(withEvent({ ...project, story, corrections }, context, command.kind, `${kind}: ${given.note}`));
}

/**
 * Withdraws an entry, with the reason; it stays in the ledger and leaves the public formats. A stage that the entry gave the
 * story goes back to what the others say.
 * Errors: `unknown-id`, `already-settled`.
 */
export function handleCorrectionWithdraw(
  project: Project,
  command: CommandOf<'correction.withdraw'>,
  context: CommandContext,
): Handled {
  const entry = project.corrections.find((one) => one.id === command.correctionId);
  if (!entry) return unknownId('correction', command.correctionId);
  if (entry.withdrawn !== null) {
    return refuse('already-settled', 'That entry was withdrawn already. Nothing was changed.');
  }
  const withdrawn = { by: context.actor, at: context.at, reason: command.reason };
  const corrections = project.corrections.map((one) => (one === entry ? { ...one, withdrawn } : one));
  const gaveStage =
    (entry.kind === 'retraction' && project.story.stage === 'retracted') ||
    (entry.kind === 'correction' && project.story.stage === 'corrected');
  const story = gaveStage ? { ...project.story, stage: stageByLedger(corrections) } : project.story;
  return ok(
    withEvent({ ...project, story, corrections }, context, command.kind, `${entry.kind}: ${command.reason}`),
  );
}

/** Sets or lifts the embargo. Error `already-settled` when nothing would change. */
export function handleEmbargoSet(
  project: Project,
  command: CommandOf<'embargo.set'>,
  context: CommandContext,
): Handled {
  const { embargo } = command;
  const { embargo: before } = project;
  if (embargo?.until === before?.until && embargo?.timeZone === before?.timeZone) {
    return refuse('already-settled', 'The embargo says that already. Nothing was changed.');
  }
  const detail = embargo === null ? 'lifted' : `until ${formatEmbargo(embargo)}`;
  return ok(withEvent({ ...project, embargo }, context, command.kind, detail));
}

/** Writes or clears the retention note. */
export function handleRetentionSet(
  project: Project,
  command: CommandOf<'retention.set'>,
  context: CommandContext,
): Handled {
  const { retention } = command;
  const detail =
    retention === null ? 'cleared' : `${retention.what}: ${retention.until ?? 'for good'}; ${retention.why}`;
  return ok(withEvent({ ...project, retention }, context, command.kind, detail));
}
