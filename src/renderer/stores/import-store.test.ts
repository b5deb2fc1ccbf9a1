import { beforeEach, expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import type { ImportedDocument } from '../../core/documents-in/imported-document.ts';
import { plainBlock } from '../../core/article/block-tree.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { createFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts';
import type { DocumentReader } from '../workers/document-reader.ts';
import { createImportStore, type ImportPreview, type ImportStore } from './import-store.ts';

const document: ImportedDocument = {
  format: 'text',
  article: {
    blocks: [
      plainBlock('headline', 'block_h', 'The harbour wall'),
      plainBlock('paragraph', 'block_a', 'READ: Another story'),
      plainBlock('paragraph', 'block_b', 'Sign up for our newsletter'),
    ],
  },
  title: 'The harbour wall',
  byline: null,
  bylineNames: [],
  publicationDate: null,
  language: null,
  sourceUrl: null,
  removals: [
    {
      blockId: 'block_a',
      text: 'READ: Another story',
      reason: 'related-link',
      why: 'points to another article',
    },
    { blockId: 'block_b', text: 'Sign up', reason: 'newsletter', why: 'asks the reader to sign up' },
  ],
  images: [],
  comments: [],
  changes: [],
  messages: [],
};
const file = { token: 'a'.repeat(32), fileName: 'wall.txt', size: 3 };

let bridge: FakeBridge;
let answer: Result<ImportedDocument>;
let signals: AbortSignal[];
let store: ImportStore;

beforeEach(() => {
  bridge = createFakeBridge();
  bridge.answer('files:pick', () => ok({ file }));
  bridge.answer('files:read', () => ok({ fileName: file.fileName, bytes: new Uint8Array([1]) }));
  answer = ok(document);
  signals = [];
  const read = (signal: AbortSignal) => {
    signals.push(signal);
    return Promise.resolve(answer);
  };
  const reader: DocumentReader = {
    readFile: (_bytes, _name, signal) => read(signal),
    readPaste: (_pasted, signal) => read(signal),
    readEvidence: () => Promise.resolve(ok(null)),
    readFormatted: () => Promise.resolve(ok(null)),
  };
  store = createImportStore(bridge, reader);
});

const preview = (): ImportPreview => {
  const state = store.get();
  if (state.kind !== 'preview') throw new Error(`The import is ${state.kind}`);
  return state;
};

it('proposes to leave out every furniture line and lets each be kept', async () => {
  await store.readToken(file);
  expect([...preview().leaveOut]).toEqual(['block_a', 'block_b']);
  store.setLeftOut('block_a', false);
  expect([...preview().leaveOut]).toEqual(['block_b']);
  store.setAllLeftOut(false);
  expect(preview().leaveOut.size).toBe(0);
  store.setAllLeftOut(true);
  expect(preview().leaveOut.size).toBe(2);
});

it('sends exactly what the user agreed to', async () => {
  let sent: readonly string[] = [];
  bridge.answer('import:create', ({ leaveOut }) => {
    sent = leaveOut;
    return ok({ projectId: 'project_new' });
  });
  await store.readToken(file);
  store.setLeftOut('block_b', false);
  expect(await store.create()).toBe('project_new');
  expect(sent).toEqual(['block_a']);
  expect(store.get().kind).toBe('idle');
});

it('keeps the preview when the project could not be made', async () => {
  bridge.answer('import:create', () => err(appError('disk-full', 'The disk is full.')));
  await store.readToken(file);
  expect(await store.create()).toBeNull();
  expect(preview()).toMatchObject({ isCreating: false, error: { code: 'disk-full' } });
});

it('shows why a file could not be read', async () => {
  answer = err(appError('not-text', 'The file is not text.'));
  await store.readToken(file);
  expect(store.get()).toMatchObject({ kind: 'failed', fileName: 'wall.txt', error: { code: 'not-text' } });
});

it('stays where it is when no file is chosen', async () => {
  bridge.answer('files:pick', () => ok({ file: null }));
  expect(await store.pickFile()).toBeNull();
  expect(store.get().kind).toBe('idle');
});

it('hands on the chosen file, which may be no article, and tells why there is none', async () => {
  expect(await store.pickFile()).toEqual(file);
  expect(store.get().kind).toBe('idle');
  bridge.answer('files:pick', () => err(appError('too-large', 'The file is too large.')));
  expect(await store.pickFile()).toBe('failed');
  expect(store.get()).toMatchObject({ kind: 'failed', error: { code: 'too-large' } });
});

it('forgets a document that arrives after cancelling', async () => {
  const reading = store.readToken(file);
  await expect.poll(() => signals.length).toBe(1);
  store.cancel();
  await reading;
  expect(signals[0]?.aborted).toBe(true);
  expect(store.get().kind).toBe('idle');
});
