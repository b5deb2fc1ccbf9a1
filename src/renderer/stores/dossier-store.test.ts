import { beforeEach, expect, it } from 'vitest';
import type { DossierView } from '../../contract/dossier-channels.ts';
import { appError } from '../../core/app-error.ts';
import { err, ok } from '../../core/result.ts';
import { createFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts';
import { createDossierStore, type DossierStore } from './dossier-store.ts';

const file = { token: 'a'.repeat(32), fileName: 'ferry.stet.zip', size: 3 };
const view: DossierView = {
  fileName: file.fileName,
  isIntact: true,
  signature: 'holds',
  changed: [],
  touched: [],
  log: { entries: 4, isChained: true, isRepeated: true },
  problems: [],
  notes: [],
  told: null,
  canImport: true,
};

let bridge: FakeBridge;
let store: DossierStore;
beforeEach(() => {
  bridge = createFakeBridge();
  bridge.answer('files:pick', () => ok({ file }));
  bridge.answer('dossier:examine', () => ok(view));
  store = createDossierStore(bridge);
});

it('tells what was found in the chosen file', async () => {
  expect(await store.pickFile()).toBe(true);
  await expect.poll(() => store.get().kind).toBe('examined');
  expect(store.get()).toMatchObject({ file, view, error: null });
});

it('stays where it is when no file is chosen, and tells why one could not be read', async () => {
  bridge.answer('files:pick', () => ok({ file: null }));
  expect(await store.pickFile()).toBe(false);
  expect(store.get().kind).toBe('idle');
  bridge.answer('dossier:examine', () => err(appError('not-found', 'There is no such file.')));
  await store.examine(file);
  expect(store.get()).toMatchObject({
    kind: 'failed',
    fileName: file.fileName,
    error: { code: 'not-found' },
  });
});

it('keeps what was found when no project could be made of it', async () => {
  bridge.answer('dossier:import', () => err(appError('already-exists', 'It is in this library already.')));
  await store.examine(file);
  expect(await store.importProject()).toBeNull();
  expect(store.get()).toMatchObject({ view, isImporting: false, error: { code: 'already-exists' } });
  bridge.answer('dossier:import', () => ok({ projectId: 'project_1' }));
  expect(await store.importProject()).toBe('project_1');
});

it('lets go of an answer that comes after the user went on', async () => {
  const examining = store.examine(file);
  store.forget();
  await examining;
  expect(store.get().kind).toBe('idle');
});
