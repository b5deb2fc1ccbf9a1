import { beforeEach, describe, expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import type { Command } from '../../core/project/commands.ts';
import { err } from '../../core/result.ts';
import { createFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts';
import { createNoticeStore, type NoticeStore } from './notice-store.ts';
import { createProjectStore, type OpenProject, type ProjectStore } from './project-store.ts';

let bridge: FakeBridge;
let notices: NoticeStore;
let store: ProjectStore;
let projectId: string;

const rename = (title: string): Command => ({ kind: 'story.update', title });
const opened = (): OpenProject => {
  const state = store.get();
  if (state.kind !== 'open') throw new Error(`The project is ${state.kind}`);
  return state;
};

beforeEach(async () => {
  bridge = createFakeBridge();
  notices = createNoticeStore();
  store = createProjectStore(bridge, notices, () => '2026-03-01T14:02:00.000Z');
  const created = await bridge.invoke('library:create', { kind: 'blank', title: 'Harbour' });
  if (!created.ok) throw new Error(created.error.message);
  projectId = created.value.projectId;
  await store.open(projectId);
});

it('holds the project after a command by the time the command is answered', async () => {
  const done = await store.execute(rename('Harbour wall'));
  expect(done.ok).toBe(true);
  expect(opened().project.story.title).toBe('Harbour wall');
  expect(opened().saving).toEqual({ kind: 'saved', at: '2026-03-01T14:02:00.000Z' });
});

it.each([
  ['writer', 'draft'],
  ['editor', 'draft'],
  ['checker', 'check'],
  ['legal', 'check'],
] as const)('opens for the role %s in %s: nobody begins where they cannot type', async (role, mode) => {
  await bridge.invoke('project:set-role', { projectId, role });
  await store.open(projectId);
  expect(opened()).toMatchObject({ role, mode });
});

it('arrives at the same log head as the main process', async () => {
  await store.execute(rename('One'));
  await store.execute(rename('Two'));
  const there = await bridge.invoke('project:open', { projectId });
  expect(there.ok && there.value.project).toEqual(opened().project);
});

it('reads the project again when an event got lost', async () => {
  bridge.loseEvents(1);
  void store.execute(rename('Lost'));
  await store.execute(rename('Found'));
  await expect.poll(() => opened().project.revision).toBe(3);
  expect(opened().project.story.title).toBe('Found');
  expect(bridge.calls.filter((channel) => channel === 'project:open')).toHaveLength(2);
});

it('does not believe an event whose log head differs', async () => {
  const before = opened().project;
  bridge.emit('project:applied', {
    projectId,
    command: rename('Forged'),
    context: { at: '2026-03-01T10:00:00.000Z', actor: 'Nobody', role: 'editor' },
    revision: before.revision + 1,
    logHead: '0'.repeat(64),
  });
  await expect.poll(() => bridge.calls.filter((channel) => channel === 'project:open').length).toBe(2);
  expect(opened().project).toEqual(before);
});

it('leaves the project and the saved state as they were when a command is refused', async () => {
  const before = opened();
  const done = await store.execute({ kind: 'claim.remove', claimId: 'claim_none' });
  expect(done.ok).toBe(false);
  expect(opened().project).toBe(before.project);
  expect(opened().saving).toEqual(before.saving);
});

it('says that saving failed until something has been saved again', async () => {
  const error = appError('disk-full', 'The disk is full.');
  bridge.answer('project:execute', () => err(error));
  await store.execute(rename('Nowhere'));
  expect(opened().saving).toEqual({ kind: 'failed', error });
});

it('is saved again when a refused command was answered after one that was kept', async () => {
  const kept = store.execute(rename('Kept'));
  const refused = store.execute({ kind: 'claim.remove', claimId: 'claim_none' });
  await Promise.all([kept, refused]);
  expect(opened().saving.kind).toBe('saved');
});

it('stays open when pending edits cannot be saved', async () => {
  const stop = store.registerFlush(() => Promise.resolve(false));
  expect(await store.close()).toBe(false);
  expect(store.get().kind).toBe('open');
  stop();
  expect(await store.close()).toBe(true);
  expect(store.get().kind).toBe('closed');
});

it('answers the main process once everything pending is sent', async () => {
  let isSent = false;
  store.registerFlush(async () => {
    await store.execute(rename('Typed at the last moment'));
    return (isSent = true);
  });
  bridge.emit('app:flush', {});
  await expect.poll(() => bridge.calls.at(-1)).toBe('app:flushed');
  expect(isSent).toBe(true);
});

it('shows a failure of the session in a banner and refuses nothing silently', () => {
  bridge.emit('project:failed', {
    projectId,
    notice: { kind: 'error', code: 'write-failed', text: 'The folder is gone.' },
  });
  expect(notices.get().banners).toHaveLength(1);
  expect(opened().saving.kind).toBe('failed');
});

it('takes the banners of a project away with it', async () => {
  bridge.emit('project:failed', {
    projectId,
    notice: { kind: 'error', code: 'write-failed', text: 'The folder is gone.' },
  });
  await store.close();
  expect(notices.get().banners).toEqual([]);
});

it('keeps only the answer for the project opened last', async () => {
  const other = await bridge.invoke('library:create', { kind: 'blank', title: 'Other' });
  if (!other.ok) throw new Error(other.error.message);
  await Promise.all([store.open(projectId), store.open(other.value.projectId)]);
  expect(opened().project.id).toBe(other.value.projectId);
});

describe('the saved line', () => {
  it('is true after an act that the window did not send', async () => {
    expect(opened().saving).toEqual({ kind: 'saved', at: opened().project.updatedAt });
    await bridge.invoke('project:execute', { projectId, command: rename('By another') });
    expect(opened().saving).toEqual({ kind: 'saved', at: '2026-03-01T14:02:00.000Z' });
  });

  it('says saving until the window’s own command is answered, whatever else is applied meanwhile', async () => {
    const own = store.execute(rename('Own'));
    expect(opened().saving.kind).toBe('saving');
    await own;
    expect(opened().saving.kind).toBe('saved');
  });

  it('goes by the record when the project had to be read again', async () => {
    bridge.loseEvents(1);
    await bridge.invoke('project:execute', { projectId, command: rename('Lost') });
    await bridge.invoke('project:execute', { projectId, command: rename('Found') });
    await expect.poll(() => opened().project.revision).toBe(3);
    expect(opened().saving).toEqual({ kind: 'saved', at: opened().project.updatedAt });
  });
});

describe('a refusal on screen', () => {
  const toasts = () => notices.get().toasts.length;
  beforeEach(() => {
    notices.tellError(appError('not-permitted', 'Not yours.'));
  });

  it('stays while the next thing is refused too', async () => {
    await store.execute({ kind: 'claim.remove', claimId: 'claim_none' });
    expect(toasts()).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a command', () => store.execute(rename('Done'))],
    ['another role', () => store.setRole('writer')],
    ['another mode', () => store.setMode('read')],
  ])('goes with %s that succeeds', async (_what, act) => {
    await act();
    expect(toasts()).toBe(0);
  });
});

it('gives a row of commands at once, is drawn once, and tells each with the project before it', async () => {
  const drawn: number[] = [];
  const stop = store.subscribe(() => drawn.push(opened().project.revision));
  const seen: (readonly [number, string])[] = [];
  const done = await store.executeAll([rename('One'), rename('Two'), rename('Three')], (before) =>
    seen.push([before.revision, before.story.title]),
  );
  stop();
  expect(done).toEqual({ ok: true, value: { applied: 3, refused: null } });
  expect(seen).toEqual([
    [1, 'Harbour'],
    [2, 'One'],
    [3, 'Two'],
  ]);
  expect(new Set(drawn)).toEqual(new Set([1, 4]));
  expect(opened().saving.kind).toBe('saved');
});

it('stops a row at the first refusal and keeps what came before', async () => {
  const done = await store.executeAll(
    [rename('One'), { kind: 'claim.remove', claimId: 'claim_none' }, rename('Two')],
    () => undefined,
  );
  expect(done).toMatchObject({ ok: true, value: { applied: 1, refused: { code: 'unknown-id' } } });
  expect(opened().project.story.title).toBe('One');
});

it('does not take the commands of others for those of a row', async () => {
  const titles: string[] = [];
  const row = store.executeAll([rename('One'), rename('Two')], (_before, command) => {
    if (command.kind === 'story.update') titles.push(command.title ?? '');
  });
  await bridge.invoke('project:execute', { projectId, command: rename('Elsewhere') });
  await row;
  expect(titles).toEqual(['One', 'Two']);
  await expect.poll(() => opened().project.revision).toBe(4);
});
