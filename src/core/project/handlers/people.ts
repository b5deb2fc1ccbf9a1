import { ok } from '../../result.ts';
import type { Allegation } from '../../sources/allegation.ts';
import { sourceTitle } from '../../sources/source.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { duplicateId, unknownId, without, withEvent, type Handled } from '../draft.ts';
import type { Project } from '../project.ts';

export function handleContactLog(
  project: Project,
  command: CommandOf<'contact.log'>,
  context: CommandContext,
): Handled {
  if (project.contacts[command.contactId]) return duplicateId(command.contactId);
  if (!project.sources[command.sourceId]) return unknownId('source', command.sourceId);
  const { kind: _kind, contactId: id, ...given } = command;
  const contact = { id, ...given, by: context.actor, recordedAt: context.at };
  return ok({ ...project, contacts: { ...project.contacts, [id]: contact } });
}

export function handleContactRemove(project: Project, command: CommandOf<'contact.remove'>): Handled {
  if (!project.contacts[command.contactId]) return unknownId('contact', command.contactId);
  return ok({ ...project, contacts: without(project.contacts, command.contactId) });
}

export function handleAllegationAdd(
  project: Project,
  command: CommandOf<'allegation.add'>,
  context: CommandContext,
): Handled {
  if (project.allegations[command.allegationId]) return duplicateId(command.allegationId);
  if (!project.sources[command.sourceId]) return unknownId('source', command.sourceId);
  const { kind: _kind, allegationId: id, ...given } = command;
  return settle(project, { id, ...given, by: context.actor, at: context.at }, command.kind, context);
}

export function handleAllegationUpdate(
  project: Project,
  command: CommandOf<'allegation.update'>,
  context: CommandContext,
): Handled {
  const known = project.allegations[command.allegationId];
  if (!known) return unknownId('allegation', command.allegationId);
  const next = {
    ...known,
    claimIds: command.claimIds ?? known.claimIds,
    summary: command.summary ?? known.summary,
    putAt: command.putAt === undefined ? known.putAt : command.putAt,
    channel: command.channel ?? known.channel,
    deadline: command.deadline === undefined ? known.deadline : command.deadline,
    reply: command.reply === undefined ? known.reply : command.reply,
    replyClaimId: command.replyClaimId === undefined ? known.replyClaimId : command.replyClaimId,
  };
  return settle(project, next, command.kind, context);
}

function settle(project: Project, allegation: Allegation, what: string, context: CommandContext): Handled {
  const claimIds = [
    ...allegation.claimIds,
    ...(allegation.replyClaimId === null ? [] : [allegation.replyClaimId]),
  ];
  const missing = claimIds.find((id) => !project.claims[id]);
  if (missing !== undefined) return unknownId('claim', missing);
  const next = { ...project, allegations: { ...project.allegations, [allegation.id]: allegation } };
  const source = project.sources[allegation.sourceId];
  return ok(withEvent(next, context, what, source ? sourceTitle(source) : ''));
}

export function handleAllegationRemove(
  project: Project,
  command: CommandOf<'allegation.remove'>,
  context: CommandContext,
): Handled {
  const allegation = project.allegations[command.allegationId];
  if (!allegation) return unknownId('allegation', command.allegationId);
  const next = { ...project, allegations: without(project.allegations, allegation.id) };
  return ok(withEvent(next, context, command.kind, allegation.summary));
}
