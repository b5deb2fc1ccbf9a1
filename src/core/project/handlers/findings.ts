import { isSameFinding } from '../../claims/dismissal.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import {
  duplicateId,
  liveClaim,
  putClaim,
  refuse,
  unknownId,
  without,
  withHistory,
  type Handled,
} from '../draft.ts';
import type { Project } from '../project.ts';

export function handleClaimSetFormula(
  project: Project,
  command: CommandOf<'claim.set-formula'>,
  context: CommandContext,
): Handled {
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const { formula } = command;
  for (const { citationId } of formula?.values ?? []) {
    if (citationId !== null && project.citations[citationId]?.claimId !== claim.id) {
      return unknownId('citation of that claim', citationId);
    }
  }
  const names = new Set(formula?.values.map((value) => value.name));
  if (formula && names.size !== formula.values.length) {
    return refuse('duplicate-id', 'Two values of the calculation have the same name. Nothing was changed.');
  }
  const detail = formula === null ? 'none' : `${formula.expression} = ${formula.stated}`;
  return ok(putClaim(project, withHistory({ ...claim, formula }, context, command.kind, detail)));
}

export function handleFindingDismiss(
  project: Project,
  command: CommandOf<'finding.dismiss'>,
  context: CommandContext,
): Handled {
  if (project.dismissals[command.dismissalId]) return duplicateId(command.dismissalId);
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const { kind, dismissalId: id, ...given } = command;
  const dismissal = { id, ...given, by: context.actor, at: context.at };
  if (Object.values(project.dismissals).some((known) => isSameFinding(known, dismissal))) {
    return refuse('already-settled', 'That finding was put aside already. Nothing was changed.');
  }
  const detail = `${given.check}, ${given.finding}: ${given.reason}`;
  const noted = putClaim(project, withHistory(claim, context, kind, detail));
  return ok({ ...noted, dismissals: { ...noted.dismissals, [id]: dismissal } });
}

export function handleFindingRecall(
  project: Project,
  command: CommandOf<'finding.recall'>,
  context: CommandContext,
): Handled {
  const dismissal = project.dismissals[command.dismissalId];
  if (!dismissal) return unknownId('put-aside finding', command.dismissalId);
  const claim = liveClaim(project, dismissal.claimId);
  const detail = `${dismissal.check}, ${dismissal.finding}`;
  const noted = claim ? putClaim(project, withHistory(claim, context, command.kind, detail)) : project;
  return ok({ ...noted, dismissals: without(noted.dismissals, dismissal.id) });
}
