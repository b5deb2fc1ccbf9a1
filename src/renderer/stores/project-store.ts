import type { StetBridge } from '../../contract/bridge.ts';
import type { EventOf } from '../../contract/channels.ts';
import type { Access } from '../../contract/views.ts';
import { appError, type AppError } from '../../core/app-error.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { applyChecked } from '../../core/project/apply.ts';
import type { Command } from '../../core/project/commands.ts';
import { allowedRoles } from '../../core/project/permissions.ts';
import type { Project } from '../../core/project/project.ts';
import type { Role } from '../../core/project/roles.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { NoticeStore } from './notice-store.ts';
import { createStore, type ReadableStore } from './store.ts';

/** Draft types, Check reads and judges, Read shows the page as readers will see it. */
export type Mode = 'draft' | 'check' | 'read';
export const modes = ['draft', 'check', 'read'] as const satisfies readonly Mode[];

/** Whether what was done is on disk. `failed` is the last refusal to write; it goes with the next save. */
export type Saving =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface OpenProject {
  readonly kind: 'open';
  readonly project: Project;
  readonly access: Access;
  readonly role: Role;
  readonly mode: Mode;
  readonly selectedClaimId: string | null;
  readonly saving: Saving;
}

export type ProjectState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening'; readonly projectId: string }
  | { readonly kind: 'failed'; readonly projectId: string; readonly error: AppError }
  | OpenProject;

/** How far a row of commands came. Everything before the refusal is kept and on disk. */
export interface RowOutcome {
  readonly applied: number;
  readonly refused: AppError | null;
}

/** Hears of each command of a row when it is applied, with the project before it. */
export type RowWatcher = (before: Project, command: Command) => void;

export interface ProjectStore extends ReadableStore<ProjectState> {
  readonly open: (projectId: string) => Promise<void>;
  /** Flushes and closes; stays open and answers false when something could not be saved. */
  readonly close: () => Promise<boolean>;
  /** Resolves once the command is on disk and the store holds the project after it. */
  readonly execute: (command: Command) => Promise<Result<void>>;
  /**
   * The same for at most 500 commands, which share flushes and are drawn once; stops at the first refusal. Errors: those of the
   * disk; a refusal is part of the outcome.
   */
  readonly executeAll: (commands: readonly Command[], watch: RowWatcher) => Promise<Result<RowOutcome>>;
  readonly setRole: (role: Role) => Promise<Result<void>>;
  readonly setMode: (mode: Mode) => Promise<void>;
  readonly selectClaim: (claimId: string | null) => void;
  /** `flush` sends pending edits and answers whether they are on disk. The answer takes it back. */
  readonly registerFlush: (flush: () => Promise<boolean>) => () => void;
  /** Sends everything pending; false when something could not be saved. */
  readonly flush: () => Promise<boolean>;
  readonly dispose: () => void;
}

/** Codes that speak of the disk; every other refusal concerns the command alone. */
const diskCodes: ReadonlySet<string> = new Set([
  'disk-full',
  'write-failed',
  'read-only',
  'locked',
  'permission-denied',
]);
const failureBanner = 'project-failed';

/**
 * The open project. It changes only when the main process says that a command is on disk: the window applies the same
 * command with the same `core/apply` and compares the log head. A difference means a lost event; the project is read
 * again then.
 * @param now the current time, for "saved at".
 */
