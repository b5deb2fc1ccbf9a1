import { unexcused } from '../../claims/coverage.ts';
import { blockerKey, gate } from '../../gate/gate.ts';
import { contentHash } from '../../gate/seal.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { duplicateId, refuse, unknownId, withEvent, type Handled } from '../draft.ts';
import { samePerson } from '../permissions.ts';
import type { Project } from '../project.ts';

export function handleCoverageSignException(
  project: Project,
  command: CommandOf<'coverage.sign-exception'>,
  context: CommandContext,
): Handled {
  if (project.exceptions.some((exception) => exception.id === command.exceptionId)) {
    return duplicateId(command.exceptionId);
  }
  const passages = unexcused(project).map(({ blockId, text }) => ({ blockId, text }));
  if (passages.length === 0) {
    return refuse(
      'already-settled',
      'Every word is covered, so there is nothing to except. Nothing was changed.',
    );
  }
  const exception = {
    id: command.exceptionId,
    by: context.actor,
    at: context.at,
    reason: command.reason,
    passages,
  };
  const signed = { ...project, exceptions: [...project.exceptions, exception] };
  return ok(withEvent(signed, context, command.kind, `${passages.length} passages: ${command.reason}`));
}

export function handleCoverageWithdrawException(
  project: Project,
  command: CommandOf<'coverage.withdraw-exception'>,
  context: CommandContext,
): Handled {
  const exceptions = project.exceptions.filter((exception) => exception.id !== command.exceptionId);
  if (exceptions.length === project.exceptions.length) return unknownId('exception', command.exceptionId);
  return ok(withEvent({ ...project, exceptions }, context, command.kind, ''));
}

export function handleSignOffGive(
  project: Project,
  command: CommandOf<'sign-off.give'>,
  context: CommandContext,
): Handled {
  if (project.signOffs.some((signOff) => signOff.id === command.signOffId))
    return duplicateId(command.signOffId);
  const signOff = {
    id: command.signOffId,
    role: context.role,
    by: context.actor,
    at: context.at,
    note: command.note,
    contentHash: contentHash(project),
    withdrawn: null,
  };
  const signed = { ...project, signOffs: [...project.signOffs, signOff] };
  return ok(withEvent(signed, context, command.kind, context.role));
}

export function handleSignOffWithdraw(
  project: Project,
  command: CommandOf<'sign-off.withdraw'>,
  context: CommandContext,
): Handled {
  const signOff = project.signOffs.find((entry) => entry.id === command.signOffId);
  if (!signOff) return unknownId('sign-off', command.signOffId);
  if (signOff.withdrawn !== null) {
    return refuse('already-settled', 'That sign-off was withdrawn already. Nothing was changed.');
  }
  if (!samePerson(signOff.by, context.actor)) {
    return refuse(
      'not-permitted',
      `Only ${signOff.by} can withdraw their own sign-off. Nothing was changed.`,
    );
  }
  const withdrawn = { by: context.actor, at: context.at };
  const signOffs = project.signOffs.map((entry) => (entry === signOff ? { ...entry, withdrawn } : entry));
  return ok(withEvent({ ...project, signOffs }, context, command.kind, signOff.role));
}

export function handleGateOverride(
  project: Project,
  command: CommandOf<'gate.override'>,
  context: CommandContext,
): Handled {
  if (project.overrides.some((override) => override.id === command.overrideId)) {
    return duplicateId(command.overrideId);
  }
  const blockers = gate(project);
  if (blockers.length === 0) {
    return refuse('already-settled', 'The gate is open; there is nothing to override. Nothing was changed.');
  }
  const override = {
    id: command.overrideId,
    by: context.actor,
    at: context.at,
    reason: command.reason,
    contentHash: contentHash(project),
    blockers: [...new Set(blockers.map(blockerKey))],
  };
  const overridden = { ...project, overrides: [...project.overrides, override] };
  return ok(withEvent(overridden, context, command.kind, command.reason));
}
