import { ok } from '../../result.ts';
import type { RegisteredName } from '../../sources/registered-name.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { duplicateId, refuse, unknownId, without, withEvent, type Handled } from '../draft.ts';
import type { Project } from '../project.ts';

export function handleNameConfirm(
  project: Project,
  command: CommandOf<'name.confirm'>,
  context: CommandContext,
): Handled {
  if (project.names[command.nameId]) return duplicateId(command.nameId);
  const { kind: _kind, nameId: id, ...given } = command;
  return settle(project, { id, ...given, by: context.actor, at: context.at }, command.kind, context);
}

export function handleNameUpdate(
  project: Project,
  command: CommandOf<'name.update'>,
  context: CommandContext,
): Handled {
  const entry = project.names[command.nameId];
  if (!entry) return unknownId('name', command.nameId);
  const next = {
    ...entry,
    canonical: command.canonical ?? entry.canonical,
    variants: command.variants ?? entry.variants,
    nameKind: command.nameKind ?? entry.nameKind,
    sourceId: command.sourceId === undefined ? entry.sourceId : command.sourceId,
  };
  return settle(project, next, command.kind, context);
}

/** Two entries with one spelling would make each other wrong. */
function settle(project: Project, entry: RegisteredName, what: string, context: CommandContext): Handled {
  if (entry.sourceId !== null && !project.sources[entry.sourceId]) return unknownId('source', entry.sourceId);
  const twin = Object.values(project.names).find(
    (other) => other.id !== entry.id && other.canonical === entry.canonical,
  );
  if (twin) {
    return refuse(
      'already-exists',
      `“${entry.canonical}” is in the name register already. Nothing was changed.`,
    );
  }
  const next = { ...project, names: { ...project.names, [entry.id]: entry } };
  return ok(withEvent(next, context, what, entry.canonical));
}

export function handleNameRemove(
  project: Project,
  command: CommandOf<'name.remove'>,
  context: CommandContext,
): Handled {
  const entry = project.names[command.nameId];
  if (!entry) return unknownId('name', command.nameId);
  const next = { ...project, names: without(project.names, entry.id) };
  return ok(withEvent(next, context, command.kind, entry.canonical));
}
