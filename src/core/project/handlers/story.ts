import { articleTitle } from '../../article/article-text.ts';
import { spanIdsIn } from '../../article/spans.ts';
import { blockProblem, duplicateBlockId } from '../../article/validate-article.ts';
import { gateIsOpen } from '../../gate/gate.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { refuse, withEvent, type Handled } from '../draft.ts';
import { logRoot } from '../log.ts';
import { untitled } from '../project-title.ts';
import { currentSchema, isPublicStage, type Project, type Stage } from '../project.ts';

/** The project before its first command has been counted: `apply` raises the revision to 1. */
export function createProject(command: CommandOf<'project.create'>, context: CommandContext): Handled {
  const article = { blocks: command.blocks };
  const leftOut = command.furniture.map((line) => line.block);
  const everyBlock = [...command.blocks, ...leftOut];
  const problem =
    everyBlock.map(blockProblem).find((found) => found !== null) ?? duplicateBlockId({ blocks: everyBlock });
  if (problem !== null || everyBlock.some((block) => spanIdsIn(block).length > 0)) {
    return refuse('invalid-article', `The article cannot be stored (${problem ?? 'it has spans'}).`);
  }
  if (new Set(command.furniture.map((line) => line.id)).size !== command.furniture.length) {
    return refuse('duplicate-id', 'Two left-out lines have the same id. Nothing was made.');
  }
  if (!isBeforeGate(command.story.stage)) {
    return refuse(
      'gate-closed',
      `A new story cannot be “${command.story.stage}”: nobody has checked it. Nothing was made.`,
    );
  }
  const title = command.story.title.trim() === '' ? (articleTitle(article) ?? untitled) : command.story.title;
  return ok({
    schema: currentSchema,
    id: command.projectId,
    revision: 0,
    logHead: logRoot,
    createdAt: context.at,
    updatedAt: context.at,
    origin: command.origin,
    story: { ...command.story, title },
    policy: command.policy,
    article,
    claims: {},
    notCheckable: {},
    sources: {},
    evidence: {},
    citations: {},
    queries: {},
    changes: {},
    furniture: Object.fromEntries(command.furniture.map((line) => [line.id, { ...line, restored: false }])),
    dismissals: {},
    ignoredSuggestions: {},
    names: {},
    contacts: {},
    allegations: {},
    privileges: {},
    writtenBy: [],
    signOffs: [],
    exceptions: [],
    overrides: [],
    corrections: [],
    embargo: null,
    retention: null,
    events: [
      {
        revision: 1,
        at: context.at,
        by: context.actor,
        role: context.role,
        what: command.kind,
        detail: command.origin.kind,
      },
    ],
  });
}

export function handleProjectRestore(
  project: Project,
  command: CommandOf<'project.restore'>,
  context: CommandContext,
): Handled {
  if (command.projectId === project.id) {
    return refuse('duplicate-id', 'A restored copy needs an id of its own. Nothing was changed.');
  }
  const { from, missing } = command;
  const source = from.kind === 'backup' ? `the backup ${from.name}` : 'what could be read';
  const lack =
    missing === 0
      ? 'no later change is missing'
      : missing === 1
        ? '1 later change is missing'
        : `${missing} later changes are missing`;
  const detail = `from ${source} of ${project.id}, change ${project.revision}; ${lack}`;
  const story = { ...project.story, title: command.title };
  return ok(withEvent({ ...project, id: command.projectId, story }, context, command.kind, detail));
}

export function handleStoryUpdate(
  project: Project,
  command: CommandOf<'story.update'>,
  context: CommandContext,
): Handled {
  const { kind: _kind, ...given } = command;
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (command.people) {
    const names = command.people.map((person) => person.id);
    if (new Set(names).size !== names.length) {
      return refuse('duplicate-id', 'Two people have the same id. Nothing was changed.');
    }
  }
  const story = { ...project.story, ...(changes as Partial<Project['story']>) };
  return ok(withEvent({ ...project, story }, context, command.kind, Object.keys(changes).join(', ')));
}

/** Whether a story may be at this stage without having passed the gate. */
function isBeforeGate(stage: Stage): boolean {
  return stage !== 'signed-off' && !isPublicStage(stage);
}

export function handleStageSet(
  project: Project,
  command: CommandOf<'stage.set'>,
  context: CommandContext,
): Handled {
  const from = project.story.stage;
  const to = command.stage;
  if (from === to) return refuse('already-settled', `The story is at “${to}” already. Nothing was changed.`);
  const wasPublic = isPublicStage(from);
  const isPublic = isPublicStage(to);
  const isAllowed = wasPublic ? isPublic && to !== 'published' : !isPublic || to === 'published';
  if (!isAllowed) {
    return refuse('illegal-transition', `A story cannot go from “${from}” to “${to}”. Nothing was changed.`, {
      from,
      to,
    });
  }
  if ((to === 'signed-off' || to === 'published') && !gateIsOpen(project)) {
    return refuse('gate-closed', `The gate is closed, so the story cannot be “${to}”. Nothing was changed.`, {
      to,
    });
  }
  const moved = { ...project, story: { ...project.story, stage: to } };
  return ok(withEvent(moved, context, command.kind, `${from} → ${to}`));
}

export function handlePolicySet(
  project: Project,
  command: CommandOf<'policy.set'>,
  context: CommandContext,
): Handled {
  const detail = command.policy.onePersonDesk
    ? `${command.policy.name}; one-person desk`
    : command.policy.name;
  return ok(withEvent({ ...project, policy: command.policy }, context, command.kind, detail));
}

export function handleRoleSwitch(
  project: Project,
  command: CommandOf<'role.switch'>,
  context: CommandContext,
): Handled {
  return ok(withEvent(project, context, command.kind, `${command.from} → ${command.to}`));
}

export function handleExportRecord(
  project: Project,
  command: CommandOf<'export.record'>,
  context: CommandContext,
): Handled {
  if (command.vetted && !gateIsOpen(project)) {
    return refuse(
      'gate-closed',
      'The gate is closed, so nothing can have left as vetted. Nothing was changed.',
    );
  }
  const detail = `${command.format}, ${command.vetted ? 'vetted' : 'draft'}: ${command.fileName}, SHA-256 ${command.sha256}`;
  return ok(withEvent(project, context, command.kind, detail));
}
