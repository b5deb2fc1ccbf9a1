import type { EventOf } from '../../contract/channels.ts';
import { appError } from '../../core/app-error.ts';
import type { Command } from '../../core/project/commands.ts';
import type { Role } from '../../core/project/roles.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { ProjectLibrary } from './project-library.ts';
import { ProjectSession, type Actor, type BatchOutcome } from './project-session.ts';
import { accountName, type Runtime } from './runtime.ts';
import type { SettingsService } from './settings-service.ts';
import type { WorkspaceService } from './workspace-service.ts';

/** What open projects tell the window. */
export interface ProjectEvents {
  readonly applied: (event: EventOf<'project:applied'>) => void;
  readonly failed: (event: EventOf<'project:failed'>) => void;
}

/** A project that is open, and the role its user acts in. */
export interface OpenProject {
  readonly session: ProjectSession;
  readonly role: Role;
}

interface Entry {
  readonly session: ProjectSession;
  role: Role;
}

/** The projects this program has open. Who acts is decided here: the name from the settings, the role of the project. */
export class OpenProjects {
  readonly #runtime: Runtime;
  readonly #settings: SettingsService;
  readonly #workspace: WorkspaceService;
  readonly #events: ProjectEvents;
  readonly #open = new Map<string, Entry>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    runtime: Runtime,
    settings: SettingsService,
    workspace: WorkspaceService,
    events: ProjectEvents,
  ) {
    this.#runtime = runtime;
    this.#settings = settings;
    this.#workspace = workspace;
    this.#events = events;
  }

  /** Opens a project, or answers the open one. Errors: those of `ProjectStore.open`, `not-found`. */
  open(library: ProjectLibrary, projectId: string): Promise<Result<OpenProject>> {
    return this.#inTurn(async () => {
      const known = this.#open.get(projectId);
      if (known !== undefined) return ok(known);
      const path = await library.pathOf(projectId);
      if (!path.ok) return path;
      const session = await ProjectSession.open(path.value, 'write', this.#runtime.store);
      if (!session.ok) return session;
      if (session.value.project.id !== projectId) {
        await session.value.close();
        return err(appError('not-found', 'That folder now holds another project. Reload the library.'));
      }
      this.#listen(projectId, session.value);
      const role = this.#workspace.roleIn(projectId) ?? this.#settings.current.roles[0] ?? 'editor';
      const entry: Entry = { session: session.value, role };
      this.#open.set(projectId, entry);
      return ok(entry);
    });
  }

  #listen(projectId: string, session: ProjectSession): void {
    session.onApplied(({ command, context, project }) =>
      this.#events.applied({
        projectId,
        command,
        context,
        revision: project.revision,
        logHead: project.logHead,
      }),
    );
    session.onFailed((notice) => this.#events.failed({ projectId, notice }));
  }

  /** An open project. Error: `not-found`. */
  get(projectId: string): Result<OpenProject> {
    const entry = this.#open.get(projectId);
    return entry === undefined
      ? err(appError('not-found', 'That project is not open. Open it from the library.', { projectId }))
      : ok(entry);
  }

  /** Gives a command in the user's name and present role. Errors: those of `ProjectSession.give`, `not-found`. */
  async execute(projectId: string, command: Command): Promise<Result<{ readonly revision: number }>> {
    const entry = this.get(projectId);
    return entry.ok ? entry.value.session.give(command, this.actorIn(entry.value.role)) : entry;
  }

  /** Gives a row of commands the same way. Errors: those of `ProjectSession.giveAll`, `not-found`. */
  async executeAll(projectId: string, commands: readonly Command[]): Promise<Result<BatchOutcome>> {
    const entry = this.get(projectId);
    return entry.ok ? entry.value.session.giveAll(commands, this.actorIn(entry.value.role)) : entry;
  }

  /** The user in one role. */
  actorIn(role: Role): Actor {
    const name = this.#settings.current.name.trim();
    return { actor: name === '' ? accountName() : name, role };
  }

  /** Goes on in another role; the log says so. Reading needs no log entry. Errors: those of {@link execute}. */
  async setRole(projectId: string, role: Role): Promise<Result<{ readonly role: Role }>> {
    const entry = this.#open.get(projectId);
    if (entry === undefined) return err(appError('not-found', 'That project is not open.', { projectId }));
    if (entry.role === role) return ok({ role });
    if (entry.session.access.kind === 'write') {
      const logged = await this.execute(projectId, { kind: 'role.switch', from: entry.role, to: role });
      if (!logged.ok) return logged;
    }
    entry.role = role;
    // Only a convenience of the next start; that it could not be stored must not keep anybody from working.
    await this.#workspace.setRole(projectId, role);
    return ok({ role });
  }

  /** Closes a project; content with one that is not open. */
  close(projectId: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#open.get(projectId);
      this.#open.delete(projectId);
      await entry?.session.close();
    });
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((projectId) => this.close(projectId)));
  }

  /** Opening and closing follow each other, so that a window that reloads finds its project closed or open. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
