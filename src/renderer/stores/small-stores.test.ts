import { expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { createLibraryStore, type LibraryContent } from './library-store.ts';
import { createNoticeStore } from './notice-store.ts';
import { createRouteStore } from './route-store.ts';
import { createSettingsStore } from './settings-store.ts';
import { createStore } from './store.ts';

it('a store tells its listeners of new values only, until they leave', () => {
  const store = createStore(1);
  const heard: number[] = [];
  const leave = store.subscribe(() => heard.push(store.get()));
  store.set(1);
  store.set(2);
  leave();
  store.set(3);
  expect(heard).toEqual([2]);
});

it('settings show a change at once and take it back when it could not be kept', async () => {
  const bridge = createFakeBridge();
  const notices = createNoticeStore();
  const settings = createSettingsStore(bridge, notices);
  await settings.load();
  bridge.answer('settings:update', () => err(appError('write-failed', 'The settings could not be written.')));
  const kept = settings.update({ theme: 'dark' });
  expect(settings.get()?.theme).toBe('dark');
  expect((await kept).ok).toBe(false);
  expect(settings.get()?.theme).toBe('system');
  expect(notices.get().toasts[0]).toMatchObject({ kind: 'error', code: 'write-failed' });
});

it('the library believes the answer to the last question, not the last answer', async () => {
  const bridge = createFakeBridge();
  const library = createLibraryStore(bridge, createNoticeStore());
  const answers: ((list: Result<LibraryContent>) => void)[] = [];
  bridge.answer('library:list', () => new Promise((resolve) => answers.push(resolve)));
  const first = library.load();
  const second = library.load();
  await expect.poll(() => answers.length).toBe(2);
  const list = (folder: string) => ok({ folder, projects: [], trash: [], notices: [] });
  answers[1]?.(list('/new'));
  answers[0]?.(list('/old'));
  await Promise.all([first, second]);
  expect(library.get()).toMatchObject({ kind: 'ready', library: { folder: '/new' } });
});

it('the library says why it cannot be read', async () => {
  const bridge = createFakeBridge();
  bridge.answer('library:list', () => err(appError('permission-denied', 'The folder may not be read.')));
  const library = createLibraryStore(bridge, createNoticeStore());
  await library.load();
  expect(library.get()).toMatchObject({ kind: 'failed', error: { code: 'permission-denied' } });
});

it('back from settings and import leads to where the work was', () => {
  const routes = createRouteStore();
  routes.go({ screen: 'project', projectId: 'project_1', view: 'desk' });
  routes.setView('publish');
  routes.go({ screen: 'settings' });
  routes.go({ screen: 'import' });
  routes.back();
  expect(routes.get().route).toEqual({ screen: 'project', projectId: 'project_1', view: 'publish' });
});

it('leads back from the settings to the import they were opened from, and from there to the work', () => {
  const routes = createRouteStore();
  const work = { screen: 'project', projectId: 'project_1', view: 'desk' } as const;
  for (const stopover of ['import', 'dossier'] as const) {
    routes.go(work);
    routes.go({ screen: stopover });
    routes.go({ screen: 'settings' });
    routes.go({ screen: 'settings', section: 'policy' });
    routes.back();
    expect(routes.get().route).toEqual({ screen: stopover });
    routes.back();
    expect(routes.get().route).toEqual(work);
  }
  routes.back();
  expect(routes.get().route).toEqual({ screen: 'library' });
});

it('says the same notice once and keeps no more than four', () => {
  const notices = createNoticeStore();
  for (const text of ['a', 'b', 'a', 'c', 'd', 'e']) notices.tell({ text });
  expect(notices.get().toasts.map((toast) => toast.text)).toEqual(['a', 'c', 'd', 'e']);
});

it('announces the same words again', () => {
  const notices = createNoticeStore();
  notices.announce('Marked');
  const first = notices.get().announcement;
  notices.announce('Marked');
  expect(notices.get().announcement).not.toBe(first);
});

it('takes refusals away when something else succeeds, and leaves what asks for an answer and what is still so', () => {
  const notices = createNoticeStore();
  notices.tell({ kind: 'error', text: 'Refused.' });
  notices.tell({ kind: 'warning', text: 'Careful.' });
  notices.tell({ kind: 'done', text: 'Done.' });
  notices.tell({ kind: 'error', text: 'Try again?', action: { label: 'Again', run: () => undefined } });
  notices.settleRefusals();
  expect(notices.get().toasts.map((toast) => toast.text)).toEqual(['Careful.', 'Done.', 'Try again?']);
});