export function createProjectStore(
  bridge: StetBridge,
  notices: NoticeStore,
  now: () => string,
): ProjectStore {
  const store = createStore<ProjectState>({ kind: 'closed' });
  const flushes = new Set<() => Promise<boolean>>();
  const waiting = new Set<() => void>();
  /** Banners that speak of the open project; they go with it. */
  const raised = new Set<string>([failureBanner]);
  const settleBanners = () => {
    for (const id of raised) notices.settle(id);
  };
  let opening = 0;
  let unanswered = 0;
  /** How far the project has come while rows of commands are under way: they are shown at their ends, not at each command. */
  let ahead: Project | null = null;
  const watchers = new Set<RowWatcher>();
  /** What the last answer said about the disk. */
  let settled: Saving = { kind: 'saved', at: '' };

  const current = (): OpenProject | null => {
    const state = store.get();
    return state.kind === 'open' ? state : null;
  };
  const change = (part: Partial<Omit<OpenProject, 'kind'>>) => {
    const state = current();
    if (state !== null) store.set({ ...state, ...part });
    for (const check of [...waiting]) check();
  };

  const read = async (projectId: string): Promise<Result<OpenProject>> => {
    const opened = await bridge.invoke('project:open', { projectId });
    if (!opened.ok) return opened;
    const { project, access, role, notices: told } = opened.value;
    for (const notice of told) {
      raised.add(notice.code);
      notices.raise({
        id: notice.code,
        kind: notice.kind,
        title: notice.text,
        detail: '',
        code: notice.code,
      });
    }
    return ok({
      kind: 'open',
      project,
      access,
      role,
      mode: access.kind === 'write' && allowedRoles['article.edit'].includes(role) ? 'draft' : 'check',
      selectedClaimId: null,
      saving: { kind: 'saved', at: project.updatedAt },
    });
  };

  const open = async (projectId: string): Promise<void> => {
    opening += 1;
    const attempt = opening;
    ahead = null;
    settleBanners();
    store.set({ kind: 'opening', projectId });
    const opened = await read(projectId);
    if (attempt !== opening) return;
    if (opened.ok) settled = opened.value.saving;
    store.set(opened.ok ? opened.value : { kind: 'failed', projectId, error: opened.error });
  };

  /** Takes the state of the disk after an event got lost; where the user is stays. */
  const readAgain = async (projectId: string): Promise<void> => {
    opening += 1;
    const attempt = opening;
    const opened = await read(projectId);
    const state = current();
    if (attempt !== opening || state?.project.id !== projectId) return;
    if (!opened.ok) {
      store.set({ kind: 'failed', projectId, error: opened.error });
      return;
    }
    const { project, access, role } = opened.value;
    ahead = null;
    settled = { kind: 'saved', at: project.updatedAt };
    change({ project, access, role, ...(unanswered === 0 ? { saving: settled } : {}) });
  };

  const onApplied = (event: EventOf<'project:applied'>) => {
    const state = current();
    if (state?.project.id !== event.projectId) return;
    const known = ahead ?? state.project;
    if (event.revision <= known.revision) return;
    const applied =
      event.revision === known.revision + 1 ? applyChecked(known, event.command, event.context) : null;
    if (applied?.ok === true && applied.value.project.logHead === event.logHead) {
      // Whoever gave it, here or elsewhere (a role switched, an export recorded): it is on disk.
      settled = { kind: 'saved', at: now() };
      if (watchers.size > 0) {
        for (const watch of watchers) watch(known, event.command);
        ahead = applied.value.project;
        for (const check of [...waiting]) check();
        return;
      }
      change({
        project: applied.value.project,
        ...(unanswered === 0 ? { saving: settled } : {}),
      });
    } else {
      void readAgain(event.projectId);
    }
  };

  /** Resolves when the store has reached a revision; after two seconds it reads the project again instead. */
  const reached = async (projectId: string, revision: number): Promise<void> => {
    const isThere = () => {
      const state = current();
      return state?.project.id !== projectId || (ahead ?? state.project).revision >= revision;
    };
    if (isThere()) return;
    const isInTime = await new Promise<boolean>((resolve) => {
      const check = () => {
        if (isThere()) end(true);
      };
      const timer = setTimeout(() => {
        end(false);
      }, 2000);
      const end = (value: boolean) => {
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
    });
    if (!isInTime) await readAgain(projectId);
  };

  /** Gives what `ask` sends; resolves when the store holds the project after it. */
  const give = async <T extends { readonly revision: number }>(
    ask: (projectId: string) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const state = current();
    if (state === null) return err(appError('not-found', 'No project is open. Nothing was changed.'));
    if (state.access.kind === 'read-only') {
      return err(appError('read-only', `${state.access.reason} Nothing was changed.`));
    }
    unanswered += 1;
    change({ saving: { kind: 'saving' } });
    const projectId = state.project.id;
    const done = await ask(projectId);
    if (done.ok) await reached(projectId, done.value.revision);
    unanswered -= 1;
    if (ahead !== null && current()?.project.id === projectId) change({ project: ahead });
    ahead = null;
    if (done.ok) settled = { kind: 'saved', at: now() };
    else if (diskCodes.has(done.error.code)) settled = { kind: 'failed', error: done.error };
    if (unanswered === 0 && current()?.project.id === projectId) change({ saving: settled });
    if (done.ok) notices.settleRefusals();
    return done;
  };

  const execute = async (command: Command): Promise<Result<void>> => {
    const done = await give((projectId) => bridge.invoke('project:execute', { projectId, command }));
    return done.ok ? ok(undefined) : done;
  };

  const executeAll: ProjectStore['executeAll'] = async (commands, watch) => {
    let at = 0;
    // Others may give commands meanwhile, such as the main process itself.
    const watchOwn: RowWatcher = (before, command) => {
      const own = commands[at];
      if (own === undefined || canonicalJson(own) !== canonicalJson(command)) return;
      at += 1;
      watch(before, command);
    };
    watchers.add(watchOwn);
    const done = await give((projectId) =>
      bridge.invoke('project:execute-all', { projectId, commands: [...commands] }),
    );
    watchers.delete(watchOwn);
    if (!done.ok) return done;
    const { applied, refused } = done.value;
    return ok({ applied, refused: refused === null ? null : appError(refused.code, refused.message) });
  };

  const flush = async (): Promise<boolean> => {
    const done = await Promise.all([...flushes].map((one) => one()));
    return done.every(Boolean);
  };

  const stops = [
    bridge.on('project:applied', onApplied),
    bridge.on('project:failed', ({ projectId, notice }) => {
      if (current()?.project.id !== projectId) return;
      notices.raise({
        id: failureBanner,
        kind: notice.kind,
        title: notice.text,
        detail: '',
        code: notice.code,
      });
      settled = { kind: 'failed', error: appError('write-failed', notice.text) };
      change({ saving: settled });
    }),
    bridge.on('app:flush', () => {
      void flush().then(() => bridge.invoke('app:flushed', {}));
    }),
  ];

  return {
    get: store.get,
    subscribe: store.subscribe,
    open,
    close: async () => {
      const state = current();
      if (state !== null) {
        if (!(await flush())) return false;
        opening += 1;
        settleBanners();
        store.set({ kind: 'closed' });
        const closed = await bridge.invoke('project:close', { projectId: state.project.id });
        if (!closed.ok) notices.tellError(closed.error);
        return closed.ok;
      }
      opening += 1;
      store.set({ kind: 'closed' });
      return true;
    },
    execute,
    executeAll,
    setRole: async (role) => {
      const state = current();
      if (state === null) return err(appError('not-found', 'No project is open. Nothing was changed.'));
      if (!(await flush()))
        return err(appError('write-failed', 'Your last edits could not be saved, so the role stays.'));
      const set = await bridge.invoke('project:set-role', { projectId: state.project.id, role });
      if (!set.ok) return set;
      change({ role: set.value.role });
      notices.settleRefusals();
      return ok(undefined);
    },
    setMode: async (mode) => {
      const state = current();
      if (state === null || state.mode === mode) return;
      await flush();
      change({ mode });
      notices.settleRefusals();
    },
    selectClaim: (claimId) => {
      if (current()?.selectedClaimId !== claimId) change({ selectedClaimId: claimId });
    },
    registerFlush: (one) => {
      flushes.add(one);
      return () => flushes.delete(one);
    },
    flush,
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
