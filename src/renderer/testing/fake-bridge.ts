import type { StetBridge } from '../../contract/bridge.ts';
import type { ChannelName, EventName, EventOf, RequestOf, ResponseOf } from '../../contract/channels.ts';
import type { Settings } from '../../contract/settings.ts';
import type { TrashedProject } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import { createIdSource } from '../../core/ids.ts';
import { apply } from '../../core/project/apply.ts';
import type { Command } from '../../core/project/commands.ts';
import type { Project } from '../../core/project/project.ts';
import type { Role } from '../../core/project/roles.ts';
import { summarise } from '../../core/project/summary.ts';
import { err, ok, type Result } from '../../core/result.ts';

type Handlers = {
  [C in ChannelName]?: (request: RequestOf<C>) => Result<ResponseOf<C>> | Promise<Result<ResponseOf<C>>>;
};

export const plainSettings: Settings = {
  schema: 1,
  name: 'Ada Marsh',
  roles: ['writer', 'editor', 'checker', 'legal'],
  theme: 'system',
  textSize: 100,
  legend: {},
  mayCapture: false,
  policy: defaultPolicy,
  panes: { queueWidth: 300, inspectorWidth: 360, isQueueOpen: true, isInspectorOpen: true },
  openParts: [],
  suggestions: { isOn: true, cut: null },
};

export interface FakeBridge extends StetBridge {
  readonly emit: <E extends EventName>(event: E, payload: EventOf<E>) => void;
  /** Replaces what one channel does, e.g. to refuse. */
  readonly answer: <C extends ChannelName>(channel: C, handler: NonNullable<Handlers[C]>) => void;
  /** Adds a project made by these commands and returns it. */
  readonly addProject: (commands: readonly Command[], role?: Role) => Project;
  /** Drops the next `project:applied` events, as a lost message would. */
  readonly loseEvents: (count: number) => void;
  readonly calls: ChannelName[];
}

/** The main process in memory: projects change through the real `core/apply` and nothing is written anywhere. */
export function createFakeBridge(settings: Settings = plainSettings): FakeBridge {
  let kept = settings;
  let role: Role = 'editor';
  let minute = 0;
  let lost = 0;
  const projects = new Map<string, Project>();
  const trash = new Map<string, TrashedProject>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const calls: ChannelName[] = [];
  let seed = 0;
  const newId = createIdSource((count) =>
    Uint8Array.from({ length: count }, () => (seed = (seed * 31 + 7) % 251)),
  );
  const at = () => new Date(Date.UTC(2026, 2, 1, 9, (minute += 1))).toISOString();

  const emit: FakeBridge['emit'] = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const step = (project: Project | null, command: unknown, as: Role) =>
    apply(project, command, { at: at(), actor: kept.name || 'Somebody', role: as });

  const addProject: FakeBridge['addProject'] = (commands, as = 'editor') => {
    let project: Project | null = null;
    for (const command of commands) {
      const applied = step(project, command, as);
      if (!applied.ok) throw new Error(`${applied.error.code}: ${applied.error.message}`);
      project = applied.value.project;
    }
    if (project === null) throw new Error('A project needs its first command.');
    projects.set(project.id, project);
    return project;
  };
  const create = (title: string, texts: readonly string[]): Project => {
    const projectId = newId('project');
    return addProject([
      {
        kind: 'project.create',
        projectId,
        origin: { kind: 'blank', fileName: '', messages: [] },
        story: {
          title,
          slug: title.toLowerCase().replace(/[^a-z]+/gu, '-'),
          stage: 'drafting',
          deadline: null,
          publicationDate: null,
          publicUrl: '',
          publisher: '',
          language: 'en',
          people: [],
        },
        policy: kept.policy,
        blocks: texts.map((text, index) => ({
          kind: index === 0 ? 'headline' : 'paragraph',
          id: newId('block'),
          text,
          marks: [],
          spans: [],
        })),
        furniture: [],
      },
    ]);
  };

  const missing = () => err(appError('not-found', 'There is no such project.'));
  const revisionOf = (projectId: string) => projects.get(projectId)?.revision ?? 0;
  const execute = (projectId: string, command: unknown): Result<{ revision: number }> => {
    const project = projects.get(projectId);
    if (project === undefined) return missing();
    const applied = step(project, command, role);
    if (!applied.ok) return applied;
    const { entry } = applied.value;
    projects.set(projectId, applied.value.project);
    if (lost > 0) lost -= 1;
    else {
      const { context, revision, hash } = entry;
      emit('project:applied', { projectId, command: entry.command, context, revision, logHead: hash });
    }
    return ok({ revision: entry.revision });
  };
  const handlers: Handlers = {
    'app:info': () => ok({ version: '0.1.0', stamp: null, host: 'stand-in', platform: 'linux' }),
    'app:flushed': () => ok({}),
    'settings:get': () => ok(kept),
    'settings:update': (change) => ok((kept = Object.assign({}, kept, change))),
    'library:list': () =>
      ok({
        folder: '/home/ada/Stet',
        projects: [...projects.values()].map((project) => ({ ...summarise(project), problem: null })),
        trash: [...trash.values()],
        notices: [],
      }),
    'library:create': (request) =>
      ok({ projectId: create(request.kind === 'sample' ? 'Sample' : request.title, ['', '']).id }),
    'library:trash': ({ projectId }) => {
      const project = projects.get(projectId);
      if (project === undefined) return missing();
      trash.set(projectId, { id: projectId, title: project.story.title, trashedAt: at() });
      projects.delete(projectId);
      return ok({});
    },
    'project:open': ({ projectId }) => {
      const project = projects.get(projectId);
      return project === undefined
        ? missing()
        : ok({ project, access: { kind: 'write' }, role, notices: [] });
    },
    'project:close': () => ok({}),
    'project:set-role': (request) => ok({ role: (role = request.role) }),
    'project:execute-all': ({ projectId, commands }) => {
      let applied = 0;
      for (const command of commands) {
        const done = execute(projectId, command);
        if (!done.ok) {
          const { code, message } = done.error;
          return ok({ applied, revision: revisionOf(projectId), refused: { code, message } });
        }
        applied += 1;
      }
      return ok({ applied, revision: revisionOf(projectId), refused: null });
    },
    'project:execute': ({ projectId, command }) => execute(projectId, command),
  };

  return {
    invoke: async (channel, request) => {
      calls.push(channel);
      const handler = handlers[channel];
      if (handler === undefined) throw new Error(`The fake has no channel ${channel}`);
      return handler(request);
    },
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    tokenForDroppedFile: () => Promise.resolve(err(appError('unsupported-type', 'The fake takes no files.'))),
    emit,
    answer: (channel, handler) => {
      handlers[channel] = handler;
    },
    addProject,
    loseEvents: (count) => {
      lost = count;
    },
    calls,
  };
}
