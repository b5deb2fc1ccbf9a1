import type { StetBridge } from '../../contract/bridge.ts';
import type { EventOf } from '../../contract/channels.ts';
import type { Access } from '../../contract/views.ts';
import { appError, type AppError } from '../../core/app-error.ts';
import { applyChecked } from '../../core/project/apply.ts';
import type { Command } from '../../core/project/commands.ts';
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

export interface ProjectStore extends ReadableStore<ProjectState> {
  readonly open: (projectId: string) => Promise<void>;
  /** Flushes and closes; stays open and answers false when something could not be saved. */
  readonly close: () => Promise<boolean>;
  /** Resolves once the command is on disk and the store holds the project after it. */
  readonly execute: (command: Command) => Promise<Result<void>>;
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
      mode: role === 'checker' || access.kind === 'read-only' ? 'check' : 'draft',
      selectedClaimId: null,
      saving: { kind: 'saved', at: project.updatedAt },
    });
  };

  const open = async (projectId: string): Promise<void> => {
    opening += 1;
    const attempt = opening;
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
    settled = { kind: 'saved', at: project.updatedAt };
    change({ project, access, role, ...(unanswered === 0 ? { saving: settled } : {}) });
  };

  const onApplied = (event: EventOf<'project:applied'>) => {
    const state = current();
    if (state?.project.id !== event.projectId || event.revision <= state.project.revision) return;
    const applied =
      event.revision === state.project.revision + 1
        ? applyChecked(state.project, event.command, event.context)
        : null;
    if (applied?.ok === true && applied.value.project.logHead === event.logHead) {
      // Whoever gave it, here or elsewhere (a role switched, an export recorded): it is on disk.
      settled = { kind: 'saved', at: now() };
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
      return state?.project.id !== projectId || state.project.revision >= revision;
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

  const execute = async (command: Command): Promise<Result<void>> => {
    const state = current();
    if (state === null) return err(appError('not-found', 'No project is open. Nothing was changed.'));
    if (state.access.kind === 'read-only') {
      return err(appError('read-only', `${state.access.reason} Nothing was changed.`));
    }
    unanswered += 1;
    change({ saving: { kind: 'saving' } });
    const projectId = state.project.id;
    const done = await bridge.invoke('project:execute', { projectId, command });
    if (done.ok) await reached(projectId, done.value.revision);
    unanswered -= 1;
    if (done.ok) settled = { kind: 'saved', at: now() };
    else if (diskCodes.has(done.error.code)) settled = { kind: 'failed', error: done.error };
    if (unanswered === 0 && current()?.project.id === projectId) change({ saving: settled });
    if (done.ok) notices.settleRefusals();
    return done.ok ? ok(undefined) : done;
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
