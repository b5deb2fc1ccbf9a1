import { fitsSubject, hasSubject, privilegesOf, type PrivilegeSubject } from '../../privilege/privilege.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import {
  duplicateId,
  putClaim,
  refuse,
  unknownId,
  without,
  withEvent,
  withHistory,
  type Handled,
} from '../draft.ts';
import type { Project } from '../project.ts';

export function handlePrivilegeMark(
  project: Project,
  command: CommandOf<'privilege.mark'>,
  context: CommandContext,
): Handled {
  const { privilegeId: id, subject, privilegeKind: kind, ground } = command;
  if (project.privileges[id]) return duplicateId(id);
  const isGone = subject.kind === 'claim' && project.claims[subject.claimId]?.removed !== null;
  if (isGone || !hasSubject(project, subject)) return unknownId(subject.kind, idOf(subject));
  if (!fitsSubject(kind, subject)) {
    return refuse(
      'invalid-command',
      kind === 'communication'
        ? 'A claim’s words stand in the article, so they are no communication with a lawyer. Mark the note, the query or the source. Nothing was changed.'
        : 'Only a claim’s words can be a privileged statement. Nothing was changed.',
    );
  }
  const standing = privilegesOf(project, subject);
  if (standing.some((mark) => mark.kind === kind && (kind === 'communication' || mark.ground === ground))) {
    return refuse('already-settled', 'It is marked so already. Nothing was changed.');
  }
  const mark = { id, subject, kind, ground, by: context.actor, at: context.at };
  const marked = { ...project, privileges: { ...project.privileges, [id]: mark } };
  return ok(noted(marked, subject, context, command.kind, kind));
}

export function handlePrivilegeLift(
  project: Project,
  command: CommandOf<'privilege.lift'>,
  context: CommandContext,
): Handled {
  const mark = project.privileges[command.privilegeId];
  if (!mark) return unknownId('privilege mark', command.privilegeId);
  const lifted = { ...project, privileges: without(project.privileges, mark.id) };
  return ok(noted(lifted, mark.subject, context, command.kind, mark.kind));
}

/** In the claim's history where there is a claim, else among the project's events. The ground stays with the mark. */
function noted(
  project: Project,
  subject: PrivilegeSubject,
  context: CommandContext,
  what: string,
  detail: string,
): Project {
  const claimId =
    subject.kind === 'query'
      ? project.queries[subject.queryId]?.claimId
      : subject.kind === 'source'
        ? null
        : subject.claimId;
  const claim = typeof claimId === 'string' ? project.claims[claimId] : undefined;
  return claim === undefined
    ? withEvent(project, context, what, `${subject.kind}: ${detail}`)
    : putClaim(project, withHistory(claim, context, what, `${subject.kind}: ${detail}`));
}

function idOf(subject: PrivilegeSubject): string {
  switch (subject.kind) {
    case 'claim':
      return subject.claimId;
    case 'query':
      return subject.queryId;
    case 'note':
      return subject.noteId;
    case 'source':
      return subject.sourceId;
  }
}
