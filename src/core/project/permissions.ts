import { appError } from '../app-error.ts';
import { memoise } from '../memo.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, CommandContext, CommandKind } from './commands.ts';
import type { Project } from './project.ts';
import type { Role } from './roles.ts';

const everyone: readonly Role[] = ['writer', 'editor', 'checker', 'legal'];
const copy: readonly Role[] = ['writer', 'editor'];
const desk: readonly Role[] = ['editor', 'checker', 'legal'];
const annotators: readonly Role[] = ['writer', 'editor', 'checker'];
const checker: readonly Role[] = ['checker'];
const editor: readonly Role[] = ['editor'];

/**
 * Who may do what. Checkers do not edit copy, they propose changes; editors decide about copy and do not give
 * verdicts (KSJ; New Yorker practice: the editor makes the final call, the checker never edits silently).
 */
export const allowedRoles: Readonly<Record<CommandKind, readonly Role[]>> = {
  'project.create': everyone,
  'project.restore': everyone,
  'story.update': everyone,
  'stage.set': everyone,
  'policy.set': editor,
  'role.switch': everyone,
  'article.edit': copy,
  'furniture.restore': copy,
  'furniture.remove': copy,
  'claim.create': everyone,
  'claim.add-span': everyone,
  'claim.remove-span': everyone,
  'claim.attach': desk,
  'claim.update': everyone,
  'claim.set-formula': everyone,
  'claim.remove': annotators,
  'claim.restore': annotators,
  'claim.note': everyone,
  'claim.set-status': checker,
  'claim.verdict': checker,
  'finding.dismiss': desk,
  'finding.recall': desk,
  'suggestion.ignore': everyone,
  'suggestion.recall': everyone,
  'name.confirm': desk,
  'name.update': desk,
  'name.remove': desk,
  'not-checkable.mark': everyone,
  'not-checkable.renew': everyone,
  'not-checkable.remove': everyone,
  'source.add': everyone,
  'source.update': everyone,
  'source.remove': everyone,
  'source.merge': everyone,
  'contact.log': everyone,
  'contact.remove': everyone,
  'allegation.add': everyone,
  'allegation.update': everyone,
  'allegation.remove': desk,
  'privilege.mark': desk,
  'privilege.lift': desk,
  'evidence.add': everyone,
  'evidence.custody': everyone,
  'evidence.remove': everyone,
  'citation.add': everyone,
  'citation.update': everyone,
  'citation.remove': everyone,
  'query.open': desk,
  'query.reply': everyone,
  'query.resolve': desk,
  'query.reopen': desk,
  'change.propose': ['checker', 'legal'],
  'change.accept': editor,
  'change.reject': editor,
  'change.withdraw': ['checker', 'legal'],
  'coverage.sign-exception': editor,
  'coverage.withdraw-exception': editor,
  'sign-off.give': everyone,
  'sign-off.withdraw': everyone,
  'gate.override': editor,
  'correction.add': editor,
  'correction.withdraw': editor,
  'embargo.set': editor,
  'retention.set': editor,
  'export.record': everyone,
};

/** Commands that are acts of checking: the story's own writer may not give them unless the desk is one person. */
const actsOfChecking: ReadonlySet<CommandKind> = new Set(['claim.verdict', 'claim.set-status']);

/**
 * Whether `name` wrote the story: listed as a writer, or changed its copy as writer without being listed. Names compare as
 * {@link samePerson} does.
 */
export function isWriter(project: Pick<Project, 'story' | 'writtenBy'>, name: string): boolean {
  return (
    isListedWriter(project.story.people, name) || project.writtenBy.some((writer) => samePerson(writer, name))
  );
}

function isListedWriter(people: Project['story']['people'], name: string): boolean {
  return writersAmong(people).has(plainName(name));
}

const writersAmong = memoise(
  (people: Project['story']['people']): ReadonlySet<string> =>
    new Set(
      people.filter((person) => person.roles.includes('writer')).map((person) => plainName(person.name)),
    ),
);

/** Whether two names mean the same person as far as text can tell; what cannot be seen makes nobody another person. */
export function samePerson(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** A name without what does not make it another: case, spacing, compatibility forms, format characters. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

/**
 * Whether this command may be given in this context.
 * Errors: `not-permitted` (the role), `writer-cannot-check` (the person).
 */
export function checkPermission(project: Project, command: Command, context: CommandContext): Result<void> {
  const allowed = allowedRoles[command.kind];
  if (!allowed.includes(context.role)) {
    return err(
      appError(
        'not-permitted',
        `${actName(command.kind)} is for the ${allowed.join(' or ')}; you are acting as ${context.role}. Nothing was changed. Switch role or ask a colleague.`,
        { kind: command.kind, role: context.role },
      ),
    );
  }
  const checking =
    actsOfChecking.has(command.kind) || (command.kind === 'sign-off.give' && context.role === 'checker');
  if (checking && !project.policy.onePersonDesk && isWriter(project, context.actor)) {
    return err(
      appError(
        'writer-cannot-check',
        `${context.actor} wrote this story, so somebody else has to check it. Nothing was changed. A one-person desk can be declared in the policy; every report will say so.`,
        { kind: command.kind },
      ),
    );
  }
  if (command.kind === 'privilege.lift' && context.role === 'checker') {
    const mark = project.privileges[command.privilegeId];
    if (mark?.kind === 'communication' && !samePerson(mark.by, context.actor)) {
      return err(
        appError(
          'not-permitted',
          `${mark.by} marked this as a communication with a lawyer. Only the editor, the legal reader or ${mark.by} can give that up. Nothing was changed.`,
          { kind: command.kind, role: context.role },
        ),
      );
    }
  }
  if (
    command.kind === 'story.update' &&
    command.people &&
    isListedWriter(project.story.people, context.actor)
  ) {
    if (!isListedWriter(command.people, context.actor)) {
      return err(
        appError(
          'writer-cannot-check',
          `${context.actor} is named as a writer of this story, so somebody else has to take that name off. Nothing was changed.`,
          { kind: command.kind },
        ),
      );
    }
  }
  return ok(undefined);
}

function actName(kind: CommandKind): string {
  const names: Partial<Record<CommandKind, string>> = {
    'article.edit': 'Changing the article text',
    'claim.verdict': 'Giving a verdict',
    'claim.set-status': 'Setting a claim’s status',
    'change.propose': 'Proposing a change',
    'change.accept': 'Accepting a change',
    'change.reject': 'Rejecting a change',
    'gate.override': 'Overriding the gate',
    'policy.set': 'Setting the policy',
    'coverage.sign-exception': 'Signing a coverage exception',
    'correction.add': 'Publishing a correction',
    'correction.withdraw': 'Withdrawing a correction',
    'embargo.set': 'Setting the embargo',
    'privilege.mark': 'Marking something as privileged',
    'privilege.lift': 'Taking a privilege mark away',
    'retention.set': 'Saying how long the research is kept',
  };
  return names[kind] ?? `“${kind}”`;
}
