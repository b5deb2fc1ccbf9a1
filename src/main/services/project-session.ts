import type { Access, Notice } from '../../contract/views.ts';
import type { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { apply, type Applied } from '../../core/project/apply.ts';
import type { Command, CommandContext } from '../../core/project/commands.ts';
import type { Project } from '../../core/project/project.ts';
import type { Role } from '../../core/project/roles.ts';
import { ok, type Result } from '../../core/result.ts';
import { checkAgainstStore } from './store-check.ts';
import { EvidenceStore } from '../storage/evidence-store.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { projectFolder } from '../storage/project-folder.ts';
import { ProjectStore, type StoreOptions } from '../storage/project-store.ts';

/** Who gives a command; the session adds the time. */
export interface Actor {
  readonly actor: string;
  readonly role: Role;
}

/** A command that is on disk, with the project it led to. */
export interface AppliedChange {
  readonly command: Command;
  readonly context: CommandContext;
  readonly project: Project;
}

/** How far a row of commands came. Everything before the refusal is kept. */
export interface BatchOutcome {
  readonly applied: number;
  readonly revision: number;
  /** The command that was refused, counted from 0, and why; nothing of it was kept. */
  readonly refused: { readonly index: number; readonly error: AppError } | null;
}

export interface SessionOptions extends StoreOptions {
  readonly clock: Clock;
}

/**
 * One open project. Every change takes the same way: next state by `core/apply`, durable append, and only then memory
 * and listeners. Commands given while an append is under way are computed on the state that append leads to; should it
 * fail, they fail with it, and memory stays at what is on disk.
 */
export class ProjectSession {
  readonly path: string;
  readonly evidence: EvidenceStore;
  readonly #store: ProjectStore;
  readonly #clock: Clock;
  readonly #applied = new Set<(change: AppliedChange) => void>();
  readonly #failed = new Set<(notice: Notice) => void>();

  private constructor(store: ProjectStore, options: SessionOptions) {
    this.path = store.path;
    this.#store = store;
    this.#clock = options.clock;
    this.evidence = new EvidenceStore(options.fs ?? nodeFileSystem, projectFolder(store.path));
  }

  /** Opens a project folder. Errors: those of {@link ProjectStore.open}. */
  static async open(
    path: string,
    access: 'write' | 'read',
    options: SessionOptions,
  ): Promise<Result<ProjectSession>> {
    const store = await ProjectStore.open(path, access, options);
    return store.ok ? ok(new ProjectSession(store.value, options)) : store;
  }

  /** The project as it is on disk. */
  get project(): Project {
    return this.#store.project;
  }

  get access(): Access {
    const reason = this.#store.readOnly;
    return reason === null ? { kind: 'write' } : { kind: 'read-only', reason };
  }

  /** What opening found worth telling. */
  get notices(): readonly Notice[] {
    return this.#store.notices;
  }

  /**
   * Gives a command that somebody outside made, the window or a script: what it says of stored files is held against the
   * store first. Errors: those of `checkAgainstStore` and of {@link execute}.
   */
  async give(command: Command, by: Actor): Promise<Result<{ readonly revision: number }>> {
    const checked = await checkAgainstStore(this.evidence, this.#store.head, command);
    return checked.ok ? this.execute(command, by) : checked;
  }

  /**
   * Gives one command of Stet's own services. Resolves when it is on disk and listeners have heard of it.
   * Errors: what `apply` refuses; `read-only`; `disk-full`, `write-failed`, `permission-denied` from the disk.
   */
  async execute(command: Command, by: Actor): Promise<Result<{ readonly revision: number }>> {
    const begun = this.#begin(command, by);
    return begun.ok ? begun.value.saved : begun;
  }

  /**
   * Gives commands in order, each as {@link give} does, and stops at the first refusal. They share flushes. Errors come
   * from the disk; a refusal is part of the outcome.
   */
  async giveAll(commands: readonly Command[], by: Actor): Promise<Result<BatchOutcome>> {
    const atOnce = 256;
    let applied = 0;
    let refused: BatchOutcome['refused'] = null;
    while (applied < commands.length && refused === null) {
      const saving: Promise<Result<{ readonly revision: number }>>[] = [];
      for (const command of commands.slice(applied, applied + atOnce)) {
        const checked = await checkAgainstStore(this.evidence, this.#store.head, command);
        const begun = checked.ok ? this.#begin(command, by) : checked;
        if (!begun.ok) {
          refused = { index: applied + saving.length, error: begun.error };
          break;
        }
        saving.push(begun.value.saved);
      }
      for (const saved of await Promise.all(saving)) if (!saved.ok) return saved;
      applied += saving.length;
    }
    return ok({ applied, revision: this.project.revision, refused });
  }

  /**
   * Gives commands that only make sense together: all are kept, or none. Each is held against the store and computed on the one
   * before; only when the last one is allowed does the first one reach the disk, and all of them in one write.
   * Errors: those of {@link give}, of the first command that is refused; nothing was changed then.
   */
  async giveTogether(
    commands: readonly Command[],
    by: Actor,
  ): Promise<Result<{ readonly revision: number }>> {
    for (;;) {
      const start = this.#store.head;
      const steps: Applied[] = [];
      let head = start;
      for (const command of commands) {
        const checked = await checkAgainstStore(this.evidence, head, command);
        if (!checked.ok) return checked;
        const applied = apply(head, command, { at: this.#clock(), actor: by.actor, role: by.role });
        if (!applied.ok) return applied;
        steps.push(applied.value);
        head = applied.value.project;
      }
      // While files were read, somebody else may have changed the project: then all is computed again, on that change.
      if (this.#store.head === start) return this.#save(steps);
    }
  }

  /** Computes the next state at once, so that the next command may build on it, and hands it to the disk. */
  #begin(
    command: Command,
    by: Actor,
  ): Result<{ readonly saved: Promise<Result<{ readonly revision: number }>> }> {
    const context: CommandContext = { at: this.#clock(), actor: by.actor, role: by.role };
    const applied = apply(this.#store.head, command, context);
    if (!applied.ok) return applied;
    return ok({ saved: this.#save([applied.value]) });
  }

  async #save(steps: readonly Applied[]): Promise<Result<{ readonly revision: number }>> {
    const commits = steps.map(({ entry, project }) => ({ entry, next: project }));
    const saved = await this.#store.appendTogether(commits);
    if (!saved.ok) {
      if (saved.error.code !== 'read-only') this.#fail(saved.error);
      return saved;
    }
    for (const { entry, project } of steps) {
      const change: AppliedChange = { command: entry.command, context: entry.context, project };
      for (const listener of this.#applied) listener(change);
    }
    return ok({ revision: steps.at(-1)?.entry.revision ?? this.project.revision });
  }

  #fail(error: AppError): void {
    const notice: Notice = { kind: 'error', code: error.code, text: error.message };
    for (const listener of this.#failed) listener(notice);
  }

  /** Hears of every change in order, after it is on disk. The answer stops listening. */
  onApplied(listener: (change: AppliedChange) => void): () => void {
    this.#applied.add(listener);
    return () => this.#applied.delete(listener);
  }

  /** Hears of saving that failed. The answer stops listening. */
  onFailed(listener: (notice: Notice) => void): () => void {
    this.#failed.add(listener);
    return () => this.#failed.delete(listener);
  }

  /** Makes a snapshot when enough has gathered since the last one; for programs too short-lived for pauses. */
  housekeep(): Promise<void> {
    return this.#store.housekeep();
  }

  /** Waits for what is being saved and lets others write. */
  close(): Promise<void> {
    return this.#store.close();
  }
}
